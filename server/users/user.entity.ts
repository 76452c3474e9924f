import { defineEntity, p } from '@mikro-orm/core';
import { Role } from '../../shared/permissions.ts';
import type { User as Contract } from '../../shared/users.ts';
import { oneOf, TenantEntity } from '../orm/tenant-entity.ts';

const schema = defineEntity({
  name: 'User',
  schema: 'clinic',
  tableName: 'users',
  extends: TenantEntity,
  uniques: [
    { name: 'users_account_unique', properties: ['tenantId', 'accountId'], where: { deletedAt: null } },
  ],
  indexes: [{ properties: ['tenantId', 'lastName', 'firstName', 'id'] }],
  checks: [
    { name: 'users_role_known', expression: u => oneOf(u.role, Role.options) },
    { name: 'users_status_known', expression: u => oneOf(u.status, ['active', 'inactive']) },
  ],
  properties: {
    /** The account in the identity plane; planes may live in different databases, so there is no foreign key. */
    accountId: p.uuid(),
    email: p.text(),
    firstName: p.text(),
    lastName: p.text(),
    title: p.text().nullable(),
    role: p.text().$type<Role>(),
    status: p.text().$type<Contract['status']>().default('active'),
  },
});

/** A member of the clinic: an account with a role here. */
export class User extends schema.class {
  fullName(): string {
    return [this.title, this.firstName, this.lastName].filter(Boolean).join(' ');
  }
}
schema.setClass(User);
