import { z } from 'zod';
import { occupyingStatuses } from '../../../shared/clinic/bookings.ts';
import type { Pillar } from '../../../shared/clinic/dependent-bookings.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import { oneInClinic } from '../../data/orm/in-clinic.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { type Actor, unbound } from '../../data/records/actor.ts';

const Row = z.object({
  count: z.coerce.number(),
  first: z.coerce.date().nullable(),
  last: z.coerce.date().nullable(),
});

const column: Record<Pillar, string> = {
  practitioner: 'practitioner_id',
  patient: 'patient_id',
  facility: 'facility_id',
  service: 'service_id',
  room: 'room_id',
  device: 'device_id',
};

/**
 * How many bookings that are not over hang on a record, counted in all facilities whoever asks, because whoever lets the
 * record go lets go of all of them (K9). The caller has seen to it that the actor may see the record.
 */
export const bookingsToCome = (planes: Planes, actor: Actor, kind: Pillar, id: string) =>
  asActor(
    planes,
    unbound(actor),
    em =>
      oneInClinic(
        em,
        Row,
        `select count(*) as count, min(starts_at) as first, max(starts_at) as last from clinic.bookings
         where ${column[kind]} = ? and deleted_at is null and ends_at > now()
           and status in (${occupyingStatuses.map(status => `'${status}'`).join(', ')})`,
        [id],
      ),
    { readOnly: true },
  );
