import { TRPCError } from '@trpc/server';
import type { z } from 'zod';
import type { AuditQuery } from '../../../shared/clinic/audit.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { onePage, pageOf } from '../../data/lists/page.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { AuditEntry, type Changes } from '../../data/trails/audit-entry.entity.ts';
import { MISSING } from '../../errors.ts';
import { namesOf } from '../users/names.ts';
import { newestFirst } from './newest-first.ts';

type Request = Omit<z.output<typeof AuditQuery>, 'entityId'> & { entityId?: string | string[] | undefined };

/** Entries of the clinic's audit, newest first, with the names of those who acted. */
export const searchAudit = async (em: ClinicEm, request: Request) => {
  const query = em.createQueryBuilder(AuditEntry, 'a').select('*');
  await query.applyFilters();
  const { entity, entityId, actorId, action, from, to } = request;
  const wanted = { entity, entityId, actorId, action };
  for (const [field, value] of Object.entries(wanted)) if (value) query.andWhere({ [field]: value });
  if (from) query.andWhere({ at: { $gte: from } });
  if (to) query.andWhere({ at: { $lt: to } });
  const page = pageOf(await onePage(query, newestFirst, request).execute('all'), newestFirst, request);
  const nameOf = await namesOf(
    em,
    page.items.map(entry => entry.actorId),
  );
  const items = page.items.map(entry => ({
    ...entry,
    changes: changesOf(entry),
    actor: { id: entry.actorId ?? null, name: whoActed(entry, nameOf) },
  }));
  return { ...page, items };
};

/** An earlier version left refusals with their changes as text, and what is in the trail stays as it is (AP3). */
const changesOf = ({ changes }: { changes: Changes | string }): Changes =>
  typeof changes === 'string' ? JSON.parse(changes) : changes;

/** An operator under a grant is no member, and is named by the database itself (TEN-7), as a patient in the portal is told by it. */
export const whoActed = (
  { operator, actorId, byPatient }: Pick<AuditEntry, 'operator' | 'actorId' | 'byPatient'>,
  nameOf: (id: string | null | undefined) => string,
): string => {
  if (operator) return `${operator} (MedFlow support)`;
  return byPatient ? t('The patient, in the portal') : nameOf(actorId);
};

/** What happened to one record, or to several that are one by now, newest first (AUD-6). Each has left a trace, so one without any is none: NOT_FOUND. */
export const timelineOf = async (
  em: ClinicEm,
  {
    entity,
    id,
    ...paging
  }: { entity: string; id: string | string[]; cursor?: string | undefined; limit: number },
) => {
  const page = await searchAudit(em, { entity, entityId: id, ...paging });
  if (page.items.length === 0 && paging.cursor === undefined)
    throw new TRPCError({ code: 'NOT_FOUND', message: MISSING });
  return page;
};
