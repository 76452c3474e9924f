import type { TriggerDef } from '@mikro-orm/core';
import type { Metric } from '../../../shared/clinic/usage.ts';

const rows = {
  insert: 'new table as added',
  update: 'old table as removed new table as added',
  delete: 'old table as removed',
} as const;

/** Counts the rows of a clinic's table for its plan (TEN-3): once a statement, however many rows that writes. */
export const usageTriggers = (metric: Metric): TriggerDef<object>[] =>
  (['insert', 'update', 'delete'] as const).map(event => ({
    name: `count_${event}`,
    timing: 'after',
    events: [event],
    expression: `create trigger "count_${event}" after ${event} on "clinic"."${metric}" referencing ${rows[event]} for each statement execute function security.count_usage('${metric}')`,
  }));
