import { defineEntity, p } from '@mikro-orm/core';
import { BookingStatus, BookingWarning, occupyingStatuses } from '../../../shared/clinic/bookings.ts';
import { belongsTo, oneOf, PROTECTED, TenantEntity } from '../../data/records/tenant-entity.ts';
import { usageTriggers } from '../../data/records/usage-triggers.ts';
import { Refusal } from '../../errors.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { Patient } from '../patients/patient.entity.ts';
import { Service } from '../services/service.entity.ts';
import { User } from '../users/user.entity.ts';

type Column = { toString(): string };

/** No two occupying bookings of one practitioner, nor of one patient, touch: half-open ranges, so 9-10 and 10-11 fit. */
const noOverlap = (b: { tenantId: Column; deletedAt: Column; status: Column }, who: string, span: string) =>
  `exclude using gist (${b.tenantId} with =, ${who} with =, ${span} with &&) where (${b.deletedAt} is null and ${oneOf(b.status, occupyingStatuses)})`;

const schema = defineEntity({
  name: 'Booking',
  schema: 'clinic',
  tableName: 'bookings',
  extends: TenantEntity,
  indexes: [
    { properties: ['tenantId', 'startsAt', 'id'] },
    { properties: ['tenantId', 'patient', 'startsAt'] },
    { properties: ['tenantId', 'practitioner', 'startsAt'] },
  ],
  checks: [
    { name: 'bookings_end_after_start', expression: b => `${b.endsAt} > ${b.startsAt}` },
    {
      name: 'bookings_last_a_day_at_most',
      expression: b => `${b.endsAt} <= ${b.startsAt} + '1 day'::interval`,
    },
    { name: 'bookings_busy_until_end', expression: b => `${b.busyUntil} >= ${b.endsAt}` },
    { name: 'bookings_status_known', expression: b => oneOf(b.status, BookingStatus.options) },
    {
      name: 'bookings_despite_known',
      expression: b =>
        `${b.despiteWarnings} <@ array[${BookingWarning.options.map(kind => `'${kind}'`).join(', ')}]::text[]`,
    },
    {
      name: 'bookings_despite_for_a_reason',
      expression: b => `(${b.despiteReason} is null) = (${b.despiteWarnings} = '{}'::text[])`,
    },
    {
      name: 'bookings_practitioner_overlap',
      expression: b => noOverlap(b, 'practitioner_id', `tstzrange(${b.startsAt}, ${b.busyUntil})`),
    },
    {
      name: 'bookings_patient_overlap',
      expression: b => noOverlap(b, 'patient_id', `tstzrange(${b.startsAt}, ${b.endsAt})`),
    },
  ],
  triggers: [
    ...usageTriggers('bookings'),
    {
      name: 'queue_up',
      timing: 'before',
      events: ['insert', 'update'],
      expression:
        'create trigger "queue_up" before insert or update of practitioner_id, patient_id, starts_at, ends_at, busy_until, status, deleted_at on "clinic"."bookings" for each row execute function security.queue_up()',
    },
  ],
  properties: {
    patient: () => belongsTo(Patient, 'patient_id'),
    service: () => belongsTo(Service, 'service_id'),
    practitioner: () => belongsTo(User, 'practitioner_id'),
    facility: () => belongsTo(Facility, 'facility_id'),
    startsAt: p.datetime(3),
    endsAt: p.datetime(3),
    /** The end plus the service's buffer: until then the practitioner is taken. */
    busyUntil: p.datetime(3),
    status: p.text().$type<BookingStatus>().default('pending'),
    notes: p.text().nullable().comment(PROTECTED),
    cancellationReason: p.text().nullable().comment(PROTECTED),
    /** Why it was booked in spite of these warnings, at its present time and place (FD7). */
    despiteReason: p.text().nullable().comment(PROTECTED),
    despiteWarnings: p
      .array()
      .columnType('text[]')
      .$type<BookingWarning[]>()
      .defaultRaw("'{}'")
      .onCreate(b => b.despiteWarnings ?? []),
  },
});

/** Which status may follow which; what is not listed is refused. */
const steps = {
  confirmed: ['pending'],
  arrived: ['pending', 'confirmed'],
  in_room: ['arrived'],
  completed: ['arrived', 'in_room'],
  cancelled: ['pending', 'confirmed', 'arrived'],
  no_show: ['pending', 'confirmed'],
} as const satisfies Partial<Record<BookingStatus, readonly BookingStatus[]>>;

const inWords = (status: BookingStatus): string =>
  ({
    pending: 'pending',
    confirmed: 'confirmed',
    arrived: 'checked in',
    in_room: 'in the room',
    completed: 'completed',
    cancelled: 'cancelled',
    no_show: 'marked as no-show',
  })[status];

/** An appointment of a patient with a practitioner. */
export class Booking extends schema.class {
  confirm(): void {
    this.step('confirmed');
  }

  /** The patient is here. */
  checkIn(): void {
    this.step('arrived');
  }

  /** The practitioner has called the patient in. */
  begin(): void {
    this.step('in_room');
  }

  complete(): void {
    this.step('completed');
  }

  cancel(reason: string): void {
    this.step('cancelled');
    this.cancellationReason = reason;
  }

  /** The patient did not come; only known once the appointment has begun. */
  markNoShow(now = new Date()): void {
    if (this.startsAt > now) throw new Refusal('A booking can be marked as no-show once its time has come.');
    this.step('no_show');
  }

  /** Takes the buffer along. */
  move(startsAt: Date, endsAt: Date): void {
    if (this.status !== 'pending' && this.status !== 'confirmed')
      throw new Refusal(`A booking that is ${inWords(this.status)} cannot be moved.`);
    const buffer = +this.busyUntil - +this.endsAt;
    this.startsAt = startsAt;
    this.endsAt = endsAt;
    this.busyUntil = new Date(+endsAt + buffer);
  }

  private step(to: keyof typeof steps): void {
    if (!(steps[to] as readonly BookingStatus[]).includes(this.status))
      throw new Refusal(`A booking that is ${inWords(this.status)} cannot be ${inWords(to)}.`);
    this.status = to;
  }
}
schema.setClass(Booking);
