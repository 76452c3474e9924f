import { ref } from '@mikro-orm/core';
import type { z } from 'zod';
import type { HandOver } from '../../../shared/clinic/dependent-bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { wallTimeOf } from '../../../shared/wall-time.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { NeedsReason, Refusal } from '../../errors.ts';
import { isOpen } from '../availability/open-hours.ts';
import { placesOf } from '../availability/places.ts';
import { daysOf } from '../availability/wall-time.ts';
import { timesInWords } from '../dependents/times-in-words.ts';
import { User } from '../users/user.entity.ts';
import type { Booking } from './booking/booking.entity.ts';
import { expectPractitioner } from './expect-bookable.ts';
import { toComeOf } from './to-come-of.ts';

/**
 * Gives all bookings to come of a practitioner to another one, or none of them: what collides is named, and what lies
 * outside the successor's hours takes a reason (K9, FD7).
 */
export const handOver = async (em: ClinicEm, wish: z.output<typeof HandOver>): Promise<number> => {
  const { practitionerId, successorId, despite } = wish;
  const leaver = await em.findOneOrFail(User, { id: practitionerId });
  const successor = await em.findOneOrFail(User, { id: successorId });
  if (leaver === successor) throw new Refusal('Please choose somebody else to take these bookings.');
  expectPractitioner(successor);
  const bookings = await toComeOf(em, 'practitioner', leaver);
  expectNoCollision(successor, bookings, await toComeOf(em, 'practitioner', successor));
  const outside = await outsideHours(em, successor, bookings);
  if (outside.size > 0 && !despite) throw new NeedsReason([doesNotWork(successor, outside.size)]);
  for (const booking of bookings) {
    booking.expectMovable();
    booking.practitioner = ref(successor);
    const others = booking.despiteWarnings.filter(kind => kind !== 'outside-hours');
    if (outside.has(booking)) booking.despiteReason = despite?.reason ?? null;
    else if (others.length === 0) booking.despiteReason = null;
    booking.despiteWarnings = outside.has(booking) ? ['outside-hours', ...others] : others;
  }
  return bookings.length;
};

const doesNotWork = (successor: User, times: number) => ({
  kind: 'outside-hours' as const,
  sentence: t('{practitioner} does not work at {times, plural, =1 {one} other {{times}}} of these times.', {
    ...{ practitioner: successor.fullName(), times },
  }),
});

const expectNoCollision = (successor: User, bookings: Booking[], taken: Booking[]): void => {
  const times = bookings
    .filter(a => taken.some(b => a.startsAt < b.busyUntil && b.startsAt < a.busyUntil))
    .map(wallClock);
  if (times.length === 0) return;
  throw new Refusal('{practitioner} is taken at {times}. Nothing was handed over.', {
    ...{ practitioner: successor.fullName(), times: timesInWords(times) },
  });
};

const wallClock = ({ startsAt, facility }: Booking): string =>
  wallTimeOf(startsAt, facility.getEntity().timeZone).replace('T', ' ');

const outsideHours = async (em: ClinicEm, practitioner: User, bookings: Booking[]) => {
  const [first, last] = [bookings[0], bookings.at(-1)];
  if (!first || !last) return new Set<Booking>();
  const days = daysOf('UTC', { startsAt: first.startsAt, endsAt: last.endsAt });
  const places = await placesOf(em, { practitionerIds: [practitioner.id], days });
  const hoursAt = new Map(places.map(({ facility, hours }) => [facility.id, hours]));
  return new Set(bookings.filter(booking => !isOpen(hoursAt.get(booking.facility.id), booking)));
};
