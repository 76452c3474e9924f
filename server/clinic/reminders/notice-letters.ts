import type { Letter } from '../../data/outbox/post.ts';
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
  /** BCP 47, the clinic's; letters are in English, so of another language it rules nothing. */
  locale: string;
  clock: 'region' | '12h' | '24h';
}

type Written = Exclude<NoticeKind, 'nothing'>;

const words: Record<
  Written,
  { subject: (clinic: string) => string; opening: (facts: NoticeFacts) => string }
> = {
  reminder: {
    subject: clinic => `Your appointment at ${clinic}`,
    opening: () => 'This is a reminder of your appointment:',
  },
  booked: {
    subject: clinic => `Your appointment at ${clinic}`,
    opening: () => 'An appointment was made for you:',
  },
  moved: {
    subject: clinic => `Your appointment at ${clinic} was changed`,
    opening: facts =>
      facts.before && +facts.before !== +facts.startsAt
        ? `Your appointment on ${whenIn(facts, facts.before)} was moved. It is now:`
        : 'Your appointment was changed. It is now:',
  },
  cancelled: {
    subject: clinic => `Your appointment at ${clinic} was cancelled`,
    opening: () => 'This appointment was cancelled:',
  },
};

/**
 * A letter to a patient, by the clock of the place where they are expected. It holds no link: mail scanners follow every one
 * (S22).
 */
export const noticeLetter = (kind: Written, facts: NoticeFacts): Letter => {
  const { recipient, patient, clinic, practitioner, facility } = facts;
  const { subject, opening } = words[kind];
  const place = placeOf(facts);
  return {
    kind: `booking.${kind}`,
    recipient,
    subject: subject(clinic),
    calendar: invitationOf(kind, facts),
    body: `Hello ${patient},

${opening(facts)}

${whenIn(facts, facts.startsAt)}
${place}
with ${practitioner}

${facility.phone ? `If something is not right, please call ${facility.phone}.` : 'If something is not right, please call us.'}

${clinic}
`,
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
        ...{ summary: `Appointment at ${clinic}`, location: placeOf(facts) },
        status: isOff ? 'CANCELLED' : 'CONFIRMED',
        attendee: { name: patient, email: recipient },
      },
    ],
  });
};

const hourCycles = { region: {}, '12h': { hourCycle: 'h12' }, '24h': { hourCycle: 'h23' } } as const;

/** Such as `Sunday, 25 October 2026 at 02:30 CEST`: the zone tells the two hours of a clock change apart. */
export const whenIn = (
  { facility, locale, clock }: Pick<NoticeFacts, 'facility' | 'locale' | 'clock'>,
  instant: Date,
): string =>
  new Intl.DateTimeFormat(/^en\b/.test(locale) ? locale : 'en-GB', {
    ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', timeZoneName: 'short', timeZone: facility.timeZone },
    ...hourCycles[clock],
  }).format(instant);
