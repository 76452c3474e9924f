import { setTimeout as wait } from 'node:timers/promises';
import { LockMode } from '@mikro-orm/core';
import { createTransport, type Transporter } from 'nodemailer';
import { z } from 'zod';
import { CALENDAR_FILE } from '../../shared/clinic/mails.ts';
import type { CommunicationValues } from '../../shared/clinic/settings.ts';
import { MINUTE } from '../../shared/durations.ts';
import { openAlert, vaultFault } from '../access/security-events/alerts.ts';
import { settingsOf } from '../access/settings/settings-of.ts';
import { DAILY_LETTER } from '../clinic/daily-reports/daily-letter.ts';
import { isDailyReportWanted } from '../clinic/daily-reports/report-readers.ts';
import { sentBy } from '../clinic/ics/write-calendar.ts';
import { isReminderTrue } from '../clinic/invoices/remind.ts';
import { REMINDER_LETTER } from '../clinic/invoices/reminder-letter.ts';
import { MESSAGE_LETTER } from '../clinic/messages/message-letter.ts';
import { isMessageUnread } from '../clinic/messages/write-message.ts';
import { isNewsWanted } from '../clinic/notifications/mail-news.ts';
import { NEWS_LETTER } from '../clinic/notifications/news-letter.ts';
import { isNoticeTrue } from '../clinic/reminders/still-true.ts';
import { communication } from '../clinic/settings/kinds.ts';
import { isOfferOpen } from '../clinic/waiting-list/make-offer.ts';
import { OFFER_LETTER } from '../clinic/waiting-list/offer-letter.ts';
import { asActor, type ClinicEm } from '../data/orm/as-actor.ts';
import { inPlatform } from '../data/orm/in-platform.ts';
import type { Planes } from '../data/orm/planes.ts';
import { Mail } from '../data/outbox/mail.entity.ts';
import { systemActor } from '../data/records/actor.ts';
import { UnknownKey, VaultFault } from '../data/vault/vault-fault.ts';
import type { Env } from '../env.ts';
import type { Log } from '../logger.ts';
import { onTrail } from '../work-trail.ts';

/** How often the outboxes are looked at; one statement, however many clinics there are. */
const EVERY_MS = 3000;
/** Mails of one clinic in one round, so that a busy one keeps nobody waiting. */
const AT_ONCE = 20;
/** Tries before a mail is given up, which is after a good four hours. */
const TRIES = 9;
/** Far below the first minute, after which another process may take the mail over. */
const TIMEOUT_MS = 10_000;

/** One minute, then twice as long each time. */
const backOff = (attempts: number): Date => new Date(Date.now() + MINUTE * 2 ** (attempts - 1));

/** What is on a letter: read without what is in it, it can be claimed and settled even where that does not open. */
const ENVELOPE = ['recipient', 'kind', 'aboutId', 'status', 'attempts', 'dueAt', 'sentAt', 'fault'] as const;

type Envelope = Pick<Mail, 'id' | (typeof ENVELOPE)[number]>;
type Claimed = Pick<Mail, 'id' | 'recipient' | 'attempts'> & { look: Look };
type Content = Pick<Mail, 'subject' | 'body' | 'calendar'>;

/** How the clinic wants its mails to look. */
type Look = z.output<typeof CommunicationValues>;

/** Whether a letter says what is so now, however long it waited (S41); of most nobody knows better. */
const isTrueStill = (em: ClinicEm, { kind, aboutId, recipient }: Envelope): Promise<boolean> | true => {
  if (!aboutId) return true;
  if (kind === NEWS_LETTER) return isNewsWanted(em, aboutId, recipient);
  if (kind === DAILY_LETTER) return isDailyReportWanted(em, aboutId, recipient);
  if (kind === MESSAGE_LETTER) return isMessageUnread(em, aboutId, recipient);
  if (kind === REMINDER_LETTER) return isReminderTrue(em, aboutId, recipient);
  return kind === OFFER_LETTER ? isOfferOpen(em, aboutId) : isNoticeTrue(em, aboutId);
};

/**
 * Takes the next mail that is due and counts the attempt, before it is handed over: whoever dies in between leaves it to
 * be tried again, and no two processes have the same one at a time, because a locked mail is skipped (WRK-3). What is not
 * true any more is given up instead.
 */
const claim = (planes: Planes, tenantId: string): Promise<Claimed | 'outdated' | null> =>
  asActor(planes, systemActor(tenantId, 'mails.send'), async em => {
    const due = { status: 'queued' as const, dueAt: { $lte: new Date() } };
    const order = { orderBy: { dueAt: 1 }, lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE } as const;
    const mail = await em.findOne(Mail, due, { ...order, fields: ENVELOPE });
    if (!mail) return null;
    if (!(await isTrueStill(em, mail))) {
      em.assign(mail, { status: 'failed', fault: 'outdated' });
      return 'outdated';
    }
    mail.attempts += 1;
    mail.dueAt = backOff(mail.attempts);
    const { id, recipient, attempts } = mail;
    const { values: look } = await settingsOf(em, communication);
    return { id, recipient, attempts, look };
  });

/** What is in the letter, opened; throws a VaultFault where it does not open. */
const contentOf = (planes: Planes, tenantId: string, id: string): Promise<Content> =>
  asActor(
    planes,
    systemActor(tenantId, 'mails.send'),
    em => em.findOneOrFail(Mail, { id }, { fields: ['subject', 'body', 'calendar'] }),
    { readOnly: true },
  );

