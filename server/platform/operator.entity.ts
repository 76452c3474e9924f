import { defineEntity, p } from '@mikro-orm/core';
import { OperatorRole } from '../../shared/operators.ts';
import { globalFields } from '../orm/global-entity.ts';
import { oneOf } from '../orm/tenant-entity.ts';

const schema = defineEntity({
  name: 'Operator',
  schema: 'platform',
  tableName: 'operators',
  uniques: [{ name: 'operators_account_unique', properties: ['accountId'] }],
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
