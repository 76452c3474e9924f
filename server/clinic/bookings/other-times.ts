import { Temporal } from 'temporal-polyfill';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import type { Planes } from '../../data/orm/planes.ts';
import type { Actor } from '../../data/records/actor.ts';
import { SlotTaken } from '../../errors.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { Booking } from './booking.entity.ts';
import { freeSlots } from './free-slots.ts';

const OFFERED = 3;
const DAYS = 14;

/** What was asked for: a new booking by its service, or a move of one that exists. */
interface Wish {
  startsAt: Date;
  endsAt?: Date | undefined;
}
type NewWish = Wish & { serviceId: string; patientId: string; practitionerId: string; facilityId: string };
type MoveWish = Wish & { id: string; practitionerId?: string | undefined; facilityId?: string | undefined };

/**
 * When a slot was taken meanwhile, the refusal brings along the practitioner's next times at the same place at which the
 * patient is free as well (SCH-3, K8).
 */
export const slotTaken = async (
  planes: Planes,
  actor: Actor,
  wish: NewWish | MoveWish,
  sentence: string,
): Promise<SlotTaken> => {
  const { sought, timeZone } = await asActor(planes, actor, em => soughtBy(em, wish), { readOnly: true });
  const { startsAt, endsAt } = wish;
  const from = Temporal.Instant.fromEpochMilliseconds(+startsAt).toZonedDateTimeISO(timeZone).toPlainDate();
  const free = await freeSlots(planes, actor, {
    ...sought,
    from: from.toString(),
    to: from.add({ days: DAYS }).toString(),
    notBefore: startsAt,
    minutes: endsAt && (+endsAt - +startsAt) / 60_000,
  });
  return new SlotTaken(
    sentence,
    free.slice(0, OFFERED).map(slot => ({ startsAt: slot.startsAt, endsAt: slot.endsAt })),
  );
};

const soughtBy = async (em: ClinicEm, wish: NewWish | MoveWish) => {
  const who = 'serviceId' in wish ? wish : await movedBy(em, wish);
  const { timeZone } = await em.findOneOrFail(Facility, { id: who.facilityId });
  const { serviceId, patientId, practitionerId, facilityId } = who;
  const bookingId = 'id' in wish ? wish.id : undefined;
  return { sought: { serviceId, patientId, practitionerId, facilityId, bookingId }, timeZone };
};

const movedBy = async (em: ClinicEm, { id, practitionerId, facilityId }: MoveWish) => {
  const booking = await em.findOneOrFail(Booking, { id });
  return {
    serviceId: booking.service.id,
    patientId: booking.patient.id,
    practitionerId: practitionerId ?? booking.practitioner.id,
    facilityId: facilityId ?? booking.facility.id,
  };
};
