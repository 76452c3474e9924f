import { defineEntity, p } from '@mikro-orm/core';
import { SecurityEventKind } from '../../../shared/platform/security-events.ts';
import { globalFields } from '../../data/records/global-entity.ts';
import { oneOf } from '../../data/records/tenant-entity.ts';

const schema = defineEntity({
  name: 'SecurityEvent',
  schema: 'platform',
  tableName: 'security_events',
  indexes: [{ properties: ['createdAt', 'id'] }, { properties: ['tenantId', 'createdAt'] }],
  checks: [{ name: 'security_events_kind_known', expression: e => oneOf(e.kind, SecurityEventKind.options) }],
  properties: {
    ...globalFields,
    kind: p.text().$type<SecurityEventKind>(),
    /** The clinic that was to be protected, where it is known. */
    tenantId: p.uuid().nullable(),
    /** The clinic that the visitor's session belongs to, where it is another one. */
    fromTenantId: p.uuid().nullable(),
    accountId: p.uuid().nullable(),
    procedure: p.text().nullable(),
    requestId: p.text().nullable(),
    address: p.text().nullable(),
  },
});

/** A refusal that somebody should know of. Insert-only, without anything that was entered (AUD-1). */
export class SecurityEvent extends schema.class {}
schema.setClass(SecurityEvent);
