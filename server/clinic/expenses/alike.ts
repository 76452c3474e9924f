import { z } from 'zod';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import { actorOf } from '../../data/records/actor.ts';
import type { Seeing } from './seeing.ts';

const Alike = z.object({ of: z.string(), id: z.string(), isSameFile: z.boolean() });

/** Of others that somebody handed in, and that were neither declined nor taken back since. */
const alike = `
  with asked as (
    select e.* from clinic.expenses e where e.id = any (?::uuid[]) and e.reverses_id is null
  ), found as (
    select a.id as of, o.id, false as same_file from asked a
    join clinic.expenses o on o.spent_on = a.spent_on and o.total = a.total and o.currency = a.currency
      and lower(o.payee) = lower(a.payee)
    union all
    select a.id, theirs.expense_id, true from asked a
    join clinic.attachments own on own.expense_id = a.id and own.deleted_at is null
    join clinic.attachments theirs on theirs.fingerprint = own.fingerprint and theirs.expense_id is not null
      and theirs.deleted_at is null
  )
  select f.of, o.id, bool_or(f.same_file) as "isSameFile" from found f
  join clinic.expenses o on o.id = f.id
  where o.id <> f.of and o.deleted_at is null and o.status in ('submitted', 'approved', 'paid') and o.reverses_id is null
    and not exists (select from clinic.expenses r where r.reverses_id = o.id and r.status in ('approved', 'paid'))
    and (?::boolean or o.created_by = ?::uuid)
  group by f.of, o.id, o.created_at
  order by o.created_at, o.id`;

/**
 * What expenses may have been handed in as before: the same file, or the same day, sum and payee (MY31). What is out of somebody's
 * sight they are not told of (RQ36).
 */
export const alikeOf = async (
  em: ClinicEm,
  ids: string[],
  { all }: Seeing,
): Promise<z.output<typeof Alike>[]> =>
  ids.length > 0 ? inClinic(em, Alike, alike, [`{${ids.join(',')}}`, all, actorOf(em).userId]) : [];
