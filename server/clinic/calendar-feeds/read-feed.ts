import { createHash } from 'node:crypto';
import { TRPCError } from '@trpc/server';
import { isOpen } from '../../../shared/clinics.ts';
import { isIncluded, may, type Permission } from '../../../shared/permissions.ts';
import type { ClinicWithFlags } from '../../access/clinics/clinics.ts';
import { networkOf } from '../../access/limits/network.ts';
import { type Membership, memberOf } from '../../access/memberships/membership.ts';
import type { CallContext } from '../../api/call-context.ts';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import { type Actor, systemActor } from '../../data/records/actor.ts';
import { recordAccess } from '../../data/trails/record-access.ts';
import { NOTHING_HERE, TryLater, toApiError } from '../../errors.ts';
import { hashToken } from '../../secrets.ts';
import { CalendarFeed } from './calendar-feed.entity.ts';
import { feedBookings } from './feed-bookings.ts';
import { feedCalendar } from './feed-calendar.ts';
import { FeedFetch } from './feed-fetch.entity.ts';
import { subjectOf } from './feed-subject.ts';
import { isFeedToken } from './feed-token.ts';

export const PROCEDURE = 'calendarFeeds.fetch';

/** Fetches from one network of the calendars of one clinic, found or not. */
const FETCHES = { name: 'feed-fetches', points: 120, seconds: 60 };
/** `at` is written this often at most, so that fetching does not mean writing. */
const NOTED_EVERY_MS = 600_000;

export interface FetchedFeed {
  text: string;
  tag: string;
}

/** One answer for what was never there, is revoked, another clinic's, or nobody's any more (S35). */
const nothing = () => new TRPCError({ code: 'NOT_FOUND', message: NOTHING_HERE });

/** A host that is nobody's is answered as an address that is nobody's. */
const nobodys = (error: unknown): null => {
  if (toApiError(error).code === 'NOT_FOUND') return null;
  throw error;
};

const clinicOf = async ({ authenticator, credentials, limits }: CallContext): Promise<ClinicWithFlags> => {
  const clinic = await authenticator.clinicAt(credentials.host).catch(nobodys);
  if (!clinic || !isOpen(clinic.status)) throw nothing();
  const { isOver, resetSeconds } = await limits.take(
    FETCHES,
    `${clinic.id} ${networkOf(credentials.address)}`,
  );
  if (isOver) throw new TryLater('Calendars are asked for too often from here.', resetSeconds);
  return clinic;
};

/** Whoever made the feed may still do so, and read what it shows. */
const isAlive = (feed: CalendarFeed, member: Membership, clinic: ClinicWithFlags): boolean => {
  const isOwn = feed.practitioner?.id === feed.owner.id;
  const needed: Permission[] = ['bookings:read', isOwn ? 'feeds:own' : 'feeds:write'];
  return needed.every(permission => isIncluded(permission, clinic) && may(member.role, permission));
};

/**
 * The calendar at this secret address, read as the member who made it and with what they may see now; NOT_FOUND for whatever
 * opens nothing. `isKnown` says that the program has what bears this tag: then nobody's data is told, and no access is noted.
 */
export const readFeed = async (
  ctx: CallContext,
  token: string,
  isKnown: (tag: string) => boolean,
): Promise<FetchedFeed> => {
  const { planes, credentials, budget, gate } = ctx;
  const clinic = await clinicOf(ctx);
  if (!isFeedToken(token)) throw nothing();
  const looking = systemActor(clinic.id, PROCEDURE);
  const find = (em: ClinicEm) => em.findOne(CalendarFeed, { tokenHash: hashToken(token) });
  const feed = await asActor(planes, looking, find, { readOnly: true });
  const member = feed && (await memberOf(planes, clinic.id, feed.owner.id));
  if (!member || !isAlive(feed, member, clinic)) throw nothing();
  await budget.take({ clinicId: clinic.id });
  const { requestId, address } = credentials;
  const actor: Actor = {
    ...{ tenantId: clinic.id, userId: feed.owner.id, facilities: member.facilities, grantId: null },
    trail: { procedure: PROCEDURE, requestId, address },
  };
  return gate.run(clinic.id, () =>
    asActor(planes, actor, async em => {
      await noteFetch(em, feed.id);
      return calendarOf(em, feed, isKnown);
    }),
  );
};

const calendarOf = async (
  em: ClinicEm,
  feed: CalendarFeed,
  isKnown: (tag: string) => boolean,
): Promise<FetchedFeed> => {
  const subject = await subjectOf(em, feed);
  if (!subject) throw nothing();
  const bookings = await feedBookings(em, feed, Date.now());
  const { tenantId, initials } = feed;
  const text = feedCalendar({ name: subject.name, tenantId, initials }, bookings);
  const tag = `W/"${createHash('sha256').update(text).digest('base64url')}"`;
  if (initials && !isKnown(tag))
    recordAccess(
      em,
      bookings.map(({ patientId }) => patientId),
    );
  return { text, tag };
};

const noteFetch = async (em: ClinicEm, feedId: string): Promise<void> => {
  const fetch = await em.findOne(FeedFetch, { feed: { id: feedId } });
  if (fetch && Date.now() - +(fetch.at ?? 0) > NOTED_EVERY_MS) fetch.at = new Date();
};
