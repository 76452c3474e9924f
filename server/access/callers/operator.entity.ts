import { defineEntity, p } from '@mikro-orm/core';
import { OperatorRole } from '../../../shared/platform/operators.ts';
import { globalFields } from '../../data/records/global-entity.ts';
import { tellChange } from '../../data/records/tell-change.ts';
import { oneOf } from '../../data/records/tenant-entity.ts';

const schema = defineEntity({
  name: 'Operator',
  schema: 'platform',
  tableName: 'operators',
  uniques: [{ name: 'operators_account_unique', properties: ['accountId'] }],
  triggers: [tellChange('platform.operators')],
  checks: [
    { name: 'operators_role_known', expression: o => oneOf(o.role, OperatorRole.options) },
    { name: 'operators_status_known', expression: o => oneOf(o.status, ['active', 'inactive']) },
  ],
  properties: {
    ...globalFields,
    /** The account in the identity plane. */
    accountId: p.uuid(),
    name: p.text(),
    email: p.text(),
    role: p.text().$type<OperatorRole>(),
    status: p.text().$type<'active' | 'inactive'>().default('active'),
  },
});

/** Someone who runs MedFlow itself; no member of any clinic, and without a grant no reader of any. */
export class Operator extends schema.class {}
schema.setClass(Operator);
