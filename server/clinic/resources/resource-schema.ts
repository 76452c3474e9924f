import { p } from '@mikro-orm/core';
import { ResourceStatus } from '../../../shared/clinic/resources.ts';
import { belongsTo, oneOf, TenantEntity } from '../../data/records/tenant-entity.ts';
import { Facility } from '../facilities/facility.entity.ts';

type Columns = Record<'status', { toString(): string }>;

/** What a facility has of, and one booking at a time takes. */
export const resourceSchema = <Table extends string>(tableName: Table) => ({
  schema: 'clinic',
  tableName,
  extends: TenantEntity,
  uniques: [
    {
      name: `${tableName}_name_unique`,
      properties: ['tenantId' as const, 'facility' as const, 'name' as const],
      where: { deletedAt: null },
    },
  ],
  indexes: [{ properties: ['tenantId' as const, 'name' as const, 'id' as const] }],
  checks: [
    {
      name: `${tableName}_status_known`,
      expression: (r: Columns) => oneOf(r.status, ResourceStatus.options),
    },
  ],
  properties: {
    facility: () => belongsTo(Facility, 'facility_id'),
    name: p.text(),
    note: p.text().nullable(),
    status: p.text().$type<ResourceStatus>().default('in_service'),
  },
});
