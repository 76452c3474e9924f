import { raw } from '@mikro-orm/postgresql';
import { Temporal } from 'temporal-polyfill';
import type { ClinicEm } from '../../../data/orm/as-actor.ts';
import type { Span } from '../../availability/spans.ts';
import { Claim } from '../booking/claim.entity.ts';

/** A span, in milliseconds, in which somebody or something is taken, and by which party. */
export interface Taken extends Span {
  party: string;
}
/** What is taken, by who or what is. */
export type Busy = Map<string, Taken[]>;

interface Asked {
  resourceIds: string[];
  /** The bookings, and the hold, that do not stand in their own way. */
  bookingIds: readonly string[];
  holdId?: string | undefined;
  from: string;
  to: string;
}

/** What people and things are claimed for in the days asked about and around them. */
export const busyTimes = async (
  em: ClinicEm,
  { resourceIds, bookingIds, holdId, from, to }: Asked,
): Promise<Busy> => {
  const query = em
    .createQueryBuilder(Claim, 'c')
    .select([
      'c.resourceId',
      'c.party',
      'c.startsAt',
      'c.endsAt',
      'c.expiresAt',
      raw('c.booking_id').as('bookingId'),
      raw('c.hold_id').as('holdId'),
    ]);
  await query.applyFilters();
  // A claim lasts little more than a day at most, a visit as well, and no zone is more than a day from UTC.
  const start = Temporal.PlainDate.from(from).subtract({ days: 3 }).toString();
  const end = Temporal.PlainDate.from(to).add({ days: 3 }).toString();
  query.andWhere({ resourceId: { $in: resourceIds } });
  query.andWhere(raw('c.starts_at >= ? and c.starts_at < ?', [start, end]));
  const now = new Date();
  const rows = (await query.execute('all')).filter(
    row =>
      !bookingIds.includes(String(row.bookingId)) &&
      (holdId === undefined || row.holdId !== holdId) &&
      (!row.expiresAt || row.expiresAt > now),
  );
  const claims = rows.map(({ resourceId, party, startsAt, endsAt }) => ({
    resourceId,
    taken: { party, startsAt: +startsAt, endsAt: +endsAt },
  }));
  const byResource = Map.groupBy(claims, ({ resourceId }) => resourceId);
  return new Map([...byResource].map(([id, own]) => [id, own.map(({ taken }) => taken)]));
};
