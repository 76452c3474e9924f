import type { PolicyDef, TriggerDef } from '@mikro-orm/core';

/**
 * Lets whoever works in a clinic take access away although it can only be read (IDN-10). PostgreSQL asks policies from the
 * last name to the first, so this one is asked before `tenant_isolation`, which would raise. What exactly may change
 * then, the trigger says.
 */
export const closingPolicy = (closed: string): PolicyDef => ({
  name: 'withdrawal',
  command: 'update',
  using: 'tenant_id = (select security.current_tenant())',
  check: `tenant_id = (select security.current_tenant()) and (${closed})`,
});

export const closingTrigger = (table: 'users' | 'invitations' | 'calendar_feeds'): TriggerDef<object> => ({
  ...{ name: 'only_closes', timing: 'before', events: ['update'] },
  expression: `create trigger "only_closes" before update on "clinic"."${table}" for each row execute function security.only_closes()`,
});
