import { defineEntity, p } from '@mikro-orm/core';
import { boundReaders } from '../../../data/records/facility-scope.ts';
import { belongsTo, oneOf, TenantScoped } from '../../../data/records/tenant-entity.ts';
import { removedAfter } from '../../../data/records/work-policies.ts';
import { Booking } from './booking.entity.ts';
import { Hold } from './hold.entity.ts';

const claimedKinds = ['practitioner', 'patient', 'room', 'device'] as const;
type ClaimedKind = (typeof claimedKinds)[number];

const schema = defineEntity({
  name: 'Claim',
  schema: 'clinic',
  tableName: 'claims',
  extends: TenantScoped,
  indexes: [
    { name: 'claims_by_resource', properties: ['tenantId', 'resourceId', 'startsAt'] },
    { name: 'claims_by_booking', properties: ['tenantId', 'booking'] },
    { name: 'claims_by_hold', properties: ['tenantId', 'hold'] },
  ],
  uniques: [{ name: 'claims_seat', properties: ['tenantId', 'resourceId', 'party', 'seat'] }],
  checks: [
    {
      // Half-open spans, so 9-10 and 10-11 fit.
      name: 'claims_overlap',
      expression: c =>
        `exclude using gist (${c.tenantId} with =, ${c.resourceId} with =, tstzrange(${c.startsAt}, ${c.endsAt}) with &&, ${c.party} with <>)`,
    },
    { name: 'claims_end_after_start', expression: c => `${c.endsAt} > ${c.startsAt}` },
    { name: 'claims_kind_known', expression: c => oneOf(c.kind, claimedKinds) },
    { name: 'claims_of_one', expression: () => 'num_nonnulls(booking_id, hold_id) = 1' },
    { name: 'claims_seats', expression: c => `${c.seat} >= 1 and ${c.seat} <= ${c.seats}` },
    { name: 'claims_expire', expression: c => `(hold_id is null) = (${c.expiresAt} is null)` },
  ],
  // The owner's function keeps the claims of all facilities.
  policies: [
    boundReaders(
      c =>
        `(current_user = 'medflow_owner' or ${c.facilityId} = any ((select security.public_scope())::uuid[]))`,
      // When somebody is taken, and by nobody in particular, is what free times are made of.
      'public_scope',
    ),
    removedAfter('expires_at', '1 day'),
  ],
  properties: {
    booking: () => belongsTo(Booking, 'booking_id').nullable(),
    hold: () => belongsTo(Hold, 'hold_id').nullable(),
    kind: p.text().$type<ClaimedKind>(),
    /** Of the booking or the hold, so that who is bound to others does not read it. */
    facilityId: p.uuid(),
    /** Who or what is taken. */
    resourceId: p.uuid(),
    /** Claims of one party share a resource, all others exclude each other. */
    party: p.uuid(),
    startsAt: p.datetime(3),
    endsAt: p.datetime(3),
    /** The place in a group beside its practitioner, and how many there are. */
    seat: p.integer().nullable(),
    seats: p.integer().nullable(),
    /** A hold's: whoever claims next removes it once it is over. */
    expiresAt: p.datetime(3).nullable(),
  },
});

/**
 * What a booking or a hold takes while it occupies its time. Written by the trigger `claim_resources` alone, so that every way to
 * write one holds the one constraint under which nothing is taken twice.
 */
export class Claim extends schema.class {}
schema.setClass(Claim);
