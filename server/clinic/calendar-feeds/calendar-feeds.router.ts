import type { z } from 'zod';
import {
  FeedById,
  type FeedKind,
  FeedPage,
  FeedQuery,
  IssuedFeed,
  NewFeed,
  NewOwnFeed,
} from '../../../shared/clinic/calendar-feeds.ts';
import { Gone } from '../../../shared/scalars.ts';
import type { ClinicCallContext } from '../../api/callers.ts';
import { isPermitted } from '../../api/permission.ts';
import { allowed, router } from '../../api/trpc.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Refusal } from '../../errors.ts';
import { hashToken } from '../../secrets.ts';
import { User } from '../users/user.entity.ts';
import { CalendarFeed } from './calendar-feed.entity.ts';
import { FeedFetch } from './feed-fetch.entity.ts';
import { listFeeds } from './feed-list.ts';
import { subjectFields } from './feed-subject.ts';
import { feedPath, newFeedToken } from './feed-token.ts';

type Ctx = ClinicCallContext & { em: ClinicEm };

/** A feed ends with the access of the member who made it; a helper under a support grant is none. */
const ownerOf = async ({ em, actor }: Ctx): Promise<User> => {
  if (!actor.userId) throw new Refusal('Only a member of the clinic can make a link to a calendar.');
  return em.findOneOrFail(User, { id: actor.userId });
};

/** Makes a feed, and the only answer that tells its address. */
const issue = async (
  ctx: Ctx,
  { kind, subjectId, initials }: { kind: FeedKind; subjectId: string; initials: boolean },
): Promise<z.input<typeof IssuedFeed>> => {
  const { em, caller, linkTo } = ctx;
  const owner = await ownerOf(ctx);
  const token = newFeedToken();
  const subject = await subjectFields(em, kind, subjectId);
  const feed = em.create(CalendarFeed, { ...subject, owner, initials, tokenHash: hashToken(token) });
  em.create(FeedFetch, { feed, ownerId: owner.id });
  return { id: feed.id, address: linkTo(caller.clinic.slug, feedPath(token)) };
};

export const calendarFeeds = router({
  /** Those of the clinic for whoever leads it, one's own for anybody else. */
  list: allowed('feeds:own', 'GET /calendar-feeds', FeedQuery, FeedPage).query(({ ctx, input }) =>
    listFeeds(ctx.em, isPermitted(ctx.caller, 'feeds:write') ? undefined : ctx.actor.userId, input),
  ),

  create: allowed('feeds:write', 'POST /calendar-feeds', NewFeed, IssuedFeed, {
    withinFacilities: true,
    confirmed: true,
  }).mutation(({ ctx, input }) => issue(ctx, input)),

  createOwn: allowed('feeds:own', 'POST /calendar-feeds/own', NewOwnFeed, IssuedFeed, {
    withinFacilities: true,
    confirmed: true,
  }).mutation(async ({ ctx, input }) => {
    const { id } = await ownerOf(ctx);
    return issue(ctx, { kind: 'practitioner', subjectId: id, ...input });
  }),

  /** From now on there is nothing at the address. */
  revoke: allowed('feeds:own', 'DELETE /calendar-feeds/{id}', FeedById, Gone, {
    withinFacilities: true,
    closesDoors: true,
  }).mutation(async ({ ctx, input: { id } }) => {
    const feed = await ctx.em.findOneOrFail(CalendarFeed, { id });
    if (feed.owner.id !== ctx.actor.userId && !isPermitted(ctx.caller, 'feeds:write'))
      throw new Refusal('You can only revoke the links that you made.');
    ctx.em.remove(feed);
    return { id };
  }),
});