const settle = (planes: Planes, tenantId: string, id: string, outcome: Partial<Mail>): Promise<void> =>
  asActor(planes, systemActor(tenantId, 'mails.send'), async em => {
    em.assign(await em.findOneOrFail(Mail, { id }, { fields: ENVELOPE }), outcome);
  });

const Fault = z.object({ responseCode: z.int().optional(), code: z.string().optional() });

/** A code only: what a mail server says quotes addresses. */
const faultOf = (error: unknown): { fault: string; isFinal: boolean } => {
  // A key that is not here may be brought back; what does not open with its own was moved or changed.
  if (error instanceof VaultFault) return { fault: 'seal', isFinal: !(error instanceof UnknownKey) };
  const { responseCode, code } = Fault.safeParse(error).data ?? {};
  if (!responseCode) return { fault: code ?? 'unknown', isFinal: false };
  // Wrong credentials are ours to mend; any other 5xx is the server's last word on this mail (RFC 5321, 4.2.1).
  return { fault: `SMTP ${responseCode}`, isFinal: responseCode >= 500 && code !== 'EAUTH' };
};

export class MailSender {
  readonly #planes: Planes;
  readonly #log: Log;
  readonly #transport: Transporter;
  readonly #domain: string;
  readonly #from: string;
  readonly #stop = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(planes: Planes, log: Log, env: Pick<Env, 'mailFrom' | 'domain'> & { smtpUrl: string }) {
    this.#planes = planes;
    this.#log = log;
    this.#domain = env.domain;
    this.#from = env.mailFrom;
    const timeouts = {
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
    };
    this.#transport = createTransport({ url: env.smtpUrl, ...timeouts }, { from: env.mailFrom });
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Lets the mail that is being handed over finish. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
    this.#transport.close();
  }

  /** Hands over what is due in every clinic, once. */
  async sendDue(): Promise<void> {
    const clinics = await inPlatform(
      this.#planes,
      em => em.execute<{ id: string }[]>('select id from security.clinics_with_mail() id'),
      { readOnly: true },
    );
    for (const { id } of clinics) await this.#sendSome(id);
  }

  /** A clinic whose keys do not open keeps its mails, and no other one waiting. */
  async #sendSome(tenantId: string): Promise<void> {
    try {
      for (let n = 0; n < AT_ONCE && !this.#stop.signal.aborted; n++) {
        const sent = await onTrail({ job: 'mails', clinic: tenantId }, () => this.#sendNext(tenantId));
        if (!sent) break;
      }
    } catch (error) {
      if (!(error instanceof VaultFault)) throw error;
      await this.#alarm(tenantId);
    }
  }

  #alarm(tenantId: string): Promise<void> {
    return inPlatform(this.#planes, em => openAlert(em, vaultFault(tenantId)));
  }

  /** Whether there was one. */
  async #sendNext(tenantId: string): Promise<boolean> {
    const mail = await claim(this.#planes, tenantId);
    if (mail && mail !== 'outdated') await this.#send(tenantId, mail);
    return mail !== null;
  }

  async #run(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        await this.sendDue();
      } catch (error) {
        this.#log.warn({ type: (error as Error).name }, 'The outboxes could not be looked at; trying again');
      }
      await wait(EVERY_MS, undefined, { signal: this.#stop.signal }).catch(() => undefined);
    }
  }

  /** In the clinic's name, but from the installation's own address, which alone mail servers let us send from (SPF). */
  #dressed(body: string, { senderName, replyTo, footer }: Look) {
    const address = this.#address;
    return {
      // Two dashes and a blank begin a signature (RFC 3676, 4.3).
      text: footer ? `${body}\n-- \n${footer}\n` : body,
      ...(senderName && { from: { name: senderName, address } }),
      ...(replyTo && { replyTo }),
    };
  }

  get #address(): string {
    return /<(.*)>$/.exec(this.#from)?.[1] ?? this.#from;
  }

  /** The method stands in the type of the part as well, or programs show a file instead of an appointment (S34). */
  #calendarOf({ calendar }: Content, look: Look) {
    if (!calendar) return {};
    const organizer = { name: look.senderName ?? this.#address, email: this.#address };
    return { icalEvent: { filename: CALENDAR_FILE, ...sentBy(calendar, organizer) } };
  }

  async #send(tenantId: string, mail: Claimed): Promise<void> {
    const { id, recipient, attempts, look } = mail;
    try {
      const content = await contentOf(this.#planes, tenantId, id);
      // The same id at each try, so that a mail server can tell a repetition.
      await this.#transport.sendMail({
        ...{ to: recipient, subject: content.subject, messageId: `<${id}@${this.#domain}>` },
        ...this.#dressed(content.body, look),
        ...this.#calendarOf(content, look),
      });
    } catch (error) {
      const { fault, isFinal } = faultOf(error);
      if (error instanceof VaultFault) await this.#alarm(tenantId);
      const isOver = isFinal || attempts >= TRIES;
      this.#log.warn({ mail: id, attempts, fault, isOver }, 'A mail was not sent');
      return settle(this.#planes, tenantId, id, { fault, ...(isOver ? { status: 'failed' as const } : {}) });
    }
    await settle(this.#planes, tenantId, id, { status: 'sent', sentAt: new Date(), fault: null });
  }
}
