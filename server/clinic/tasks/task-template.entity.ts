import { defineEntity, p } from '@mikro-orm/core';
import { TaskPriority } from '../../../shared/clinic/tasks.ts';
import { sealedText } from '../../data/forms/sealed-column.ts';
import { oneOf, TenantEntity } from '../../data/records/tenant-entity.ts';

const schema = defineEntity({
  name: 'TaskTemplate',
  schema: 'clinic',
  tableName: 'task_templates',
  extends: TenantEntity,
  indexes: [
    { properties: ['tenantId', 'title', 'id'] },
    {
      name: 'task_templates_title_unique',
      expression:
        'create unique index "task_templates_title_unique" on "clinic"."task_templates" ("tenant_id", lower("title")) where "deleted_at" is null',
    },
  ],
  checks: [
    { name: 'task_templates_priority_known', expression: r => oneOf(r.priority, TaskPriority.options) },
    {
      name: 'task_templates_due_to_come',
      expression: r => `${r.dueInDays} >= 0 and ${r.dueInDays} <= 366`,
    },
  ],
  properties: {
    // Plain, unlike those of tasks: it is for every patient, and the form asks to name none.
    title: p.text(),
    details: sealedText().nullable(),
    priority: p.text().$type<TaskPriority>().default('usual'),
    dueInDays: p.integer().nullable(),
    items: p
      .array()
      .columnType('text[]')
      .$type<string[]>()
      .defaultRaw("'{}'")
      .onCreate(() => []),
  },
});

/** What a task of the clinic begins with, again and again (WRK-2). */
export class TaskTemplate extends schema.class {}
schema.setClass(TaskTemplate);
