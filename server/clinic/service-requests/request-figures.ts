import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { RequestFigures } from '../../../shared/clinic/service-requests.ts';
import { RequestKind, ServiceRequestStatus } from '../../../shared/clinic/service-requests.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic, oneInClinic } from '../../data/orm/in-clinic.ts';
import { wallClock } from '../availability/wall-time.ts';

const SPAN = `from clinic.service_requests r
  where r.deleted_at is null and r.created_at >= ? and r.created_at < ?`;

const byStatus = `select r.status, count(*)::int as count ${SPAN} group by 1 order by 2 desc, 1`;
const byKind = `select r.kind, count(*)::int as count ${SPAN} group by 1 order by 2 desc, 1`;
const byService = `select g.service_id as id, s.name, g.count
  from (select r.service_id, count(*)::int as count ${SPAN} group by 1) g
  left join clinic.services s on s.id = g.service_id order by g.count desc, s.name`;
/** A request that the clinic wrote down itself has been answered as it was made. */
const waits = `select count(*)::int as answered,
    round(percentile_cont(0.5) within group (order by w.minutes))::int as median,
    round(percentile_cont(0.9) within group (order by w.minutes))::int as ninth
  from (select extract(epoch from r.answered_at - r.created_at) / 60 as minutes ${SPAN}
    and r.side = 'patient' and r.answered_at is not null) w`;

const Count = z.object({ count: z.int() });
const Service = Count.extend({ id: z.string().nullable(), name: z.string().nullable() });
const Waits = z.object({ answered: z.int(), median: z.int().nullable(), ninth: z.int().nullable() });

/** What was asked for in days of the clinic's clock, and how long people waited for the first answer. */
export const requestFigures = async (
  em: ClinicEm,
  { from, to }: { from: string; to: string },
  timeZone: string,
): Promise<z.input<typeof RequestFigures>> => {
  const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
  const startOf = wallClock(timeZone, { from: first, to: last });
  const span = [first, last.add({ days: 1 })].map(day => new Date(startOf(day, 0)));
  const services = await inClinic(em, Service, byService, span);
  const { answered, median, ninth } = await oneInClinic(em, Waits, waits, span);
  return {
    byStatus: await inClinic(em, Count.extend({ status: ServiceRequestStatus }), byStatus, span),
    byKind: await inClinic(em, Count.extend({ kind: RequestKind }), byKind, span),
    byService: services.map(({ id, name, count }) => ({
      service: id ? { id, name: name ?? '' } : null,
      count,
    })),
    ...{ answered, medianMinutes: median, ninthMinutes: ninth },
  };
};
