import { z } from 'zod';
import { DAY } from '../durations.ts';
import { t } from '../i18n/translate.ts';
import { Id, Instant, page, paging } from '../scalars.ts';
import { BookingRow, MOST_DAYS, NotedPatient } from './bookings.ts';
import { FreeSlot } from './free-slots.ts';

/** Somebody who comes without a booking, and wants a service at a facility today. */
export const WalkInQuery = z.strictObject({
  serviceId: Id,
  facilityId: Id,
  /** Who must be free as well. */
  patientId: Id.optional(),
});

/** The first time today with each practitioner who has one left, earliest first; it is this minute's where they are free now. */
export const WalkInTimes = z.object({ items: z.array(FreeSlot.extend({ isNow: z.boolean() })) });
export type WalkInTime = z.output<typeof WalkInTimes>['items'][number];

/** Bookings that nobody has confirmed and that touch the span `from` (included) to `to` (excluded). */
export const UnconfirmedQuery = z
  .strictObject({ ...paging, from: Instant, to: Instant, facilityId: Id.optional() })
  .refine(q => q.to > q.from, { error: t('The end must lie after the start.'), path: ['to'] })
  .refine(q => +q.to - +q.from <= MOST_DAYS * DAY, {
    error: () => t('Please ask for {days} days at most.', { days: MOST_DAYS }),
    path: ['to'],
  });
export const Unconfirmed = BookingRow.pick({
  ...{ id: true, version: true, startsAt: true, endsAt: true, timeZone: true },
  ...{ service: true, practitioner: true, facility: true },
}).extend({
  /** The number to ring, where the clinic has one. */
  patient: NotedPatient.extend({ phone: z.string().nullable().default(null) }),
});
export type Unconfirmed = z.output<typeof Unconfirmed>;
export const UnconfirmedPage = page(Unconfirmed);
