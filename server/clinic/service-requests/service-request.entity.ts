import { defineEntity, p, ref } from '@mikro-orm/core';
import type { z } from 'zod';
import type { Frequency } from '../../../shared/clinic/series.ts';
import { RequestKind, RequestSide, ServiceRequestStatus } from '../../../shared/clinic/service-requests.ts';
import { WaitingPriority } from '../../../shared/clinic/waiting-list.ts';
import type { Message } from '../../../shared/i18n/translate.ts';
import { sealedText } from '../../data/forms/sealed-column.ts';
import { belongsTo, oneOf, TenantEntity } from '../../data/records/tenant-entity.ts';
import { Refusal } from '../../errors.ts';
import { Booking } from '../bookings/booking/booking.entity.ts';
import { Series } from '../bookings/booking/series.entity.ts';
import { Patient } from '../patients/patient.entity.ts';
import { Service } from '../services/service.entity.ts';
import { User } from '../users/user.entity.ts';

const OWN = '(select security.own_patient())';

const schema = defineEntity({
  name: 'ServiceRequest',
  schema: 'clinic',
  tableName: 'service_requests',
  extends: TenantEntity,
  indexes: [
    { properties: ['tenantId', 'priority', 'createdAt', 'id'] },
    { properties: ['tenantId', 'status', 'priority', 'createdAt', 'id'] },
    { properties: ['tenantId', 'patient', 'createdAt', 'id'] },
    { properties: ['tenantId', 'createdAt', 'id'] },
  ],
  checks: [
    { name: 'service_requests_kind_known', expression: r => oneOf(r.kind, RequestKind.options) },
    { name: 'service_requests_side_known', expression: r => oneOf(r.side, RequestSide.options) },
    { name: 'service_requests_priority_known', expression: r => oneOf(r.priority, WaitingPriority.options) },
    { name: 'service_requests_status_known', expression: r => oneOf(r.status, ServiceRequestStatus.options) },
    { name: 'service_requests_days_in_order', expression: r => `${r.latest} >= ${r.earliest}` },
    { name: 'service_requests_hours_in_order', expression: r => `${r.notAfter} > ${r.notBefore}` },
    {
      name: 'service_requests_weekdays_known',
      expression: r => `${r.weekdays} <@ array[1, 2, 3, 4, 5, 6, 7]`,
    },
    {
      name: 'service_requests_repeats',
      expression: r =>
        `(${r.frequency} is null) = (${r.interval} is null) and (${r.frequency} is null) = (${r.times} is null)`,
    },
    {
      name: 'service_requests_scheduled',
      expression: r => `${r.status} <> 'scheduled' or booking_id is not null or series_id is not null`,
    },
    // Nobody reads why it was refused or called off unless somebody said so.
    {
      name: 'service_requests_reasons',
      expression: r =>
        `(${r.status} <> 'refused' and ${r.status} <> 'called-off') or status_reason is not null`,
    },
  ],
  policies: [
    // A patient asks in their own name, and decides nothing of it.
    {
      name: 'asking',
      type: 'restrictive',
      command: 'insert',
      check: `side = case when ${OWN} is null then 'clinic' else 'patient' end and (${OWN} is null or status = 'new' and assignee_id is null and booking_id is null and series_id is null)`,
    },
  ],
  triggers: [
    {
      name: 'keep_request',
      timing: 'before',
      events: ['update'],
      expression:
        'create trigger "keep_request" before update on "clinic"."service_requests" for each row execute function security.keep_request()',
    },
  ],
  properties: {
    patient: () => belongsTo(Patient, 'patient_id'),
    service: () => belongsTo(Service, 'service_id').nullable(),
    assignee: () => belongsTo(User, 'assignee_id').nullable(),
    booking: () => belongsTo(Booking, 'booking_id').nullable(),
    series: () => belongsTo(Series, 'series_id').nullable(),
    kind: p.text().$type<RequestKind>(),
    side: p.text().$type<z.output<typeof RequestSide>>(),
    priority: p.text().$type<WaitingPriority>().default('usual'),
    earliest: p.date().nullable(),
    latest: p.date().nullable(),
    /** `HH:MM` on the clinic's clock. */
    notBefore: p.text().nullable(),
    notAfter: p.text().nullable(),
    weekdays: p
      .array()
      .columnType('int[]')
      .$type<number[]>()
      .defaultRaw("'{}'")
      .onCreate(r => r.weekdays ?? []),
    frequency: p.text().$type<Frequency>().nullable(),
    interval: p.integer().nullable(),
    times: p.integer().nullable(),
    reason: sealedText(),
    status: p.text().$type<ServiceRequestStatus>().default('new'),
    statusReason: sealedText().nullable(),
    statusAt: p.datetime(3).nullable(),
    /** The member who brought it to its status; none where the patient did. */
    statusBy: p.uuid().nullable(),
    /** When the clinic said something to it first. */
    answeredAt: p.datetime(3).nullable(),
    /** The patient wrote something that nobody has looked at; it changes no status (RQ25). */
    unread: p.boolean().default(false),
  },
});

const words: Record<ServiceRequestStatus, Message> = {
  new: 'Nobody has accepted this request yet.',
  accepted: 'This request was accepted already.',
  scheduled: 'Something is booked for this request already.',
  done: 'This request is done.',
  refused: 'This request was refused.',
  'called-off': 'This request was called off.',
};

interface Step {
  by: string | null;
  reason?: string | null;
  /** Who asked takes it themselves, which answers nothing. */
  isOfPatient?: boolean;
}

/** Work that is asked of the clinic, by a patient or for one, which may end in bookings (WRK-1). */
export class ServiceRequest extends schema.class {
  isOpen(): boolean {
    return this.status === 'new' || this.status === 'accepted' || this.status === 'scheduled';
  }

  accept(step: Step): void {
    this.expect('new');
    this.go('accepted', step);
  }

  refuse(step: Step): void {
    if (this.status !== 'new') this.expect('accepted');
    this.go('refused', step);
  }

  callOff(step: Step): void {
    this.expectOpen();
    this.go('called-off', step);
  }

  /** What was booked for it; whoever books has accepted it. */
  schedule(made: { booking: Booking } | { series: Series }, step: Step): void {
    if (this.status !== 'new') this.expect('accepted');
    if ('booking' in made) this.booking = ref(made.booking);
    else this.series = ref(made.series);
    this.go('scheduled', step);
  }

  finish(step: Step): void {
    if (this.status === 'new') this.expect('accepted');
    this.expectOpen();
    this.go('done', step);
  }

  /** Work goes on: what was decided is taken back. What was booked stays booked, and is named no more. */
  reopen(step: Step): void {
    if (this.status === 'new' || this.status === 'accepted') throw new Refusal('This request is open.');
    this.booking = null;
    this.series = null;
    this.go('accepted', step);
  }

  answer(now = new Date()): void {
    this.answeredAt ??= now;
    this.unread = false;
  }

  expectOpen(): void {
    if (!this.isOpen()) throw new Refusal(words[this.status as ServiceRequestStatus]);
  }

  private expect(status: ServiceRequestStatus): void {
    if (this.status !== status) throw new Refusal(words[this.status as ServiceRequestStatus]);
  }

  private go(status: ServiceRequestStatus, { by, reason = null, isOfPatient = false }: Step): void {
    const now = new Date();
    Object.assign(this, { status, statusReason: reason, statusAt: now, statusBy: by });
    if (!isOfPatient) this.answer(now);
  }
}
schema.setClass(ServiceRequest);
