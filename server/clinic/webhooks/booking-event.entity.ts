import { defineEntity, p } from '@mikro-orm/core';
import { ReportEventType, WebhookEventType } from '../../../shared/clinic/webhooks.ts';
import { boundReaders } from '../../data/records/facility-scope.ts';
import { belongsTo, oneOf, TenantScoped, WRITTEN_ONCE } from '../../data/records/tenant-entity.ts';
import { dueWork, removedAfter } from '../../data/records/work-policies.ts';
import { Booking } from '../bookings/booking/booking.entity.ts';

const schema = defineEntity({
  name: 'BookingEvent',
  schema: 'clinic',
  tableName: 'booking_events',
  extends: TenantScoped,
  indexes: [{ properties: ['tenantId', 'at', 'id'] }, { name: 'booking_events_by_age', properties: ['at'] }],
  uniques: [{ name: 'booking_events_sequence_unique', properties: ['tenantId', 'booking', 'sequence'] }],
  checks: [
    { name: 'booking_events_type_known', expression: e => oneOf(e.type, WebhookEventType.options) },
    {
      name: 'booking_events_of_a_booking',
      expression: e => `(${oneOf(e.type, ReportEventType.options)}) = (booking_id is null)`,
    },
    {
      name: 'booking_events_sequence_of_a_booking',
      expression: e => `(booking_id is null) = (${e.sequence} is null)`,
    },
  ],
  policies: [boundReaders(() => `current_user = 'medflow_owner'`), dueWork, removedAfter('at', '30 days')],
  properties: {
    /** When the booking was changed, by the audit, whose entry has the same id; or when the report of the same id was written. */
    at: p.datetime(3).comment(WRITTEN_ONCE),
    booking: () => belongsTo(Booking, 'booking_id').nullable().comment(WRITTEN_ONCE),
    type: p.text().$type<WebhookEventType>().comment(WRITTEN_ONCE),
    /** Grows with each event of a booking, so that a target can tell which came first (S44). */
    sequence: p.integer().nullable().comment(WRITTEN_ONCE),
    /** What is sent, byte for byte, however often (S44). */
    body: p.text().comment(WRITTEN_ONCE),
  },
});

/** What happened to a booking, or that a report was written, as webhooks tell it. Not audited: it is made of the audit. */
export class BookingEvent extends schema.class {}
schema.setClass(BookingEvent);
