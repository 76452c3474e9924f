import { ref } from '@mikro-orm/core';
import type { z } from 'zod';
import type { TakeBackAll, TakenBackAll } from '../../../shared/clinic/dependent-bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { staleness } from '../../data/orm/versions.ts';
import { type Actor, unbound } from '../../data/records/actor.ts';
import { recordAccess } from '../../data/trails/record-access.ts';
import { NeedsReason, Refusal } from '../../errors.ts';
import { type Told, toldOf } from '../dependents/step-of-all.ts';
import { User } from '../users/user.entity.ts';
import { Booking } from './booking/booking.entity.ts';
import { loadRelations, patientNameOf } from './booking-view.ts';
import { expectPractitioner } from './expect-bookable.ts';
import { busyTimes } from './free-times/busy-times.ts';
import { whyTaken } from './free-times/why-taken.ts';
import { expectBookableAgain } from './within-hours.ts';

type Reason = { reason: string };

/** A booking that a step changed, and to whom it goes back. */
interface Changed {
  booking: Booking;
  told: Told;
  practitioner: User;
}

const changedBy = async (em: ClinicEm, step: string): Promise<Changed[]> => {
  const told = new Map((await toldOf(em, step)).map(one => [one.id, one]));
  if (told.size === 0) throw new Refusal('This can be taken back no more.');
  const evenGone = { filters: { live: false } };
  const bookings = await em.find(
    Booking,
    { id: { $in: [...told.keys()] } },
    { ...evenGone, orderBy: { startsAt: 'asc', id: 'asc' } },
  );
  await loadRelations(em, bookings);
  const formerIds = [...told.values()].flatMap(({ practitionerId }) => practitionerId ?? []);
  const former = new Map(
    (await em.find(User, { id: { $in: [...new Set(formerIds)] } }, evenGone)).map(user => [user.id, user]),
  );
  return bookings.flatMap(booking => {
    const own = told.get(booking.id);
    if (!own) return [];
    const practitioner = former.get(own.practitionerId ?? '') ?? booking.practitioner.getEntity();
    return [{ booking, told: own, practitioner }];
  });
};

/**
 * In words, by booking, why its time cannot be had again. Looked up before the step is taken back, and for all facilities: who
 * is bound to one hears that somebody is taken at another, but not by what (TEN-8).
 */
export const takenAgain = async (
  { planes, actor }: { planes: Planes; actor: Actor },
  { step }: { step: string },
): Promise<Map<string, string>> => {
  const changed = await asActor(planes, actor, em => changedBy(em, step), { readOnly: true });
  const days = changed.map(({ booking }) => booking.startsAt.toISOString().slice(0, 10)).sort();
  const [from, to] = [days.at(0), days.at(-1)];
  if (!from || !to) return new Map();
  const resourceIds = changed.flatMap(({ booking, practitioner }) => [
    ...[practitioner.id, booking.patient.id, ...thingsOf(booking)],
    ...[...booking.service.getEntity().roomIds, ...booking.service.getEntity().deviceIds],
  ]);
  const bookingIds = changed.map(({ booking }) => booking.id);
  const busy = await asActor(
    planes,
    unbound(actor),
    em => busyTimes(em, { resourceIds: [...new Set(resourceIds)], bookingIds, from, to }),
    { readOnly: true },
  );
  return new Map(
    changed.flatMap(({ booking, practitioner }) => {
      const { startsAt, endsAt, busyUntil, seats, patient, facility } = booking;
      const why = whyTaken(busy, {
        ...{ service: booking.service.getEntity(), practitionerId: practitioner.id, startsAt, endsAt },
        ...{ patientId: patient.id, facilityId: facility.id, things: thingsOf(booking), busyUntil, seats },
      });
      return why ? [[booking.id, why] as const] : [];
    }),
  );
};

const thingsOf = ({ room, device }: Booking): string[] =>
  [room?.id, device?.id].filter(id => id !== undefined);

/**
 * Takes back what a step did to all bookings of a record, by the rules of each. What somebody changed since, and what cannot be
 * had again, stays as it is and is named (K9).
 */
export const takeBackAll = async (
  em: ClinicEm,
  { step, despite }: z.output<typeof TakeBackAll>,
  taken: ReadonlyMap<string, string>,
): Promise<z.input<typeof TakenBackAll>> => {
  const changed = await changedBy(em, step);
  const left: z.input<typeof TakenBackAll>['left'] = [];
  let unreasoned = 0;
  for (const one of changed) {
    const { booking } = one;
    const why = await refusalOf(em, one, taken, despite);
    if (why === NEEDS_REASON) unreasoned++;
    else if (why)
      left.push({
        ...{ id: booking.id, startsAt: booking.startsAt, sentence: why },
        patient: { id: booking.patient.id, name: patientNameOf(booking) },
      });
  }
  if (unreasoned > 0) throw new NeedsReason([outsideHours(unreasoned)]);
  recordAccess(
    em,
    left.map(({ patient }) => patient.id),
  );
  return { count: changed.length - left.length, left };
};

const NEEDS_REASON = Symbol('a reason is needed');

const outsideHours = (count: number) => ({
  kind: 'outside-hours' as const,
  sentence: t(
    '{count, plural, =1 {One of these bookings lies outside the hours.} other {{count} of these bookings lie outside the hours.}}',
    { count },
  ),
});

/** Puts a booking back, or answers why it stays as it is. */
const refusalOf = async (
  em: ClinicEm,
  one: Changed,
  taken: ReadonlyMap<string, string>,
  despite: Reason | undefined,
): Promise<string | typeof NEEDS_REASON | undefined> => {
  const { booking, told } = one;
  if (told.isChangedSince)
    return t('{by} changed it in the meantime.', { by: (await staleness(em, booking)).by });
  const isTaken = taken.get(booking.id);
  if (isTaken) return isTaken;
  try {
    if (told.procedure === 'bookings.handOver') handBack(one, despite);
    else await claimAgain(em, booking, despite);
    return undefined;
  } catch (error) {
    if (error instanceof NeedsReason) return NEEDS_REASON;
    if (error instanceof Refusal) return error.message;
    throw error;
  }
};

const claimAgain = async (em: ClinicEm, booking: Booking, despite: Reason | undefined): Promise<void> => {
  // What is past is only put right.
  if (booking.endsAt > new Date()) await expectBookableAgain(em, booking, despite);
  booking.takeBack();
};

/** What was booked outside the hours for a reason that the step dropped takes one again (FD7). */
const handBack = ({ booking, told, practitioner }: Changed, despite: Reason | undefined): void => {
  expectPractitioner(practitioner);
  const before = told.warnings ?? booking.despiteWarnings;
  const reason = before.length === 0 ? null : (booking.despiteReason ?? despite?.reason);
  if (reason === undefined) throw new NeedsReason([outsideHours(1)]);
  booking.practitioner = ref(practitioner);
  booking.despiteWarnings = before;
  booking.despiteReason = reason;
};
