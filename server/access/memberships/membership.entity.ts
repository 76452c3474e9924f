import { defineEntity, p } from '@mikro-orm/core';
import type { Role } from '../../../shared/permissions.ts';
import { tellChange } from '../../data/records/tell-change.ts';

const schema = defineEntity({
  name: 'Membership',
  schema: 'identity',
  tableName: 'memberships',
  indexes: [{ name: 'memberships_by_account', properties: ['accountId', 'tenantId'] }],
  triggers: [tellChange('identity.memberships', { clinic: 'tenant_id' })],
  properties: {
    tenantId: p.uuid().primary(),
    userId: p.uuid().primary(),
    /** Null for a service account, which has no login. */
    accountId: p.uuid().nullable(),
    role: p.text().$type<Role>(),
    name: p.text(),
    email: p.text(),
    /** Facilities the member is bound to; null is the whole clinic. */
    facilityIds: p.array().columnType('uuid[]').$type<string[]>().nullable(),
  },
});

/**
 * Who may enter which clinic now: the live, active users of all clinics, as the trigger `project_membership` copies
 * them from `clinic.users` in the transaction that changes them. Read by the front door, written by nobody else.
 */
export class Membership extends schema.class {}
schema.setClass(Membership);
