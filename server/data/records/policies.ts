import type { EntityMetadata, PolicyDef } from '@mikro-orm/core';
import { facilityPolicy, visitorPolicy } from './facility-scope.ts';
import { hasDefaults, isRecord } from './records.ts';

/** Whoever works in a clinic reads the defaults, and only operators write them; neither reaches a clinic's row by this (TEN-12). */
const defaultsPolicies: PolicyDef[] = [
  {
    name: 'defaults',
    command: 'select',
    using: 'tenant_id is null and (select security.current_tenant()) is not null',
  },
  {
    name: 'operators',
    roles: ['medflow_platform'],
    using: 'tenant_id is null',
    check: 'tenant_id is null',
  },
];

/**
 * Rows are visible in their own clinic only. Records are writable while the clinic is: one that is past due, closing or
 * suspended keeps its trails, but nothing else changes (TEN-2).
 */
export const inheritedPolicies = (meta: EntityMetadata): PolicyDef[] => {
  const writable = isRecord(meta) ? 'writable_tenant' : 'current_tenant';
  const scopes = [facilityPolicy(meta), visitorPolicy(meta)].filter(policy => policy !== undefined);
  return [
    {
      name: 'tenant_isolation',
      using: 'tenant_id = (select security.current_tenant())',
      check: `tenant_id = (select security.${writable}())`,
    },
    ...scopes,
    ...(hasDefaults(meta) ? defaultsPolicies : []),
  ];
};
