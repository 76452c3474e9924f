import { defineEntity, p } from '@mikro-orm/core';
import { closingPolicy, closingTrigger } from '../../data/records/closing.ts';
import { boundReaders } from '../../data/records/facility-scope.ts';
import { belongsTo, PROTECTED, TenantEntity } from '../../data/records/tenant-entity.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { Room } from '../resources/room.entity.ts';
import { User } from '../users/user.entity.ts';

const schema = defineEntity({
  name: 'CalendarFeed',
  schema: 'clinic',
  tableName: 'calendar_feeds',
  extends: TenantEntity,
  uniques: [{ name: 'calendar_feeds_token_unique', properties: ['tenantId', 'tokenHash'] }],
  indexes: [{ properties: ['tenantId', 'createdAt', 'id'] }],
  checks: [
    { name: 'calendar_feeds_of_one', expression: 'num_nonnulls(practitioner_id, room_id, site_id) = 1' },
  ],
  policies: [
    // A feed belongs to whoever made it; what it shows them, the bookings' own policy says at each fetch.
    boundReaders(() => 'owner_id = (select security.current_actor())'),
    closingPolicy('deleted_at is not null'),
  ],
  triggers: [closingTrigger('calendar_feeds')],
  properties: {
    /** As whom it is read: their access is the feed's (S35). */
    owner: () => belongsTo(User, 'owner_id'),
    practitioner: () => belongsTo(User, 'practitioner_id').nullable(),
    room: () => belongsTo(Room, 'room_id').nullable(),
    /** The facility whose bookings it shows; not where the feed belongs to, as `facility` would say. */
    site: () => belongsTo(Facility, 'site_id').nullable(),
    /** SHA-256 of what is secret in its address: a copy of this table opens nothing. */
    tokenHash: p.blob().hidden().comment(PROTECTED),
    /** Whether it tells patients' initials. */
    initials: p.boolean().default(false),
  },
});

/** A secret address at which calendar programs find bookings (SCH-4); in the trash it is revoked. */
export class CalendarFeed extends schema.class {}
schema.setClass(CalendarFeed);
