import { z } from 'zod';
import { BookingWarning } from '../../../shared/clinic/bookings.ts';
import type { StepOfAll } from '../../../shared/clinic/dependent-bookings.ts';
import { DAY } from '../../../shared/durations.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic, oneInClinic } from '../../data/orm/in-clinic.ts';

/** Steps that change all bookings of a record at once. */
const steps = ['bookings.cancelAll', 'bookings.handOver'] as const;

const transaction = 'select pg_current_xact_id()::text as step';

/** Names a step by its transaction, which the database stamps on every entry of the audit that tells of it. */
export const namedStep = async (em: ClinicEm, count: number): Promise<StepOfAll> =>
  count === 0
    ? { count, step: null }
    : { count, ...(await oneInClinic(em, z.object({ step: z.string() }), transaction)) };

const Told = z.object({
  id: z.string(),
  procedure: z.enum(steps),
  /** Whose it was before; null where that did not change. */
  practitionerId: z.string().nullable(),
  /** What it was booked in spite of before; null where that did not change. */
  warnings: z.array(BookingWarning).nullable(),
  isChangedSince: z.boolean(),
});
/** What a step did to one booking, as the audit tells it. */
export type Told = z.output<typeof Told>;

const told = `
  select e.entity_id as id, e.procedure, e.changes #>> '{practitioner,from}' as "practitionerId",
    (e.changes #>> '{despiteWarnings,from}')::text[] as warnings, exists (
    select from clinic.audit_entries later where later.tenant_id = e.tenant_id and later.entity_id = e.entity_id
      and later.at >= e.at and later.txid <> e.txid) as "isChangedSince"
  from clinic.audit_entries e
  where e.at > ? and e.txid = ?::xid8 and e.entity = 'Booking' and e.procedure in (${steps.map(step => `'${step}'`).join(', ')})`;

/** What a step did, as far as the actor may see it; nothing of one that is longer ago than a day. */
export const toldOf = (em: ClinicEm, step: string): Promise<Told[]> =>
  inClinic(em, Told, told, [new Date(Date.now() - DAY), step]);
