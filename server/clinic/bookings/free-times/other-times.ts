import { Temporal } from 'temporal-polyfill';
import { MINUTE } from '../../../../shared/durations.ts';
import { asActor, type ClinicEm } from '../../../data/orm/as-actor.ts';
import type { Planes } from '../../../data/orm/planes.ts';
import { type Actor, unbound } from '../../../data/records/actor.ts';
import { isOverlap, SlotTaken, toApiError } from '../../../errors.ts';
import { Facility } from '../../facilities/facility.entity.ts';
import { Service } from '../../services/service.entity.ts';
import { Booking } from '../booking/booking.entity.ts';
import { busyTimes } from './busy-times.ts';
import { freeSlots } from './free-slots.ts';
import { whyTaken } from './why-taken.ts';

const OFFERED = 3;
const DAYS = 14;

/** What was asked for: a new booking by its service. */
interface NewWish {
  serviceId: string;
  patientId?: string | undefined;
  practitionerId: string;
  facilityId: string;
  startsAt: Date;
  endsAt?: Date | undefined;
  roomId?: string | undefined;
  deviceId?: string | undefined;
}
/** What of a booking stays as it was booked. */
interface Kept {
  busyUntil?: Date;
  seats?: number;
}
/** Or one that exists, with what of it was to change. */
type ChangeWish = { id: string } & { [Field in keyof NewWish]?: NewWish[Field] | undefined | Nothing<Field> };
/** It can be moved out of its room. */
type Nothing<Field> = Field extends 'roomId' | 'deviceId' ? null : never;
type Wish = NewWish | ChangeWish;

/** Passes a result on, unless the time was taken: then the refusal says when else. Runs outside the failed transaction. */
export const offeringOtherTimes = async <Result extends { ok: boolean; error?: unknown }>(
  result: Result,
  { planes, actor }: { planes: Planes; actor: Actor },
  wish: Wish,
): Promise<Result> => {
  if (!result.ok && isOverlap(result.error))
    throw await slotTaken(planes, actor, wish, toApiError(result.error).message);
  return result;
};

/**
 * When a slot was taken meanwhile, the refusal brings along the practitioner's next times at the same place at which the
 * patient is free as well (SCH-3, K8). What is over has its next times ahead.
 */
const slotTaken = async (planes: Planes, actor: Actor, wish: Wish, sentence: string): Promise<SlotTaken> => {
  const { sought, timeZone, service } = await asActor(planes, actor, em => soughtBy(em, wish), {
    readOnly: true,
  });
  const { startsAt, endsAt, things, kept, ...who } = sought;
  const dateOf = (instant: Date) =>
    Temporal.Instant.fromEpochMilliseconds(+instant).toZonedDateTimeISO(timeZone).toPlainDate();
  const notBefore = new Date(Math.max(+startsAt, Date.now()));
  const from = dateOf(notBefore);
  const free = await freeSlots(planes, actor, {
    ...who,
    from: from.toString(),
    to: from.add({ days: DAYS }).toString(),
    notBefore,
    minutes: endsAt && (+endsAt - +startsAt) / MINUTE,
  });
  const { practitionerId, patientId, bookingId } = who;
  const day = dateOf(startsAt).toString();
  const resourceIds = [practitionerId, ...service.roomIds, ...service.deviceIds, ...things];
  const busy = await asActor(
    planes,
    unbound(actor),
    em =>
      busyTimes(em, {
        ...{ resourceIds: patientId ? [...resourceIds, patientId] : resourceIds },
        bookingIds: bookingId ? [bookingId] : [],
        ...{ from: day, to: day },
      }),
    { readOnly: true },
  );
  return new SlotTaken(
    whyTaken(busy, { ...sought, ...kept, service }) ?? sentence,
    free.slice(0, OFFERED).map(slot => ({ startsAt: slot.startsAt, endsAt: slot.endsAt })),
  );
};

const soughtBy = async (em: ClinicEm, wish: Wish) => {
  const { roomId, deviceId, ...asked }: NewWish & Kept = 'id' in wish ? await changed(em, wish) : wish;
  const { serviceId, patientId, practitionerId, facilityId, startsAt, endsAt, busyUntil, seats } = asked;
  const evenGone = { filters: { live: false } };
  const { timeZone } = await em.findOneOrFail(Facility, { id: facilityId }, evenGone);
  const service = await em.findOneOrFail(Service, { id: serviceId }, evenGone);
  const bookingId = 'id' in wish ? wish.id : undefined;
  // Of those that its service names a booking takes another one, unless it was asked for this one.
  const isChoice = (id: string) =>
    [...service.roomIds, ...service.deviceIds].includes(id) && id !== wish.roomId && id !== wish.deviceId;
  return {
    sought: {
      ...{ serviceId, patientId, practitionerId, facilityId, bookingId, startsAt, endsAt },
      kept: { busyUntil, seats },
      things: [roomId, deviceId].flatMap(id => (id && !isChoice(id) ? [id] : [])),
    },
    timeZone,
    service,
  };
};

/** The booking as it would have been. Another service lasts as long as it lasts, unless an end was given. */
const changed = async (em: ClinicEm, { id, ...change }: ChangeWish): Promise<NewWish & Kept> => {
  const booking = await em.findOneOrFail(Booking, { id });
  const { serviceId = booking.service.id } = change;
  const endsAt = change.endsAt ?? (serviceId === booking.service.id ? booking.endsAt : undefined);
  return {
    ...(serviceId === booking.service.id &&
      endsAt && { busyUntil: new Date(+endsAt + booking.buffer()), seats: booking.seats }),
    serviceId,
    patientId: booking.patient.id,
    practitionerId: change.practitionerId ?? booking.practitioner.id,
    facilityId: change.facilityId ?? booking.facility.id,
    startsAt: change.startsAt ?? booking.startsAt,
    roomId: (change.roomId === undefined ? booking.room?.id : change.roomId) ?? undefined,
    deviceId: (change.deviceId === undefined ? booking.device?.id : change.deviceId) ?? undefined,
    endsAt,
  };
};
