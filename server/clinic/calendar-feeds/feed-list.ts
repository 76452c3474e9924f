import { raw } from '@mikro-orm/postgresql';
import type { z } from 'zod';
import type { FeedKind, FeedQuery } from '../../../shared/clinic/calendar-feeds.ts';
import { type Message, t } from '../../../shared/i18n/translate.ts';
import { equal } from '../../data/lists/list-of.ts';
import { fromCursor, pageOf } from '../../data/lists/page.ts';
import { rowsOf } from '../../data/lists/rows-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { CalendarFeed } from './calendar-feed.entity.ts';

const newest = {
  columns: [
    { column: 'c.created_at', property: 'c.createdAt' },
    { column: 'c.id', property: 'c.id' },
  ],
  descending: true,
};

interface Row {
  id: string;
  initials: boolean;
  createdAt: Date;
  kind: FeedKind;
  subjectId: string;
  subjectName: string | null;
  ownerId: string;
  ownerName: string | null;
  fetchedAt: Date | null;
}

const nameIn = (alias: string): string =>
  `concat_ws(' ', ${alias}.title, ${alias}.first_name, ${alias}.last_name)`;

const kindOf = `case when c.practitioner_id is not null then 'practitioner' when c.room_id is not null then 'room' else 'facility' end`;

const select = rowsOf<Row>(em =>
  em
    .createQueryBuilder(CalendarFeed, 'c')
    .leftJoin('c.owner', 'o')
    .leftJoin('c.practitioner', 'u')
    .leftJoin('c.room', 'ro')
    .leftJoin('c.site', 'f')
    .select([
      ...(['c.id', 'c.initials', 'c.createdAt'] as const),
      raw(kindOf).as('kind'),
      raw('coalesce(c.practitioner_id, c.room_id, c.site_id)').as('subjectId'),
      raw(`coalesce(ro.name, f.name, nullif(${nameIn('u')}, ''))`).as('subjectName'),
      raw('c.owner_id').as('ownerId'),
      raw(`nullif(${nameIn('o')}, '')`).as('ownerName'),
      raw('(select n.at from clinic.feed_fetches n where n.tenant_id = c.tenant_id and n.feed_id = c.id)').as(
        'fetchedAt',
      ),
    ]),
);

/** Whoever was put into the trash is not seen, and their feeds show nothing. */
const GONE: Message = 'No longer there';

/** One page of the feeds, the newest first; of one owner only where that is said. */
export const listFeeds = async (
  em: ClinicEm,
  ownerId: string | null | undefined,
  input: z.output<typeof FeedQuery>,
) => {
  const conditions = [...equal('c', { owner_id: ownerId }), ...fromCursor(newest, input)];
  const rows = await select(em, { conditions, order: newest, limit: input.limit + 1 });
  const page = pageOf(rows, newest, input);
  const items = page.items.map(({ subjectId, subjectName, ownerId: by, ownerName, ...feed }) => ({
    ...feed,
    subject: { id: subjectId, name: subjectName ?? t(GONE) },
    owner: { id: by, name: ownerName ?? t(GONE) },
  }));
  return { ...page, items };
};
