import { defineEntity, p } from '@mikro-orm/core';
import { SpecialistRole } from '../../../shared/clinic/specialists.ts';
import { sealedText } from '../../data/forms/sealed-column.ts';
import { belongsTo, oneOf, TenantEntity, WRITTEN_ONCE } from '../../data/records/tenant-entity.ts';
import { Placement } from '../placements/placement.entity.ts';
import { Specialist } from './specialist.entity.ts';

/** Who does not see the placement sees none of its specialists (TEN-8). */
const visible =
  'case when (select security.facility_scope()) is null then true else exists (select from clinic.placements x where x.tenant_id = placement_specialists.tenant_id and x.id = placement_specialists.placement_id) end';

const schema = defineEntity({
  name: 'PlacementSpecialist',
  schema: 'clinic',
  tableName: 'placement_specialists',
  extends: TenantEntity,
  uniques: [
    {
      name: 'placement_specialists_once',
      properties: ['tenantId', 'placement', 'specialist'],
      where: { deletedAt: null },
    },
  ],
  indexes: [{ properties: ['tenantId', 'placement', 'createdAt', 'id'] }],
  checks: [
    {
      name: 'placement_specialists_role_known',
      expression: s => oneOf(s.role, SpecialistRole.options),
    },
  ],
  policies: [{ name: 'about', type: 'restrictive', using: visible, check: visible }],
  properties: {
    placement: () => belongsTo(Placement, 'placement_id').comment(WRITTEN_ONCE),
    specialist: () => belongsTo(Specialist, 'specialist_id').comment(WRITTEN_ONCE),
    role: p.text().$type<SpecialistRole>().default('treating'),
    note: sealedText().nullable(),
  },
});

/** That a specialist looks after the patient of a placement, with which it goes wherever its patient is merged into (CLI-4). */
export class PlacementSpecialist extends schema.class {}
schema.setClass(PlacementSpecialist);
