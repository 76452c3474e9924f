import { defineEntity, p, ref } from '@mikro-orm/core';
import { sealedText } from '../../data/forms/sealed-column.ts';
import { belongsTo, TenantEntity, WRITTEN_ONCE } from '../../data/records/tenant-entity.ts';
import { User } from '../users/user.entity.ts';
import { PLACE_NOW, Task } from './task.entity.ts';

/** Who does not see the task sees no line of it (TEN-8). */
const visible =
  'case when (select security.facility_scope()) is null then true else exists (select from clinic.tasks x where x.tenant_id = task_items.tenant_id and x.id = task_items.task_id) end';

const schema = defineEntity({
  name: 'TaskItem',
  schema: 'clinic',
  tableName: 'task_items',
  extends: TenantEntity,
  checks: [{ name: 'task_items_done_by', expression: () => 'done_by_id is null or done_at is not null' }],
  policies: [{ name: 'about', type: 'restrictive', using: visible, check: visible }],
  properties: {
    task: () => belongsTo(Task, 'task_id').comment(WRITTEN_ONCE),
    // Whoever writes what is to be done names patients.
    text: sealedText(),
    /** Where it stands among the others, the lowest first. */
    place: p.decimal().columnType('numeric').defaultRaw(PLACE_NOW),
    doneAt: p.datetime(3).nullable(),
    doneBy: () => belongsTo(User, 'done_by_id').nullable(),
  },
});

/** A line of the checklist of a task, a row of its own, so that ticking it changes nothing else (RQ35). */
export class TaskItem extends schema.class {
  /** Whoever ticked it first is who did it. */
  tick(isDone: boolean, by: User | null): void {
    if (isDone === (this.doneAt != null)) return;
    this.doneAt = isDone ? new Date() : null;
    this.doneBy = isDone && by ? ref(by) : null;
  }
}
schema.setClass(TaskItem);
