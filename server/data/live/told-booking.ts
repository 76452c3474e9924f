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

/** Who listens: a clinic, and the facilities of it that they are bound to. */
export interface Reader {
  clinicId: string;
  facilities: readonly string[] | null;
}

/** Null for what is none: SQL may notify whatever it likes where it knows the channel. */
export const toldBooking = (payload: string): ToldBooking | null => {
  try {
    return ToldBooking.parse(JSON.parse(payload));
  } catch {
    return null;
  }
};

/** As much of it as the reader may hear of: nothing of facilities that they are not bound to (TEN-8). */
export const asHeardBy = (
  { facilities }: Pick<Reader, 'facilities'>,
  told: ToldBooking,
): ToldBooking | null => {
  if (!facilities) return told;
  const places = told.places.filter(({ facility }) => facilities.includes(facility));
  return places.length > 0 ? { ...told, places } : null;
};
