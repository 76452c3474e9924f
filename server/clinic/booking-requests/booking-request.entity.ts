import { randomBytes } from 'node:crypto';
import { defineEntity, p, ref } from '@mikro-orm/core';
import { BookingRequestStatus, openStatuses } from '../../../shared/clinic/booking-requests.ts';
import type { Message } from '../../../shared/i18n/translate.ts';
import { sealedText } from '../../data/forms/sealed-column.ts';
import { belongsTo, oneOf, PROTECTED, TenantEntity } from '../../data/records/tenant-entity.ts';
import { dueWork, removedAfter } from '../../data/records/work-policies.ts';
import { Refusal } from '../../errors.ts';
import { Booking } from '../bookings/booking/booking.entity.ts';
import { Hold } from '../bookings/booking/hold.entity.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { Service } from '../services/service.entity.ts';
import { User } from '../users/user.entity.ts';

const schema = defineEntity({
  name: 'BookingRequest',
  schema: 'clinic',
  tableName: 'booking_requests',
  extends: TenantEntity,
  indexes: [
    { properties: ['tenantId', 'startsAt', 'id'] },
    { properties: ['tenantId', 'hold'] },
    { properties: ['tenantId', 'booking'] },
    { name: 'booking_requests_unconfirmed', properties: ['keptUntil'], where: { status: 'unconfirmed' } },
  ],
  uniques: [{ name: 'booking_requests_token_unique', properties: ['tenantId', 'tokenHash'] }],
  checks: [
    { name: 'booking_requests_status_known', expression: r => oneOf(r.status, BookingRequestStatus.options) },
    { name: 'booking_requests_end_after_start', expression: r => `${r.endsAt} > ${r.startsAt}` },
    {
      name: 'booking_requests_kept_until',
      expression: r => `(${r.status} = 'unconfirmed') = (${r.keptUntil} is not null)`,
    },
    {
      name: 'booking_requests_booked',
      expression: r => `(${r.status} = 'booked') = (booking_id is not null)`,
    },
    // What waits for a decision has its time, and so nobody else has it.
    {
      name: 'booking_requests_hold_their_time',
      expression: r => `hold_id is not null or ${oneOf(r.status, ['booked', 'declined', 'cancelled'])}`,
    },
  ],
  policies: [dueWork, removedAfter('kept_until', '1 day')],
  triggers: [
    {
      name: 'tell_booking',
      timing: 'after',
      events: ['insert', 'update', 'delete'],
      expression:
        'create trigger "tell_booking" after insert or update or delete on "clinic"."booking_requests" for each row execute function security.tell_booking()',
    },
  ],
  properties: {
    service: () => belongsTo(Service, 'service_id'),
    practitioner: () => belongsTo(User, 'practitioner_id'),
    facility: () => belongsTo(Facility, 'facility_id'),
    /** Whether anyone would have done, so that anyone does when it is moved. */
    withAnyone: p.boolean(),
    startsAt: p.datetime(3),
    endsAt: p.datetime(3),
    /** What keeps its time, and what its booking is made of. */
    hold: () => belongsTo(Hold, 'hold_id').nullable(),
    booking: () => belongsTo(Booking, 'booking_id').nullable(),
    // As they were typed: nobody has proven to be a patient (D1).
    firstName: sealedText(),
    lastName: sealedText(),
    email: sealedText(),
    phone: sealedText(),
    birthDate: sealedText().nullable(),
    note: sealedText().nullable(),
    /** SHA-256 of what is secret in the link of its letters: a copy of this table opens nothing. */
    tokenHash: p.blob().hidden().comment(PROTECTED),
    status: p.text().$type<BookingRequestStatus>().default('unconfirmed'),
    /** Until when its time is kept for an address that nobody has confirmed. */
    keptUntil: p.datetime(3).nullable(),
    /** When it was cancelled by its link, and with it its booking. */
    cancelledAt: p.datetime(3).nullable(),
    /** Why the desk declined it, as the letter says. */
    reason: sealedText().nullable(),
  },
});

const words: Record<BookingRequestStatus, Message> = {
  unconfirmed: 'The e-mail address of this request is not confirmed yet.',
  waiting: 'This request waits for the clinic.',
  confirmed: 'This request is confirmed.',
  booked: 'This request is given to a patient already.',
  declined: 'This request was declined.',
  cancelled: 'This request was cancelled.',
};

/** A time that somebody without an account asked for on the clinic's page (SCH-5). */
export class BookingRequest extends schema.class {
  /** Whoever reads its mail wants it: its time is kept until the desk has decided, or is theirs at once. */
  confirm(hold: Hold, to: 'waiting' | 'confirmed'): void {
    hold.keepUntilDecided();
    Object.assign(this, { status: to, keptUntil: null });
  }

  /** Another time is kept for it; its hold is there already. */
  moveTo(hold: Hold, to: 'waiting' | 'confirmed'): void {
    this.expectOpen();
    this.hold = ref(hold);
    this.practitioner = ref(hold.practitioner.getEntity());
    Object.assign(this, { startsAt: hold.startsAt, endsAt: hold.endsAt, status: to });
  }

  cancel(now = new Date()): void {
    Object.assign(this, { status: 'cancelled', keptUntil: null, cancelledAt: now });
  }

  /** It is given to a patient. */
  fulfil(booking: Booking): void {
    this.expectOpen();
    this.booking = ref(booking);
    Object.assign(this, { status: 'booked', hold: null });
  }

  decline(reason: string | null): void {
    this.expectOpen();
    Object.assign(this, { status: 'declined', hold: null, reason });
  }

  /** Nobody who reads its mail wants it: its link opens nothing any more, and it goes with all others that nobody confirmed. */
  disown(now = new Date()): void {
    Object.assign(this, { keptUntil: now, tokenHash: randomBytes(32) });
  }

  /** Waits for somebody at the desk. */
  isOpen(): boolean {
    return (openStatuses as readonly BookingRequestStatus[]).includes(this.status);
  }

  expectOpen(): void {
    if (!this.isOpen()) throw new Refusal(words[this.status as BookingRequestStatus]);
  }
}
schema.setClass(BookingRequest);
