import type { EntityDTO } from '@mikro-orm/core';
import { type RawQueryFragment, raw } from '@mikro-orm/postgresql';
import { z } from 'zod';
import type { ComplianceQuery, ComplianceState } from '../../../shared/clinic/compliance.ts';
import { equal, sortedBy } from '../../data/lists/list-of.ts';
import { fromCursor, pageOf } from '../../data/lists/page.ts';
import { rowsOf } from '../../data/lists/rows-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { oneInClinic } from '../../data/orm/in-clinic.ts';
import { ComplianceRecord } from './compliance-record.entity.ts';
import { todayIn, withRelations } from './compliance-view.ts';

const select = rowsOf<EntityDTO<ComplianceRecord>>(em =>
  em.createQueryBuilder(ComplianceRecord, 'r').select(['r.id', 'r.expiresOn']),
);

/** What expires next comes first, and what never does last. */
const order = sortedBy(['expiresOn'], { nullable: true });

const RENEWED =
  'exists (select from clinic.compliance_records n where n.tenant_id = r.tenant_id and n.renews_id = r.id and n.deleted_at is null)';
const BEGINS = 'r.expires_on - r.remind_days_before';

/** The conditions on a record that stands like this, each with how often it asks for the day (see `statusOn`). */
const standing = {
  expired: { sql: 'r.expires_on < ?::date', days: 1 },
  expiring: { sql: `r.expires_on >= ?::date and ${BEGINS} <= ?::date`, days: 2 },
  valid: { sql: `${BEGINS} > ?::date`, days: 1 },
  lasting: { sql: 'r.expires_on is null', days: 0 },
} as const;

const inState = (state: ComplianceState, today: string): RawQueryFragment[] => {
  if (state === 'all') return [];
  if (state === 'renewed') return [raw(RENEWED)];
  if (state === 'current') return [raw(`not ${RENEWED}`)];
  const { sql, days } = standing[state];
  return [raw(`not ${RENEWED}`), raw(sql, Array<string>(days).fill(today))];
};

type Asked = Omit<z.output<typeof ComplianceQuery>, 'limit'> & { limit: number };

/** A page of records, as they stand by the calendar of the clinic today. */
export const listCompliance = async (em: ClinicEm, input: Asked, timeZone: string) => {
  const { state, kind, userId, facilityId, ofClinic, trashed, limit } = input;
  const conditions = [
    ...(trashed ? [] : inState(state, todayIn(timeZone))),
    ...(ofClinic ? [raw('r.holder_user_id is null and r.holder_facility_id is null')] : []),
    ...equal('r', { kind, holder_user_id: userId, holder_facility_id: facilityId }),
    ...fromCursor(order, input),
  ];
  const rows = await select(em, { conditions, order, trashed, limit: limit + 1 });
  const { items, nextCursor } = pageOf(rows, order, input);
  const ids = items.map(({ id }) => id);
  const records = await em.find(ComplianceRecord, { id: { $in: ids } }, { filters: { live: false } });
  records.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  return { items: await withRelations(em, records, timeZone), nextCursor };
};

const Counted = z.object({
  ...{ expired: z.number(), expiring: z.number(), valid: z.number(), lasting: z.number() },
});
const names = ['expired', 'expiring', 'valid', 'lasting'] as const;
const counted = `select ${names
  .map(name => `(count(*) filter (where ${standing[name].sql}))::int as ${name}`)
  .join(', ')} from clinic.compliance_records r where r.deleted_at is null and not ${RENEWED}`;

/** How many of what whoever asks may see stand in each way today. */
export const countCompliance = (em: ClinicEm, timeZone: string) => {
  const today = todayIn(timeZone);
  const params = names.flatMap(name => Array<string>(standing[name].days).fill(today));
  return oneInClinic(em, Counted, counted, params);
};
