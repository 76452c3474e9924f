import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { ServiceUseQuery } from '../../../shared/clinic/services.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { oneInClinic } from '../../data/orm/in-clinic.ts';
import { Service } from './service.entity.ts';

const count = z.coerce.number();

/** What was booked of a service that begins on these days, as far as the reader sees it. */
export const useOf = async (
  em: ClinicEm,
  { id, from, to }: z.output<typeof ServiceUseQuery>,
  timeZone: string,
) => {
  await em.findOneOrFail(Service, { id }, { filters: { live: false } });
  const start = (date: Temporal.PlainDate) => new Date(date.toZonedDateTime(timeZone).epochMilliseconds);
  return oneInClinic(
    em,
    z.object({
      booked: count,
      completed: count,
      cancelled: count,
      missed: count,
      minutes: count,
      patients: count,
    }),
    `select count(*) as booked, count(*) filter (where status = 'completed') as completed,
       count(*) filter (where status = 'cancelled') as cancelled, count(*) filter (where status = 'no_show') as missed,
       coalesce(sum(extract(epoch from ends_at - starts_at) / 60) filter (where status not in ('cancelled', 'no_show')), 0)::int as minutes,
       count(distinct patient_id) as patients
     from clinic.bookings where service_id = ? and deleted_at is null and starts_at >= ? and starts_at < ?`,
    [id, start(Temporal.PlainDate.from(from)), start(Temporal.PlainDate.from(to).add({ days: 1 }))],
  );
};
