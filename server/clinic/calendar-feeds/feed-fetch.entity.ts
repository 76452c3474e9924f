import { defineEntity, p } from '@mikro-orm/core';
import { boundReaders } from '../../data/records/facility-scope.ts';
import { belongsTo, TenantScoped, WRITTEN_ONCE } from '../../data/records/tenant-entity.ts';
import { CalendarFeed } from './calendar-feed.entity.ts';

const schema = defineEntity({
  name: 'FeedFetch',
  schema: 'clinic',
  tableName: 'feed_fetches',
  extends: TenantScoped,
  uniques: [{ name: 'feed_fetches_feed_unique', properties: ['tenantId', 'feed'] }],
  policies: [boundReaders(f => `${f.ownerId} = (select security.current_actor())`)],
  properties: {
    feed: () => belongsTo(CalendarFeed, 'feed_id').comment(WRITTEN_ONCE),
    /** Whose feed it is, which is seen as the feed is. */
    ownerId: p.uuid().comment(WRITTEN_ONCE),
    at: p.datetime(3).nullable(),
  },
});

/** When a feed was fetched last. Not audited, and apart from the feed, because it changes no record. */
export class FeedFetch extends schema.class {}
schema.setClass(FeedFetch);
