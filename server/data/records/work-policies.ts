import type { PolicyDef } from '@mikro-orm/core';

/**
 * For the functions `security.clinics_…`, which the owner runs for the platform and which answer ids of clinics only. In a
 * clinic's own context it shows nothing, so that what the owner's triggers see there stays that clinic's.
 */
export const dueWork: PolicyDef = {
  name: 'due',
  command: 'select',
  roles: ['medflow_owner'],
  using: '(select security.seeks_work())',
};
