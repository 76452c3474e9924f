import { Temporal } from 'temporal-polyfill';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import type { Planes } from '../../data/orm/planes.ts';
import type { Actor } from '../../data/records/actor.ts';
import { SlotTaken } from '../../errors.ts';
import { Booking } from './booking.entity.ts';
import { freeSlots } from './free-slots.ts';

const OFFERED = 3;
const DAYS = 14;

/** What was asked for: a new booking by its service, or a move of one that exists. */
interface Wish {
  startsAt: Date;
  endsAt?: Date | undefined;
  practitionerId?: string | undefined;
}
type NewWish = Wish & { serviceId: string };
type MoveWish = Wish & { id: string };

/** When a slot was taken meanwhile, the refusal brings the practitioner's next free times along (SCH-3). */
export const slotTaken = async (
  planes: Planes,
  actor: Actor,
  wish: NewWish | MoveWish,
  sentence: string,
): Promise<SlotTaken> => {
  const sought = await asActor(planes, actor, em => soughtBy(em, wish), { readOnly: true });
  const { startsAt, endsAt } = wish;
  const from = Temporal.Instant.fromEpochMilliseconds(+startsAt).toZonedDateTimeISO('UTC').toPlainDate();
  const free = await freeSlots(planes, actor, {
    ...sought,
    from: from.toString(),
    to: from.add({ days: DAYS }).toString(),
    notBefore: startsAt,
    minutes: endsAt && (+endsAt - +startsAt) / 60_000,
    limit: OFFERED,
  });
  return new SlotTaken(
    sentence,
    free.map(slot => ({ startsAt: slot.startsAt, endsAt: slot.endsAt })),
  );
};

const soughtBy = async (em: ClinicEm, wish: NewWish | MoveWish) => {
  if ('serviceId' in wish) return { serviceId: wish.serviceId, practitionerId: wish.practitionerId };
  const booking = await em.findOneOrFail(Booking, { id: wish.id });
  return { serviceId: booking.service.id, practitionerId: wish.practitionerId ?? booking.practitioner.id };
};
