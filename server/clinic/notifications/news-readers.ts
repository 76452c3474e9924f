import { z } from 'zod';
import { NotificationChoice, NotificationKind, neededFor } from '../../../shared/clinic/notifications.ts';
import { isIncluded, may, type Package, Role } from '../../../shared/permissions.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import { newsOf, newsSince } from './read-news.ts';

const instants = z.partialRecord(NotificationKind, z.coerce.date());
const Reader = z.object({
  ...{ id: z.string(), version: z.number(), userId: z.string(), accountId: z.string() },
  ...{ role: Role, facilities: z.array(z.string()).nullable() },
  ...{ since: z.coerce.date(), seenUntil: z.coerce.date().nullable() },
  ...{ notifications: NotificationChoice, toldUntil: instants },
});
/** A member who wants letters, and what was told to them before. */
export type Reader = z.output<typeof Reader>;

const readers = `
  select p.id, p.version, u.id as "userId", u.account_id as "accountId", u.role, to_json(u.facility_ids) as facilities,
    ${newsSince} as since, p.seen_until as "seenUntil", p.notifications, p.told_until as "toldUntil"
  from clinic.preferences p join clinic.users u on u.tenant_id = p.tenant_id and u.id = p.user_id
  where p.notifications -> 'mailed' <> '[]' and p.deleted_at is null
    and u.kind = 'person' and u.status = 'active' and u.deleted_at is null
  order by p.id`;

export const readersIn = (em: ClinicEm): Promise<Reader[]> => inClinic(em, Reader, readers);

/** Each kind that a letter may tell of, and since when: what they have seen under the bell, or were told, is not news any more. */
const sinceWhen = ({ role, since, seenUntil, notifications, toldUntil }: Reader, clinic: Package) => {
  const isTold = (kind: NotificationKind) => {
    const permission = neededFor[kind];
    return may(role, permission) && isIncluded(permission, clinic);
  };
  return [...new Set(notifications.mailed)].filter(isTold).map(kind => {
    const seen = notifications.hidden.includes(kind) ? null : seenUntil;
    return { kind, after: new Date(Math.max(+since, +(seen ?? 0), +(toldUntil[kind] ?? 0))) };
  });
};

const Counted = z.object({ kind: NotificationKind, count: z.number() });

/**
 * How many there are of each kind that is new for a member. Asked as the member, under their own policies, so that whoever is
 * bound to facilities is told of these alone.
 */
export const countNews = async (
  em: ClinicEm,
  reader: Reader,
  { clinic, until }: { clinic: Package; until: Date },
): Promise<Map<NotificationKind, number>> => {
  const kinds = sinceWhen(reader, clinic);
  if (kinds.length === 0) return new Map();
  const { userId: me, since } = reader;
  const news = newsOf(
    kinds.map(({ kind }) => kind),
    { me, since, until },
  );
  // Of a webhook the count is that of its deliveries.
  const statement = `${news.sql} select n.kind, (case n.kind when 'webhook_failing' then count(*) else sum(n.count) end)::int as count
    from n join unnest(?::text[], ?::timestamptz[]) told (kind, after) on told.kind = n.kind and n.at > told.after
    where n.at <= ?::timestamptz group by n.kind`;
  const given = [kinds.map(({ kind }) => kind), kinds.map(({ after }) => after.toISOString())];
  const params = [...news.params, ...given.map(list => `{${list.join(',')}}`), until];
  const rows = await inClinic(em, Counted, statement, params);
  return new Map(rows.map(({ kind, count }) => [kind, count]));
};
