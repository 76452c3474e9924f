import { defineEntity, p, ref } from '@mikro-orm/core';
import {
  BookingStatus,
  BookingWarning,
  occupyingStatuses,
  type StepStatus,
  stepTimes,
} from '../../../../shared/clinic/bookings.ts';
import { DAY } from '../../../../shared/durations.ts';
import { sealedText } from '../../../data/forms/sealed-column.ts';
import { belongsTo, oneOf, TenantEntity } from '../../../data/records/tenant-entity.ts';
import { usageTriggers } from '../../../data/records/usage-triggers.ts';
import { dueWork } from '../../../data/records/work-policies.ts';
import { Refusal } from '../../../errors.ts';
import { Facility } from '../../facilities/facility.entity.ts';
import { Patient } from '../../patients/patient.entity.ts';
import { Device } from '../../resources/device.entity.ts';
import { Room } from '../../resources/room.entity.ts';
import { Service } from '../../services/service.entity.ts';
import { User } from '../../users/user.entity.ts';
import { inTime, lastStep, statusIsLastStep, stepsInOrder, timeOfStep } from './booking-steps.ts';
import { claimTriggers } from './claim-triggers.ts';
import { promised } from './promised.ts';
import { Series } from './series.entity.ts';

const schema = defineEntity({
  name: 'Booking',
  schema: 'clinic',
  tableName: 'bookings',
  extends: TenantEntity,
  indexes: [
    { properties: ['tenantId', 'startsAt', 'id'] },
    { properties: ['tenantId', 'patient', 'startsAt'] },
    { properties: ['tenantId', 'practitioner', 'startsAt'] },
    {
      // Few are of groups, whose minutes count once however many share them.
      name: 'bookings_of_groups',
      expression:
        'create index "bookings_of_groups" on "clinic"."bookings" ("tenant_id", "starts_at") where "seats" > 1',
    },
  ],
  uniques: [{ name: 'bookings_series_date_unique', properties: ['tenantId', 'series', 'seriesDate'] }],
  checks: [
    {
      name: 'bookings_series_by_date',
      expression: b => `(series_id is null) = (${b.seriesDate} is null)`,
    },
    { name: 'bookings_end_after_start', expression: b => `${b.endsAt} > ${b.startsAt}` },
    {
      name: 'bookings_last_a_day_at_most',
      expression: b => `${b.endsAt} <= ${b.startsAt} + '1 day'::interval`,
    },
    { name: 'bookings_busy_until_end', expression: b => `${b.busyUntil} >= ${b.endsAt}` },
    {
      name: 'bookings_wall_time_to_the_minute',
      expression: b => `${b.wallTime} ~ '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$'`,
    },
    { name: 'bookings_seats_positive', expression: b => `${b.seats} > 0` },
    { name: 'bookings_status_known', expression: b => oneOf(b.status, BookingStatus.options) },
    { name: 'bookings_status_is_last_step', expression: statusIsLastStep },
    { name: 'bookings_steps_in_order', expression: stepsInOrder },
    { name: 'bookings_begin_in_time', expression: inTime },
    {
      name: 'bookings_despite_known',
      expression: b =>
        `${b.despiteWarnings} <@ array[${BookingWarning.options.map(kind => `'${kind}'`).join(', ')}]::text[]`,
    },
    {
      name: 'bookings_despite_for_a_reason',
      expression: b => `(${b.despiteReason} is null) = (${b.despiteWarnings} = '{}'::text[])`,
    },
  ],
  policies: [dueWork],
  triggers: [
    ...usageTriggers('bookings'),
    ...claimTriggers('bookings'),
    {
      name: 'tell_booking',
      timing: 'after',
      events: ['insert', 'update', 'delete'],
      expression:
        'create trigger "tell_booking" after insert or update or delete on "clinic"."bookings" for each row execute function security.tell_booking()',
    },
  ],
  properties: {
    patient: () => belongsTo(Patient, 'patient_id'),
    service: () => belongsTo(Service, 'service_id'),
    practitioner: () => belongsTo(User, 'practitioner_id'),
    facility: () => belongsTo(Facility, 'facility_id'),
    room: () => belongsTo(Room, 'room_id').nullable(),
    device: () => belongsTo(Device, 'device_id').nullable(),
    /** How many patients may share the time; as many as the service took when it was booked (S6). */
    seats: p.integer().default(1),
    /** Minor units of `currency`; what its service cost when it was booked, whatever became of that price since. */
    price: p.bigint('number'),
    currency: p.text(),
    series: () => belongsTo(Series, 'series_id').nullable(),
    /** The date that the rule of the series gave it: its name there, wherever it was moved since (S18). */
    seriesDate: p.date().nullable(),
    /** Moved or edited alone, so that a change of the series leaves it as it is (S18). */
    changedAlone: p.boolean().default(false),
    startsAt: p.datetime(3),
    endsAt: p.datetime(3),
    /** What was promised: the start as the wall clock of this zone was to show it, by the rules known then (S8). */
    wallTime: p.text(),
    timeZone: p.text(),
    /** The end plus the service's buffer: until then practitioner, room and device are taken (S3). */
    busyUntil: p.datetime(3),
    status: p.text().$type<BookingStatus>().default('pending'),
    notes: sealedText().nullable(),
    cancellationReason: sealedText().nullable(),
    /** Why it was booked in spite of these warnings, at its present time and place (FD7). */
    despiteReason: sealedText().nullable(),
    despiteWarnings: p
      .array()
      .columnType('text[]')
      .$type<BookingWarning[]>()
      .defaultRaw("'{}'")
      .onCreate(b => b.despiteWarnings ?? []),
    confirmedAt: p.datetime(3).nullable(),
    arrivedAt: p.datetime(3).nullable(),
    inRoomAt: p.datetime(3).nullable(),
    completedAt: p.datetime(3).nullable(),
    cancelledAt: p.datetime(3).nullable(),
    noShowAt: p.datetime(3).nullable(),
  },
});

