import { t } from '../../../shared/i18n/translate.ts';
import { firstLanguage, inLanguage } from '../../data/language/in-language.ts';
import { paragraphs } from '../../data/outbox/paragraphs.ts';
import type { Letter, SecretLetter } from '../../data/outbox/post.ts';
import { whenIn } from '../reminders/notice-letters.ts';

/** What letters to visitors are made of. None holds anything that was typed: a form is no mailer (D12). */
export interface RequestFacts {
  recipient: string;
  clinic: string;
  practitioner: string;
  facility: { name: string; address?: string | null; phone?: string | null; timeZone: string };
  startsAt: Date;
  locale: string;
  clock: 'region' | '12h' | '24h';
}

const appointment = (facts: RequestFacts): string =>
  [
    whenIn(facts, facts.startsAt),
    [facts.facility.name, facts.facility.address].filter(Boolean).join(', '),
    t('with {practitioner}', { practitioner: facts.practitioner }),
  ].join('\n');

const call = ({ facility }: RequestFacts): string =>
  facility.phone
    ? t('Please call {phone} if you have a question.', { phone: facility.phone })
    : t('Please call us if you have a question.');

/** Asks whether the address is theirs: until then nothing is booked. The link opens a page; only its buttons act (D7). */
export const confirmationLetter = (facts: RequestFacts, until: Date, link: string): SecretLetter => ({
  kind: 'request.confirmation',
  recipient: facts.recipient,
  subject: t('Please confirm your appointment at {clinic}', { clinic: facts.clinic }),
  body: paragraphs(
    t('Hello,'),
    t('somebody, hopefully you, asked for this appointment at {clinic}:', { clinic: facts.clinic }),
    appointment(facts),
    `${t('It is kept until {until}. Please confirm it on this page:', { until: whenIn(facts, until) })}\n${link}`,
    t(
      'You can move or cancel it there later, so please keep this letter. If that was not you, say so there: we then write to you no more.',
    ),
    facts.clinic,
  ),
  secret: true,
});

/** What became of it, with the same link. */
export const standingLetter = (
  kind: keyof typeof standing,
  facts: RequestFacts,
  link: string,
): SecretLetter => {
  const { subject, opening, linked } = standing[kind](facts);
  return {
    kind: `request.${kind}`,
    recipient: facts.recipient,
    subject,
    body: paragraphs(
      t('Hello,'),
      opening,
      appointment(facts),
      `${linked}\n${link}`,
      call(facts),
      facts.clinic,
    ),
    secret: true,
  };
};

const confirmed = ({ clinic }: RequestFacts) => ({
  subject: t('Your appointment at {clinic} is confirmed', { clinic }),
  opening: t('your appointment is confirmed:'),
});

const standing = {
  waiting: ({ clinic }: RequestFacts) => ({
    subject: t('Your request for an appointment at {clinic}', { clinic }),
    opening: t(
      'we have your request. The time is kept for you, and we write to you once we have confirmed it:',
    ),
    linked: t('Move or cancel it here:'),
  }),
  confirmed: (facts: RequestFacts) => ({ ...confirmed(facts), linked: t('Move or cancel it here:') }),
  cancelled: ({ clinic }: RequestFacts) => ({
    subject: t('Your appointment at {clinic} was cancelled', { clinic }),
    opening: t('this appointment was cancelled by the link of your letter:'),
    linked: t('If that was not you, or you want it all the same, take it back here while the time is free:'),
  }),
};

const decided = {
  accepted: (facts: RequestFacts) => ({
    ...confirmed(facts),
    closing: t('You can move or cancel it by the link in our first letter. {call}', { call: call(facts) }),
  }),
  declined: (facts: RequestFacts) => ({
    subject: t('Your request for an appointment at {clinic}', { clinic: facts.clinic }),
    opening: t('we are sorry that we cannot give you this appointment:'),
    closing: call(facts),
  }),
};

/**
 * What the desk decided, in the language of the clinic, as nobody knows that of whoever asked. The link stands in the letters
 * before: here it is known to nobody any more.
 */
export const decisionLetter = (
  decision: keyof typeof decided,
  facts: RequestFacts,
  reason: string | null,
): Letter =>
  inLanguage(firstLanguage(facts.locale), () => {
    const { subject, opening, closing } = decided[decision](facts);
    return {
      kind: `request.${decision}`,
      recipient: facts.recipient,
      subject,
      body: paragraphs(t('Hello,'), opening, appointment(facts), reason, closing, facts.clinic),
    };
  });
