import { defineEntity, p, ref } from '@mikro-orm/core';
import { WaitingPriority, WaitingStatus } from '../../../shared/clinic/waiting-list.ts';
import type { Message } from '../../../shared/i18n/translate.ts';
import { sealedText } from '../../data/forms/sealed-column.ts';
import { belongsTo, oneOf, TenantEntity } from '../../data/records/tenant-entity.ts';
import { dueWork } from '../../data/records/work-policies.ts';
import { Refusal } from '../../errors.ts';
import { Booking } from '../bookings/booking/booking.entity.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { Patient } from '../patients/patient.entity.ts';
import { Service } from '../services/service.entity.ts';
import { User } from '../users/user.entity.ts';

const schema = defineEntity({
  name: 'WaitingEntry',
  schema: 'clinic',
  tableName: 'waiting_entries',
  extends: TenantEntity,
  indexes: [
    { properties: ['tenantId', 'priority', 'createdAt', 'id'] },
    { properties: ['tenantId', 'status', 'offeredUntil'] },
    { properties: ['tenantId', 'patient'] },
    // Those that wait, of all clinics: few, however long the lists once were.
    {
      name: 'waiting_entries_open',
      properties: ['tenantId'],
      where: { status: { $in: ['waiting', 'offered'] }, deletedAt: null },
    },
  ],
  checks: [
    { name: 'waiting_entries_status_known', expression: w => oneOf(w.status, WaitingStatus.options) },
    { name: 'waiting_entries_days_in_order', expression: w => `${w.latest} >= ${w.earliest}` },
    { name: 'waiting_entries_hours_in_order', expression: w => `${w.notAfter} > ${w.notBefore}` },
    { name: 'waiting_entries_priority_known', expression: w => oneOf(w.priority, WaitingPriority.options) },
    {
      name: 'waiting_entries_weekdays_known',
      expression: w => `${w.weekdays} <@ array[1, 2, 3, 4, 5, 6, 7]`,
    },
    {
      name: 'waiting_entries_offered_until',
      expression: w => `(${w.status} = 'offered') = (${w.offeredUntil} is not null)`,
    },
    {
      name: 'waiting_entries_booked',
      expression: w => `(${w.status} = 'booked') = (booking_id is not null)`,
    },
  ],
  policies: [dueWork],
  properties: {
    patient: () => belongsTo(Patient, 'patient_id'),
    service: () => belongsTo(Service, 'service_id'),
    practitioner: () => belongsTo(User, 'practitioner_id').nullable(),
    /** None is any; such an entry is the whole clinic's, so who is bound to facilities does not see it (TEN-8). */
    facility: () => belongsTo(Facility, 'facility_id').nullable(),
    earliest: p.date(),
    latest: p.date(),
    /** `HH:MM` on the facility's clock. */
    notBefore: p.text().nullable(),
    notAfter: p.text().nullable(),
    weekdays: p
      .array()
      .columnType('int[]')
      .$type<number[]>()
      .defaultRaw("'{}'")
      .onCreate(w => w.weekdays ?? []),
    priority: p.text().$type<WaitingPriority>().default('usual'),
    note: sealedText().nullable(),
    status: p.text().$type<WaitingStatus>().default('waiting'),
    /** When the offer ends; each step changes this row, and so of two that meet one learns that it came too late (S39). */
    offeredUntil: p.datetime(3).nullable(),
    booking: () => belongsTo(Booking, 'booking_id').nullable(),
  },
});

const words: Record<WaitingStatus, Message> = {
  waiting: 'This patient is still waiting: nothing is offered to them at the moment.',
  offered: 'A time is offered to this patient. Please accept or decline it first.',
  booked: 'This patient has got a booking.',
  withdrawn: 'This entry was withdrawn.',
  expired: 'The days of this entry are over.',
};

/** A patient who waits for a time of a service that is taken now (SCH-4). */
export class WaitingEntry extends schema.class {
  /** A time is kept for the patient until then. */
  offer(until: Date): void {
    this.expect('waiting');
    this.status = 'offered';
    this.offeredUntil = until;
  }

  extend(until: Date): void {
    this.expect('offered');
    this.offeredUntil = until;
  }

  /** The offer was declined, or its deadline is over. */
  waitOn(): void {
    this.expect('offered');
    this.leave('waiting');
  }

  withdraw(): void {
    if (this.status !== 'offered') this.expect('waiting');
    this.leave('withdrawn');
  }

  /** Was withdrawn by mistake: waits on, in the place in the line that they had. */
  putBack(): void {
    if (this.status !== 'withdrawn') throw new Refusal('This entry is not withdrawn.');
    this.leave('waiting');
  }

  expire(): void {
    this.expect('waiting');
    this.leave('expired');
  }

  /** The patient has what they waited for, by an offer or because somebody booked it for them. */
  fulfil(booking: Booking): void {
    this.leave('booked');
    this.booking = ref(booking);
  }

  /** Refuses an offer whose deadline is over, also before the job comes by that gives its time to the next (S39). */
  expectOffered(now: Date): void {
    this.expect('offered');
    if (this.offeredUntil && this.offeredUntil <= now)
      throw new Refusal('This offer is over. Its time goes to the next patient on the list.');
  }

  expect(status: WaitingStatus): void {
    if (this.status !== status) throw new Refusal(words[this.status as WaitingStatus]);
  }

  private leave(to: Exclude<WaitingStatus, 'offered'>): void {
    this.status = to;
    this.offeredUntil = null;
  }
}
schema.setClass(WaitingEntry);
