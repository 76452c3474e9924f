import type { PolicyDef } from '@mikro-orm/core';

const SEEKS_WORK = '(select security.seeks_work())';

/**
 * For the functions `security.clinics_…`, which the owner runs for the platform and which answer ids of clinics only. In a
 * clinic's own context it shows nothing, so that what the owner's triggers see there stays that clinic's.
 */
export const dueWork: PolicyDef = {
  name: 'due',
  command: 'select',
  roles: ['medflow_owner'],
  using: SEEKS_WORK,
};

/** For the functions `security.remove_…`, which the owner runs for the platform: no role that serves may delete. */
export const removedAfter = (column: string, age: '1 day' | '30 days' | '3 years'): PolicyDef => ({
  name: 'expired',
  roles: ['medflow_owner'],
  using: `${column} < now() - '${age}'::interval and ${SEEKS_WORK}`,
  check: 'false',
});
