import { z } from 'zod';
import {
  MOST_UNREAD,
  NEWS_DAYS,
  NotificationKind,
  type NotificationQuery,
} from '../../../shared/clinic/notifications.ts';
import type { Permission } from '../../../shared/permissions.ts';
import { fromCursor, type Order, pageOf } from '../../data/lists/page.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic, oneInClinic } from '../../data/orm/in-clinic.ts';
import { actorOf } from '../../data/records/actor.ts';
import { type Source, sources } from './sources.ts';

/** Who asks, and what they may. */
interface Reader {
  em: ClinicEm;
  may: (permission: Permission) => boolean;
}

const Row = z.object({
  id: z.string(),
  kind: NotificationKind,
  at: z.coerce.date(),
  recordId: z.string(),
  count: z.number(),
  startsAt: z.coerce.date().nullable(),
  name: z.string().nullable(),
  isUnread: z.boolean(),
});

const newestFirst: Order = {
  columns: [
    { column: 'n.at', property: 'n.at' },
    { column: 'n.id', property: 'n.id' },
  ],
  descending: true,
};

/** Nothing is news to a member that is older than they are here, and what they have seen is none. */
const memberSql = `select greatest(u.created_at, now() - interval '${NEWS_DAYS} days') as since, p.seen_until as "seenUntil"
  from clinic.users u left join clinic.preferences p on p.user_id = u.id and p.deleted_at is null where u.id = ?`;
const Member = z.object({ since: z.coerce.date(), seenUntil: z.coerce.date().nullable() });

/** One statement of many, with what it takes in the order in which it takes it. */
export const unionOf = (told: readonly Source[], { me, since }: { me: string; since: Date }) => {
  const params: (string | Date)[] = [];
  const bind = (name: string) => {
    params.push(name === ':me' ? me : since);
    return name === ':me' ? '?::uuid' : '?::timestamptz';
  };
  const sql = told.map(source => source.sql.replace(/:me|:since/g, bind)).join(' union all ');
  return { sql: `with n (id, kind, at, record_id, count, starts_at, name) as (${sql})`, params };
};

/** Undefined where there is nobody to tell, or nothing that they may know. */
const newsFor = async ({ em, may }: Reader) => {
  const { userId: me } = actorOf(em);
  const told = sources.filter(({ permission }) => may(permission));
  if (!me || told.length === 0) return undefined;
  const [member] = await inClinic(em, Member, memberSql, [me]);
  if (!member) return undefined;
  return { ...unionOf(told, { me, since: member.since }), unreadSince: member.seenUntil ?? member.since };
};

/** What happened that concerns whoever asks, the newest first. */
export const listNews = async (reader: Reader, input: z.output<typeof NotificationQuery>) => {
  const news = await newsFor(reader);
  const [after] = fromCursor(newestFirst, input);
  if (!news) return { items: [], nextCursor: null };
  const statement = `${news.sql} select n.id, n.kind, n.at, n.record_id as "recordId", n.count, n.starts_at as "startsAt",
      n.name, n.at > ?::timestamptz as "isUnread"
    from n where ${after?.sql ?? 'true'} order by n.at desc, n.id desc limit ${input.limit + 1}`;
  const params = [...news.params, news.unreadSince, ...(after?.params ?? [])];
  return pageOf(await inClinic(reader.em, Row, statement, params), newestFirst, input);
};

/** How much of it they have not seen, up to one more than is told. */
export const countUnread = async (reader: Reader): Promise<{ unread: number }> => {
  const news = await newsFor(reader);
  if (!news) return { unread: 0 };
  const statement = `${news.sql} select count(*)::int as unread from (
    select from n where n.at > ?::timestamptz limit ${MOST_UNREAD + 1}) as counted`;
  const Counted = z.object({ unread: z.number() });
  return oneInClinic(reader.em, Counted, statement, [...news.params, news.unreadSince]);
};
