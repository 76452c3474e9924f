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
    `with ${facts.practitioner}`,
  ].join('\n');

const call = ({ facility }: RequestFacts): string =>
  facility.phone
    ? `Please call ${facility.phone} if you have a question.`
    : 'Please call us if you have a question.';

/** Asks whether the address is theirs: until then nothing is booked. The link opens a page; only its buttons act (D7). */
export const confirmationLetter = (facts: RequestFacts, until: Date, link: string): SecretLetter => ({
  kind: 'request.confirmation',
  recipient: facts.recipient,
  subject: `Please confirm your appointment at ${facts.clinic}`,
  body: `Hello,

somebody, hopefully you, asked for this appointment at ${facts.clinic}:

${appointment(facts)}

It is kept until ${whenIn(facts, until)}. Please confirm it on this page:
${link}

You can move or cancel it there later, so please keep this letter. If that was not you, say so there: we then write to you no more.

${facts.clinic}
`,
  secret: true,
});

/** What became of it, with the same link. */
export const standingLetter = (
  kind: 'waiting' | 'confirmed' | 'cancelled',
  facts: RequestFacts,
  link: string,
): SecretLetter => ({
  kind: `request.${kind}`,
  recipient: facts.recipient,
  ...standing[kind](facts, link),
  secret: true,
});

const standing: Record<
  'waiting' | 'confirmed' | 'cancelled',
  (facts: RequestFacts, link: string) => { subject: string; body: string }
> = {
  waiting: (facts, link) => ({
    subject: `Your request for an appointment at ${facts.clinic}`,
    body: `Hello,

we have your request. The time is kept for you, and we write to you once we have confirmed it:

${appointment(facts)}

Move or cancel it here:
${link}

${call(facts)}

${facts.clinic}
`,
  }),
  confirmed: (facts, link) => ({
    subject: `Your appointment at ${facts.clinic} is confirmed`,
    body: `Hello,

your appointment is confirmed:

${appointment(facts)}

Move or cancel it here:
${link}

${call(facts)}

${facts.clinic}
`,
  }),
  cancelled: (facts, link) => ({
    subject: `Your appointment at ${facts.clinic} was cancelled`,
    body: `Hello,

this appointment was cancelled by the link of your letter:

${appointment(facts)}

If that was not you, or you want it all the same, take it back here while the time is free:
${link}

${call(facts)}

${facts.clinic}
`,
  }),
};

/** What the desk decided. The link stands in the letters before: here it is known to nobody any more. */
export const decisionLetter = (
  decision: 'accepted' | 'declined',
  facts: RequestFacts,
  reason: string | null,
): Letter => ({
  kind: `request.${decision}`,
  recipient: facts.recipient,
  subject:
    decision === 'accepted'
      ? `Your appointment at ${facts.clinic} is confirmed`
      : `Your request for an appointment at ${facts.clinic}`,
  body: `Hello,

${decision === 'accepted' ? 'your appointment is confirmed:' : 'we are sorry that we cannot give you this appointment:'}

${appointment(facts)}
${reason ? `\n${reason}\n` : ''}
${decision === 'accepted' ? 'You can move or cancel it by the link in our first letter. ' : ''}${call(facts)}

${facts.clinic}
`,
});
