import { defineEntity, p } from '@mikro-orm/core';
import { Role } from '../../../shared/permissions.ts';
import { closingPolicy, closingTrigger } from '../../data/records/closing.ts';
import { oneOf, PROTECTED, TenantEntity } from '../../data/records/tenant-entity.ts';

const schema = defineEntity({
  name: 'Invitation',
  schema: 'clinic',
  tableName: 'invitations',
  extends: TenantEntity,
  uniques: [
    {
      name: 'invitations_open_unique',
      properties: ['tenantId', 'email'],
      where: { deletedAt: null, acceptedAt: null },
    },
    { name: 'invitations_token_unique', properties: ['tenantId', 'tokenHash'] },
  ],
  indexes: [{ properties: ['tenantId', 'createdAt', 'id'] }],
  checks: [
    { name: 'invitations_role_known', expression: i => oneOf(i.role, Role.options) },
    { name: 'invitations_email_lower', expression: i => `${i.email} = lower(${i.email})` },
  ],
  policies: [closingPolicy('deleted_at is not null')],
  triggers: [
    closingTrigger('invitations'),
    {
      // Who is bound to facilities invites into those only, as with members (TEN-8).
      name: 'keep_scope',
      timing: 'before',
      events: ['insert', 'update'],
      expression:
        'create trigger "keep_scope" before insert or update on "clinic"."invitations" for each row execute function security.keep_scope()',
    },
  ],
  properties: {
    email: p.text(),
    firstName: p.text(),
    lastName: p.text(),
    title: p.text().nullable(),
    role: p.text().$type<Role>(),
    /** Facilities the member will be bound to; null is the whole clinic. */
    facilityIds: p.array().columnType('uuid[]').$type<string[]>().nullable(),
    /** SHA-256 of the link's secret; kept out of the audit as well. */
    tokenHash: p.blob().hidden().comment(PROTECTED),
    /** Who stands for it: whoever sent it last. Null for the command line. */
    invitedBy: p.uuid().nullable(),
    expiresAt: p.datetime(3),
    acceptedAt: p.datetime(3).nullable(),
  },
});

/** Somebody who was asked to become a member of the clinic (IDN-2). */
export class Invitation extends schema.class {}
schema.setClass(Invitation);
