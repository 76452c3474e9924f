import { z } from 'zod';

const Place = z.object({ facility: z.string(), practitioner: z.string(), from: z.number(), to: z.number() });

/** What `security.tell_booking()` tells: the booking, and where and when it was and is. No patient, no words. */
const ToldBooking = z.object({
  /** By which a reader who was away says how far they have heard. */
  id: z.string(),
  /** The MD5 of the clinic's id, as in every notification. */
  clinic: z.string(),
  booking: z.string(),
  version: z.number(),
  places: z.array(Place),
});
export type ToldBooking = z.output<typeof ToldBooking>;

/** What `security.tell_message()` tells: with whom something was written, and where they belong. No words. */
const ToldMessage = z.object({
  id: z.string(),
  clinic: z.string(),
  patient: z.string(),
  facility: z.string().nullable(),
  /** Something was said, taken back or answered; otherwise it was only read. */
  said: z.boolean(),
});
export type ToldMessage = z.output<typeof ToldMessage>;

/** What `security.tell_form()` tells: which filled form changed, of whom, and where they belong. No words. */
const ToldForm = z.object({
  id: z.string(),
  clinic: z.string(),
  form: z.string(),
  of: z.string(),
  facility: z.string().nullable(),
  version: z.number(),
});
export type ToldForm = z.output<typeof ToldForm>;

const Told = z.union([ToldBooking, ToldMessage, ToldForm]);
export type Told = z.output<typeof Told>;
export const isMessage = (told: Told): told is ToldMessage => 'patient' in told;
export const isForm = (told: Told): told is ToldForm => 'form' in told;
export const isBooking = (told: Told): told is ToldBooking => 'booking' in told;

/** Who listens: a clinic, the facilities of it that they are bound to, and whether messages and forms of patients are theirs to read. */
export interface Reader {
  clinicId: string;
  facilities: readonly string[] | null;
  readsMessages: boolean;
  readsForms: boolean;
}

/** Null for what is none: SQL may notify whatever it likes where it knows the channel. */
export const toldOf = (payload: string): Told | null => {
  try {
    return Told.parse(JSON.parse(payload));
  } catch {
    return null;
  }
};

/** As much of it as the reader may hear of: nothing of facilities that they are not bound to (TEN-8). */
export const asHeardBy = (
  { facilities, readsMessages, readsForms }: Omit<Reader, 'clinicId'>,
  told: Told,
): Told | null => {
  if (!isBooking(told)) {
    const isTheirs = !facilities || (told.facility !== null && facilities.includes(told.facility));
    const mayRead = isForm(told) ? readsForms : readsMessages;
    return mayRead && isTheirs ? told : null;
  }
  if (!facilities) return told;
  const places = told.places.filter(({ facility }) => facilities.includes(facility));
  return places.length > 0 ? { ...told, places } : null;
};
