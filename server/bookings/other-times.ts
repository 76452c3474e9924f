import { Temporal } from 'temporal-polyfill';
import { SlotTaken } from '../errors.ts';
import type { Planes } from '../orm/planes.ts';
import { asActor } from '../orm/scope.ts';
import type { Actor } from '../tenancy/actor.ts';
import { freeSlots } from './free-slots.ts';

const OFFERED = 3;

interface Wish {
  serviceId: string;
  practitionerId: string;
  startsAt: Date;
}

/** When a slot was taken meanwhile, the refusal brings the practitioner's next free times along (SCH-3). */
export const slotTaken = async (
  planes: Planes,
  actor: Actor,
  wish: Wish,
  sentence: string,
): Promise<SlotTaken> => {
  const from = Temporal.Instant.fromEpochMilliseconds(+wish.startsAt).toZonedDateTimeISO('UTC').toPlainDate();
  const free = await asActor(
    planes,
    actor,
    em =>
      freeSlots(em, {
        ...wish,
        from: from.toString(),
        to: from.add({ days: 14 }).toString(),
        notBefore: wish.startsAt,
        limit: OFFERED,
      }),
    { readOnly: true },
  );
  return new SlotTaken(
    sentence,
    free.map(({ startsAt, endsAt }) => ({ startsAt, endsAt })),
  );
};
