import { raw } from '@mikro-orm/postgresql';
import { onePage, pageOf } from '../../data/lists/page.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { actorOf } from '../../data/records/actor.ts';
import { AccessEntry } from '../../data/trails/access-entry.entity.ts';
import { Refusal } from '../../errors.ts';
import { newestFirst } from '../audit/newest-first.ts';
import { whoActed } from '../audit/timeline.ts';
import { namesOf } from '../users/names.ts';

/** Who saw the data of a patient, whose records may have been several, newest first (AUD-3). */
export const whoSaw = async (
  em: ClinicEm,
  request: { ids: string[]; cursor?: string | undefined; limit: number },
) => {
  if (actorOf(em).facilities)
    throw new Refusal('Only members who work for the whole clinic can see who saw a patient.');
  const query = em
    .createQueryBuilder(AccessEntry, 'a')
    .select(['a.id', 'a.at', 'a.procedure', 'a.actorId', 'a.operator', 'a.byPatient']);
  await query.applyFilters();
  query.andWhere(raw('a.patient_ids && ?::uuid[]', [`{${request.ids.join(',')}}`]));
  const page = pageOf(await onePage(query, newestFirst, request).execute('all'), newestFirst, request);
  const nameOf = await namesOf(
    em,
    page.items.map(entry => entry.actorId),
  );
  return { ...page, items: page.items.map(entry => ({ ...entry, actor: whoActed(entry, nameOf) })) };
};
