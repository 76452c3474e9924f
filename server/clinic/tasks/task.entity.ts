import { defineEntity, p, ref } from '@mikro-orm/core';
import { placeNow } from '../../../shared/clinic/places.ts';
import { type Repeat, RepeatBy, RepeatUnit } from '../../../shared/clinic/repeats.ts';
import { openTaskStatuses, TaskPriority, TaskStatus } from '../../../shared/clinic/tasks.ts';
import { sealedText } from '../../data/forms/sealed-column.ts';
import { belongsTo, oneOf, TenantEntity, WRITTEN_ONCE } from '../../data/records/tenant-entity.ts';
import { Refusal } from '../../errors.ts';
import { Booking } from '../bookings/booking/booking.entity.ts';
import { Patient } from '../patients/patient.entity.ts';
import { User } from '../users/user.entity.ts';

/** What comes later has the higher place (`placeNow` of shared/clinic/places.ts). */
export const PLACE_NOW = '(extract(epoch from clock_timestamp()) * (1000)::numeric)';

const found = (table: string, column: string): string =>
  `(${column} is null or exists (select from clinic.${table} x where x.tenant_id = tasks.tenant_id and x.id = tasks.${column}))`;

/** Who is bound to facilities sees what is about nothing, and about what they may see (TEN-8). */
const visible = `case when (select security.facility_scope()) is null then true else ${found('patients', 'about_patient_id')} and ${found('bookings', 'about_booking_id')} end`;

const schema = defineEntity({
  name: 'Task',
  schema: 'clinic',
  tableName: 'tasks',
  extends: TenantEntity,
  // Made once, whoever ticks the one before it, and however often (RQ31).
  uniques: [{ name: 'tasks_next_once', properties: ['tenantId', 'formerId'], where: { deletedAt: null } }],
  indexes: [
    { properties: ['tenantId', 'dueOn', 'id'] },
    { properties: ['tenantId', 'status', 'place', 'id'] },
  ],
  checks: [
    { name: 'tasks_status_known', expression: r => oneOf(r.status, TaskStatus.options) },
    { name: 'tasks_priority_known', expression: r => oneOf(r.priority, TaskPriority.options) },
    {
      name: 'tasks_over_by_status',
      expression: r => `(${r.status} in ('done', 'off')) = (${r.overAt} is not null)`,
    },
    { name: 'tasks_repeat_unit_known', expression: r => oneOf(r.repeatUnit, RepeatUnit.options) },
    { name: 'tasks_repeat_by_known', expression: r => oneOf(r.repeatBy, RepeatBy.options) },
    {
      name: 'tasks_repeat_whole',
      expression: r =>
        `num_nonnulls(${r.repeatUnit}, ${r.repeatEvery}, ${r.repeatBy}, ${r.repeatAnchor}) = case when ${r.repeatUnit} is null then 0 else 4 end and (${r.repeatUnit} is null or ${r.dueOn} is not null)`,
    },
    // One kind more is one column more, and one name more here.
    {
      name: 'tasks_about_one_at_most',
      expression: () => 'num_nonnulls(about_patient_id, about_booking_id) <= 1',
    },
  ],
  policies: [{ name: 'about', type: 'restrictive', using: visible, check: visible }],
  properties: {
    // Whoever writes what is to be done names patients, whatever it is linked to.
    title: sealedText(),
    details: sealedText().nullable(),
    assignee: () => belongsTo(User, 'assignee_id').nullable(),
    dueOn: p.date().nullable(),
    priority: p.text().$type<TaskPriority>().default('usual'),
    status: p.text().$type<TaskStatus>().default('todo'),
    /** Where it stands in its column of the board, the highest first. */
    place: p.decimal().columnType('numeric').defaultRaw(PLACE_NOW),
    repeatUnit: p.text().$type<Repeat['unit']>().nullable(),
    repeatEvery: p.integer().nullable(),
    repeatBy: p.text().$type<Repeat['by']>().nullable(),
    /** The day that was asked for first, from which all others are counted (RQ29). */
    repeatAnchor: p.date().nullable(),
    /** The one that was done before it. */
    formerId: p.uuid().nullable().comment(WRITTEN_ONCE),
    overAt: p.datetime(3).nullable(),
    overBy: () => belongsTo(User, 'over_by_id').nullable(),
    aboutPatient: () => belongsTo(Patient, 'about_patient_id').nullable(),
    aboutBooking: () => belongsTo(Booking, 'about_booking_id').nullable(),
  },
});

/** Something that somebody of the clinic is to do (WRK-2). */
export class Task extends schema.class {
  isOpen(): boolean {
    return openTaskStatuses.includes(this.status);
  }

  repeat(): Repeat | null {
    const { repeatUnit: unit, repeatEvery: every, repeatBy: by } = this;
    return unit && every && by ? { unit, every, by } : null;
  }

  /** From a changed rule or day on it is counted anew. */
  plan(repeat: Repeat | null, dueOn: string | null): void {
    if (repeat && !dueOn) throw new Refusal('A task that comes again needs a day.');
    const { unit = null, every = null, by = null } = repeat ?? {};
    const isAsBefore =
      dueOn === (this.dueOn ?? null) &&
      unit === (this.repeatUnit ?? null) &&
      every === (this.repeatEvery ?? null);
    this.repeatAnchor = !repeat ? null : isAsBefore ? (this.repeatAnchor ?? dueOn) : dueOn;
    Object.assign(this, { dueOn, repeatUnit: unit, repeatEvery: every, repeatBy: by });
  }

  /** Once nothing is left to do it is kept when that was, and who said so; taken back, neither is. */
  step(to: TaskStatus, by: User | null): void {
    if (this.status === to) throw new Refusal('This task is like that already: somebody else was faster.');
    this.place = placeNow();
    const wasOpen = this.isOpen();
    this.status = to;
    if (this.isOpen() === wasOpen) return;
    this.overAt = wasOpen ? new Date() : null;
    this.overBy = wasOpen && by ? ref(by) : null;
  }
}
schema.setClass(Task);
