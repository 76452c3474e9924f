import { z } from 'zod';
import {
  MOST_UNREAD,
  NEWS_DAYS,
  NotificationKind,
  type NotificationQuery,
  neededFor,
} from '../../../shared/clinic/notifications.ts';
import type { Permission } from '../../../shared/permissions.ts';
import { fromCursor, type Order, pageOf } from '../../data/lists/page.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic, oneInClinic } from '../../data/orm/in-clinic.ts';
import { actorOf } from '../../data/records/actor.ts';
import { sources } from './sources.ts';

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

/** Nothing is news to a member that is older than they are here. */
export const newsSince = `greatest(u.created_at, now() - interval '${NEWS_DAYS} days')`;

/** What they have seen is none, either. */
const memberSql = `select ${newsSince} as since, p.seen_until as "seenUntil",
    coalesce(p.notifications -> 'hidden', '[]') as hidden
  from clinic.users u left join clinic.preferences p on p.user_id = u.id and p.deleted_at is null where u.id = ?`;
const Member = z.object({
  since: z.coerce.date(),
  seenUntil: z.coerce.date().nullable(),
  hidden: z.array(NotificationKind),
});

/** Whom it concerns, and what happened after and until when. */
interface Span {
  me: string;
  since: Date;
  until: Date;
}

/** What happened of these kinds, as one statement of many, with what it takes in the order in which it takes it. */
export const newsOf = (kinds: readonly NotificationKind[], { me, since, until }: Span) => {
  const params: (string | Date)[] = [];
  const bind = (name: string) => {
    params.push(name === ':me' ? me : name === ':since' ? since : until);
    return name === ':me' ? '?::uuid' : '?::timestamptz';
  };
  const told = sources.filter(source => source.kinds.some(kind => kinds.includes(kind)));
  const all = told.map(source => source.sql.replace(/:me|:since|:until/g, bind)).join(' union all ');
  params.push(`{${kinds.join(',')}}`);
  const sql = `with happened (id, kind, at, record_id, count, starts_at, name) as (${all}),
    n as (select * from happened where kind = any (?::text[]))`;
  return { sql, params };
};

/** Undefined where there is nobody to tell, or nothing that they may know and want to. */
const newsFor = async ({ em, may }: Reader) => {
  const { userId: me } = actorOf(em);
  if (!me) return undefined;
  const [member] = await inClinic(em, Member, memberSql, [me]);
  if (!member) return undefined;
  const { since, seenUntil, hidden } = member;
  const kinds = NotificationKind.options.filter(kind => may(neededFor[kind]) && !hidden.includes(kind));
  if (kinds.length === 0) return undefined;
  return { ...newsOf(kinds, { me, since, until: new Date() }), unreadSince: seenUntil ?? since };
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
