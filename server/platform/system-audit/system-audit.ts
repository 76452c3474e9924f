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

const columns = [
  ...['createdAt', 'action', 'actor', 'clinic', 'entity', 'entityId', 'reason', 'changes', 'requestId'],
  'address',
] as const satisfies (keyof SystemEntryView)[];

/** RFC 4180; a cell that a spreadsheet would take for a formula is made text. */
export const csvOf = (rows: Record<(typeof columns)[number], unknown>[]): string =>
  [columns.join(','), ...rows.map(row => columns.map(column => cell(row[column])).join(','))].join('\r\n');

const cell = (value: unknown): string => {
  const text = value instanceof Date ? value.toISOString() : plain(value);
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

const plain = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
};