/** An appointment of a patient with a practitioner. */
export class Booking extends schema.class {
  confirm(now = new Date()): void {
    this.step('confirmed', now);
  }

  /** The patient is here, perhaps early. */
  checkIn(now = new Date()): void {
    this.step('arrived', now);
  }

  /** The practitioner has called the patient in. */
  begin(now = new Date()): void {
    this.step('in_room', now);
  }

  complete(now = new Date()): void {
    this.step('completed', now);
  }

  cancel(reason: string, now = new Date()): void {
    this.step('cancelled', now);
    this.cancellationReason = reason;
  }

  /** The patient did not come; only known once the appointment has begun. */
  markNoShow(now = new Date()): void {
    this.step('no_show', now);
  }

  /** Returns to what the booking was before its last step, which claims the time again where that step gave it up (FD3). */
  takeBack(): void {
    const last: BookingStatus = this.status;
    if (last === 'pending') throw new Refusal('This booking has taken no step that could be taken back.');
    if (last === 'cancelled') this.cancellationReason = null;
    this[stepTimes[last]] = null;
    this.status = lastStep(this);
  }

  /** Takes the buffer along, and promises the new time. */
  move(startsAt: Date, endsAt: Date, facility: Facility): void {
    this.expectMovable();
    this.facility = ref(facility);
    Object.assign(this, { startsAt }, promised(startsAt, facility));
    this.span(endsAt, this.buffer());
  }

  expectMovable(): void {
    if (this.status !== 'pending' && this.status !== 'confirmed')
      throw new Refusal(
        'A booking that is {status, select, pending {pending} confirmed {confirmed} arrived {checked in} in_room {in the room} completed {completed} cancelled {cancelled} no_show {marked as no-show} other {{status}}} cannot be moved.',
        { status: this.status },
      );
  }

  /** It was made for the wrong patient (P10). */
  giveTo(patient: Patient, now = new Date()): void {
    if (this.series)
      throw new Refusal(
        'This booking is one of a series. Please cancel it, and book its time for the right patient.',
      );
    if (patient.status === 'deceased' && this.startsAt > now)
      throw new Refusal('This patient has died. Nothing can be booked for them.');
    this.patient = ref(patient);
  }

  /** Another service brings its length, its buffer and its price (S6). */
  changeService(service: Service): void {
    this.expectOpen();
    this.service = ref(service);
    Object.assign(this, service.terms(), service.spanFrom(this.startsAt));
  }

  /** Lasts until then, and keeps its buffer. */
  changeEnd(endsAt: Date): void {
    if (+endsAt === +this.endsAt) return;
    this.expectOpen();
    if (endsAt <= this.startsAt) throw new Refusal('A booking must end after it starts.');
    if (+endsAt - +this.startsAt > DAY) throw new Refusal('A booking lasts a day at most.');
    this.span(endsAt, this.buffer());
  }

  /** Milliseconds for which the practitioner is taken beyond the end. */
  buffer(): number {
    return +this.busyUntil - +this.endsAt;
  }

  private span(endsAt: Date, buffer: number): void {
    this.endsAt = endsAt;
    this.busyUntil = new Date(+endsAt + buffer);
  }

  /** Whether it has given up its time. */
  isOver(): boolean {
    return !(occupyingStatuses as readonly BookingStatus[]).includes(this.status);
  }

  private expectOpen(): void {
    if (this.isOver())
      throw new Refusal(
        'A booking that is {status, select, pending {pending} confirmed {confirmed} arrived {checked in} in_room {in the room} completed {completed} cancelled {cancelled} no_show {marked as no-show} other {{status}}} keeps its service and its length.',
        { status: this.status },
      );
  }

  private step(to: StepStatus, now: Date): void {
    this[stepTimes[to]] = timeOfStep(this, to, now);
    this.status = to;
  }
}
schema.setClass(Booking);
