import { defineEntity, p } from '@mikro-orm/core';
import type { User as Contract } from '../../../shared/clinic/users.ts';
import { Role } from '../../../shared/permissions.ts';
import { closingPolicy, closingTrigger } from '../../data/records/closing.ts';
import { oneOf, TenantEntity } from '../../data/records/tenant-entity.ts';
import { usageTriggers } from '../../data/records/usage-triggers.ts';

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
    { name: 'users_kind_known', expression: u => oneOf(u.kind, ['person', 'service']) },
    {
      name: 'users_account_of_person',
      expression: u => `(${u.kind} = 'person') = (${u.accountId} is not null)`,
    },
    { name: 'users_status_known', expression: u => oneOf(u.status, ['active', 'inactive']) },
  ],
  policies: [
    closingPolicy("status = 'inactive' or deleted_at is not null"),
    // For `security.follow_account()`, which the owner runs when somebody's account gets another e-mail address.
    {
      name: 'own_account',
      roles: ['medflow_owner'],
      using: u => `${u.accountId} is not null and session_user = 'medflow_identity'`,
      check: u => `${u.accountId} is not null and session_user = 'medflow_identity'`,
    },
  ],
  triggers: [
    closingTrigger('users'),
    ...usageTriggers('users'),
    {
      name: 'keep_scope',
      timing: 'before',
      events: ['insert', 'update'],
      expression:
        'create trigger "keep_scope" before insert or update on "clinic"."users" for each row execute function security.keep_scope()',
    },
    {
      name: 'project_membership',
      timing: 'after',
      events: ['insert', 'update', 'delete'],
      expression:
        'create trigger "project_membership" after insert or update or delete on "clinic"."users" for each row execute function security.project_membership()',
    },
  ],
  properties: {
    /** A person signs in with an account of the identity plane; a service account has API tokens instead (IDN-6). */
    kind: p.text().$type<'person' | 'service'>().default('person'),
    accountId: p.uuid().nullable(),
    /** Facilities the member is bound to (TEN-8); null is the whole clinic. */
    facilityIds: p.array().columnType('uuid[]').$type<string[]>().nullable(),
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
