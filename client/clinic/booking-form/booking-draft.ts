import { NewBooking } from '../../../shared/clinic/bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { isDate, type Which } from '../../ui/formats/clinic-time.ts';

/** What the form holds: the wall clock of the clinic, and how long. */
export type BookingDraft = {
  patientId: string;
  serviceId: string;
  practitionerId: string;
  facilityId: string;
  date: string;
  time: string;
  /** Which of the two, where the time comes twice. */
  which: Which;
  minutes: number;
  /** Empty is the first room that is free. */
  roomId: string;
  notes: string;
};

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

export const minutesBetween = (from: string, to: string): number => minutesOf(to) - minutesOf(from);

const isComplete = ({ date, time }: BookingDraft) => isDate(date) && /^\d{2}:\d{2}/.test(time);

/** The call that books a draft; an unfinished date or time is left to the contract to refuse. */
export const bookingOf = (draft: BookingDraft, toInstant: (wall: string, which?: Which) => string) => {
  const { date, time, which, minutes, roomId, ...rest } = draft;
  const startsAt = isComplete(draft) ? toInstant(`${date} ${time.slice(0, 5)}:00`, which) : '';
  const endsAt =
    startsAt && minutes > 0 ? new Date(Date.parse(startsAt) + minutes * 60_000).toISOString() : undefined;
  return { ...rest, ...(roomId && { roomId }), startsAt, endsAt };
};

const sentences: Record<string, string> = {
  patientId: t('Please choose a patient.'),
  serviceId: t('Please choose a service.'),
  practitionerId: t('Please choose a practitioner.'),
  facilityId: t('Please choose a facility.'),
  startsAt: t('Please enter a date and a complete time.'),
};
const fieldOf: Record<string, string> = { startsAt: 'time', endsAt: 'minutes' };

/** The server and the contract name instants; the form shows their sentence at the field that makes them. */
export const toFormErrors = (fields: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([field, sentence]) => [fieldOf[field] ?? field, sentence]));

export const checkDraft = (draft: BookingDraft, toInstant: (wall: string, which?: Which) => string) => {
  const { error } = NewBooking.safeParse(bookingOf(draft, toInstant));
  const issues = error?.issues.map(({ path, message }) => {
    const field = String(path[0]);
    return [field, sentences[field] ?? message] as const;
  });
  return toFormErrors(Object.fromEntries(issues ?? []));
};
