import type { TriggerDef } from '@mikro-orm/core';

/** A trigger that runs a function of the same name for each row. */
export const before = (
  name: string,
  table: string,
  on: ('insert' | 'update')[],
  series = '',
): TriggerDef => ({
  name,
  timing: 'before',
  events: on,
  expression: `create trigger "${name}" before ${on.join(' or ')} on "clinic"."${table}" for each row execute function security.${name}(${series && `'${series}'`})`,
});

/** What is in the ledger stays as it is. */
export const keptLedger = (table: string): TriggerDef => before('keep_ledger', table, ['update']);

/** At the end of a transaction bill, lines, credit notes and payments agree (function `balance_invoice`). */
export const balanced = (table: string): TriggerDef => ({
  name: 'balance_invoice',
  timing: 'after',
  events: ['insert', 'update'],
  expression: `create constraint trigger "balance_invoice" after insert or update on "clinic"."${table}" deferrable initially deferred for each row execute function security.balance_invoice()`,
});
