import { type Language, languageOf } from '../../../shared/i18n/languages.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { paragraphs } from '../../data/outbox/paragraphs.ts';
import type { Letter } from '../../data/outbox/post.ts';
import { workTrail } from '../../work-trail.ts';
import { calendarText } from '../ics/write-calendar.ts';
import type { NoticeKind } from './patient-notice.entity.ts';

/** What a letter about a booking is made of. The service is left out: what somebody is treated for is in no mail. */
export interface NoticeFacts {
  recipient: string;
  patient: string;
  clinic: string;
  practitioner: string;
  facility: { name: string; address?: string | null; phone?: string | null; timeZone: string };
  startsAt: Date;
  endsAt: Date;
  /** Of the booking in all calendars. */
  uid: string;
  version: number;
  changedAt: Date;
  /** When it was to begin before it was moved. */
  before?: Date;
  /** BCP 47, the clinic's; it rules nothing in a letter of another language. */
  locale: string;
  clock: 'region' | '12h' | '24h';
}

type Written = Exclude<NoticeKind, 'nothing'>;

const words: Record<Written, (facts: NoticeFacts) => { subject: string; opening: string }> = {
  reminder: ({ clinic }) => ({
    subject: t('Your appointment at {clinic}', { clinic }),
    opening: t('This is a reminder of your appointment:'),
  }),
  booked: ({ clinic }) => ({
    subject: t('Your appointment at {clinic}', { clinic }),
    opening: t('An appointment was made for you:'),
  }),
  moved: facts => ({
    subject: t('Your appointment at {clinic} was changed', { clinic: facts.clinic }),
    opening:
      facts.before && +facts.before !== +facts.startsAt
        ? t('Your appointment on {before} was moved. It is now:', { before: whenIn(facts, facts.before) })
        : t('Your appointment was changed. It is now:'),
  }),
  cancelled: ({ clinic }) => ({
    subject: t('Your appointment at {clinic} was cancelled', { clinic }),
    opening: t('This appointment was cancelled:'),
  }),
};

/**
 * A letter to a patient, by the clock of the place where they are expected. It holds no link: mail scanners follow every one
 * (S22).
 */
export const noticeLetter = (kind: Written, facts: NoticeFacts): Letter => {
  const { recipient, patient, clinic, practitioner, facility } = facts;
  const { subject, opening } = words[kind](facts);
  return {
    kind: `booking.${kind}`,
    recipient,
    subject,
    calendar: invitationOf(kind, facts),
    body: paragraphs(
      t('Hello {name},', { name: patient }),
      opening,
      [whenIn(facts, facts.startsAt), placeOf(facts), t('with {practitioner}', { practitioner })].join('\n'),
      facility.phone
        ? t('If something is not right, please call {phone}.', { phone: facility.phone })
        : t('If something is not right, please call us.'),
      clinic,
    ),
  };
};

const placeOf = ({ facility }: NoticeFacts): string =>
  [facility.name, facility.address].filter(Boolean).join(', ');

/** What puts the appointment into the patient's calendar, replaces it there once it was moved, and takes it out (S34). */
const invitationOf = (kind: Written, facts: NoticeFacts): string => {
  const isOff = kind === 'cancelled';
  const { uid, version, changedAt, startsAt, endsAt, clinic, recipient, patient } = facts;
  return calendarText({
    method: isOff ? 'CANCEL' : 'REQUEST',
    events: [
      {
        ...{ uid, sequence: version, changedAt, startsAt, endsAt },
        ...{ summary: t('Appointment at {clinic}', { clinic }), location: placeOf(facts) },
        status: isOff ? 'CANCELLED' : 'CONFIRMED',
        attendee: { name: patient, email: recipient },
      },
    ],
  });
};

const hourCycles = { region: {}, '12h': { hourCycle: 'h12' }, '24h': { hourCycle: 'h23' } } as const;

/** By which region the dates of a letter are written whose language is not the clinic's. */
const regions: Record<Language, string> = { en: 'en-GB', de: 'de-DE' };

/** The tag by which dates of a letter are written, in the language that it is written in. */
export const ofLetter = (locale: string): string => {
  const { language = 'en' } = workTrail();
  return languageOf(locale) === language ? locale : regions[language];
};

/** Such as `Sunday, 25 October 2026 at 02:30 CEST`: the zone tells the two hours of a clock change apart. */
export const whenIn = (
  { facility, locale, clock }: Pick<NoticeFacts, 'facility' | 'locale' | 'clock'>,
  instant: Date,
): string =>
  new Intl.DateTimeFormat(ofLetter(locale), {
    ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', timeZoneName: 'short', timeZone: facility.timeZone },
    ...hourCycles[clock],
  }).format(instant);
