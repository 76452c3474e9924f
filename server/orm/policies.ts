import type { EntityMetadata, PolicyDef } from '@mikro-orm/core';
import { facilityPolicy } from './facility-scope.ts';
import { isRecord } from './records.ts';

/**
 * Rows are visible in their own clinic only. Records are writable while the clinic is: one that is past due, closing or
 * suspended keeps its trails, but nothing else changes (TEN-2).
 */
export const inheritedPolicies = (meta: EntityMetadata): PolicyDef[] => {
  const writable = isRecord(meta) ? 'writable_tenant' : 'current_tenant';
  const scope = facilityPolicy(meta);
  return [
    {
      name: 'tenant_isolation',
      using: 'tenant_id = (select security.current_tenant())',
      check: `tenant_id = (select security.${writable}())`,
    },
    ...(scope ? [scope] : []),
  ];
};
