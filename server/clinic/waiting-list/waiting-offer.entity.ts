import { defineEntity, p } from '@mikro-orm/core';
import { OfferStatus } from '../../../shared/clinic/waiting-list.ts';
import { belongsTo, oneOf, TenantScoped, WRITTEN_ONCE } from '../../data/records/tenant-entity.ts';
import { dueWork, removedAfter } from '../../data/records/work-policies.ts';
import { Hold } from '../bookings/booking/hold.entity.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { User } from '../users/user.entity.ts';
import { WaitingEntry } from './waiting-entry.entity.ts';

const schema = defineEntity({
  name: 'WaitingOffer',
  schema: 'clinic',
  tableName: 'waiting_offers',
  extends: TenantScoped,
  indexes: [{ properties: ['tenantId', 'hold'] }, { name: 'waiting_offers_by_age', properties: ['endsAt'] }],
  uniques: [
    // Nobody is asked about the same time again (S40) …
    {
      name: 'waiting_offers_once',
      properties: ['tenantId', 'entry', 'startsAt', 'practitioner', 'facility'],
    },
    // … nor about two at once, whichever process asks (S39).
    { name: 'waiting_offers_one_open', properties: ['tenantId', 'entry'], where: { status: 'open' } },
  ],
  checks: [
    { name: 'waiting_offers_status_known', expression: o => oneOf(o.status, OfferStatus.options) },
    { name: 'waiting_offers_end_after_start', expression: o => `${o.endsAt} > ${o.startsAt}` },
  ],
  policies: [dueWork, removedAfter('ends_at', '30 days')],
  properties: {
    at: p
      .datetime(3)
      .onCreate(() => new Date())
      .comment(WRITTEN_ONCE),
    entry: () => belongsTo(WaitingEntry, 'entry_id').comment(WRITTEN_ONCE),
    /** What keeps the time, and of which the booking is made. */
    hold: () => belongsTo(Hold, 'hold_id').comment(WRITTEN_ONCE),
    practitioner: () => belongsTo(User, 'practitioner_id').comment(WRITTEN_ONCE),
    facility: () => belongsTo(Facility, 'facility_id').comment(WRITTEN_ONCE),
    startsAt: p.datetime(3).comment(WRITTEN_ONCE),
    endsAt: p.datetime(3).comment(WRITTEN_ONCE),
    status: p.text().$type<OfferStatus>().default('open'),
  },
});

/** A time that was offered to somebody who waits. Not audited: each of its steps is one of its entry's as well, which is. */
export class WaitingOffer extends schema.class {}
schema.setClass(WaitingOffer);
