import { raw } from '@mikro-orm/postgresql';
import type { z } from 'zod';
import type { PortalAccesses, PortalAccessPage, PortalReader } from '../../../shared/clinic/portal.ts';
import { onePage, pageOf } from '../../data/lists/page.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { AccessEntry } from '../../data/trails/access-entry.entity.ts';
import { newestFirst } from '../audit/newest-first.ts';
import { User } from '../users/user.entity.ts';
import type { Portal } from './portal-door.ts';

type Reader = z.output<typeof PortalReader>;

/**
 * Who looked at the patient's record, newest first, by their part in the house and not by name: that somebody looked is the
 * patient's to know, and who it was the clinic's to say when it is asked.
 */
export const whoSawOwn = async (
  em: ClinicEm,
  { patient }: Portal,
  request: z.output<typeof PortalAccesses>,
): Promise<z.input<typeof PortalAccessPage>> => {
  const query = em.createQueryBuilder(AccessEntry, 'a').select(['a.id', 'a.at', 'a.actorId', 'a.grantId']);
  await query.applyFilters();
  query.andWhere(raw('a.patient_ids && ?::uuid[]', [`{${patient.id}}`]));
  const page = pageOf(await onePage(query, newestFirst, request).execute('all'), newestFirst, request);
  const ids = page.items.flatMap(({ actorId }) => actorId ?? []);
  const users = await em.find(User, { id: { $in: [...new Set(ids)] } }, { filters: { live: false } });
  const roles = new Map(users.map(({ id, role }) => [id, role]));
  const items = page.items.map(({ id, at, actorId, grantId }) => ({
    ...{ id, at },
    reader: grantId ? 'support' : readerOf(actorId ? roles.get(actorId) : undefined),
  }));
  return { ...page, items };
};

const readerOf = (role: User['role'] | undefined): Reader => (!role || role === 'portal' ? 'system' : role);
