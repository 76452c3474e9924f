import type { EntityDTO } from '@mikro-orm/core';
import { raw } from '@mikro-orm/postgresql';
import { z } from 'zod';
import type { AnnouncementQuery, CurrentAnnouncementsQuery } from '../../../shared/clinic/announcements.ts';
import { Announcement as Contract, stateOf } from '../../../shared/clinic/announcements.ts';
import { sortedBy } from '../../data/lists/list-of.ts';
import { fromCursor, type Order, pageOf } from '../../data/lists/page.ts';
import { rowsOf } from '../../data/lists/rows-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Announcement } from './announcement.entity.ts';

type Row = EntityDTO<Announcement> & { facilityId: string | null; facilityName: string | null };

const select = rowsOf<Row>(em =>
  em
    .createQueryBuilder(Announcement, 'r')
    .leftJoin('r.facility', 'f')
    .select([
      ...(['r.id', 'r.version', 'r.createdAt', 'r.updatedAt', 'r.deletedAt'] as const),
      ...(['r.title', 'r.text', 'r.publishesAt', 'r.endsAt', 'r.isPinned'] as const),
      ...(['f.id as facilityId', 'f.name as facilityName'] as const),
    ]),
);

const conditionOf = {
  planned: 'r.publishes_at > now()',
  shown: 'r.publishes_at <= now() and (r.ends_at is null or r.ends_at > now())',
  over: 'r.ends_at <= now()',
};

const answerOf = ({ facilityId, facilityName, ...row }: Row) => ({
  ...row,
  state: stateOf(row),
  facility: facilityId && facilityName ? { id: facilityId, name: facilityName } : null,
});

const newestFirst = sortedBy(['publishesAt'], { descending: true });

/** For those who write them: also what is planned and what is over, the latest first. */
export const listAnnouncements = async (em: ClinicEm, input: z.output<typeof AnnouncementQuery>) => {
  const { state, trashed, limit } = input;
  const conditions = [...(state ? [raw(conditionOf[state])] : []), ...fromCursor(newestFirst, input)];
  const rows = await select(em, { conditions, order: newestFirst, trashed, limit: limit + 1 });
  const page = pageOf(rows, newestFirst, input);
  return { ...page, items: page.items.map(answerOf) };
};

const pinnedFirst: Order = sortedBy(['isPinned', 'publishesAt'], { descending: true });

/** What is shown at the moment, but for those that the reader has put away. */
export const listCurrent = async (
  em: ClinicEm,
  input: z.output<typeof CurrentAnnouncementsQuery>,
  putAway: readonly string[],
) => {
  const conditions = [
    raw(conditionOf.shown),
    raw('r.id <> all (?::uuid[])', [`{${putAway.join(',')}}`]),
    ...fromCursor(pinnedFirst, input),
  ];
  const rows = await select(em, { conditions, order: pinnedFirst, limit: input.limit + 1 });
  const page = pageOf(rows, pinnedFirst, input);
  return { ...page, items: page.items.map(answerOf) };
};

/** Loads the facility that an answer names, also when it is in the trash. */
export const withRelations = async (em: ClinicEm, announcement: Announcement): Promise<Announcement> => {
  await em.populate(announcement, ['facility'], { filters: { live: false } });
  return announcement;
};

/** An announcement with the facility that it is for, answered as the contract says. */
export const AnnouncementAnswer = z
  .instanceof(Announcement)
  .transform(({ facility, ...fields }): z.input<typeof Contract> => {
    const place = facility?.getEntity();
    return {
      ...fields,
      state: stateOf(fields),
      facility: place ? { id: place.id, name: place.name } : null,
    };
  })
  .pipe(Contract);
