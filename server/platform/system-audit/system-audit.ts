import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { z } from 'zod';
import type { SystemAuditExport, SystemEntryView } from '../../../shared/platform/system-audit.ts';
import { SystemEntry } from '../../data/trails/system-entry.entity.ts';
import { clinicNames } from '../clinics/clinic-names.ts';

type Filters = z.output<typeof SystemAuditExport>;

/** Entries that match, not yet ordered or bounded. */
export const matchingEntries = (em: SqlEntityManager, filters: Filters) => {
  const { action, operatorId, clinicId, from, to } = filters;
  const query = em.createQueryBuilder(SystemEntry, 'a').select('*');
  if (action) query.andWhere({ action: { $like: `${action}%` } });
  if (operatorId) query.andWhere({ operatorId });
  if (clinicId) query.andWhere({ tenantId: clinicId });
  if (from) query.andWhere({ createdAt: { $gte: from } });
  if (to) query.andWhere({ createdAt: { $lt: to } });
  return query;
};

/** The entries with the names of the clinics concerned. */
export const withClinics = async (em: SqlEntityManager, entries: SystemEntry[]) => {
  const nameOf = await clinicNames(
    em,
    entries.map(({ tenantId }) => tenantId),
  );
  return entries.map(entry => Object.assign({}, entry, { clinic: nameOf(entry.tenantId) }));
};

/** What a file of entries holds, in this order. */
export const exportedColumns = [
  ...['createdAt', 'action', 'actor', 'clinic', 'entity', 'entityId', 'reason', 'changes', 'requestId'],
  'address',
] as const satisfies (keyof SystemEntryView)[];
