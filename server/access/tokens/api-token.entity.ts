import { defineEntity, p } from '@mikro-orm/core';
import type { Permission } from '../../../shared/permissions.ts';
import { globalFields } from '../../data/records/global-entity.ts';
import { tellChange } from '../../data/records/tell-change.ts';

const schema = defineEntity({
  name: 'ApiToken',
  schema: 'identity',
  tableName: 'api_tokens',
  uniques: [{ name: 'api_tokens_token_unique', properties: ['tokenHash'] }],
  indexes: [{ properties: ['tenantId', 'createdAt', 'id'] }],
  triggers: [
    tellChange('identity.api_tokens', {
      clinic: 'tenant_id',
      of: [
        'token_hash',
        'tenant_id',
        'user_id',
        'scopes',
        'addresses',
        'calls_per_minute',
        'expires_at',
        'revoked_at',
      ],
    }),
  ],
  properties: {
    ...globalFields,
    tenantId: p.uuid(),
    /** The service account it acts as, a user of the clinic. */
    userId: p.uuid(),
    /** The public beginning of the token. */
    prefix: p.text(),
    /** SHA-256 of the whole token: a copy of this table calls nothing. */
    tokenHash: p.blob(),
    scopes: p.array().columnType('text[]').$type<Permission[]>(),
    /** Networks that calls may come from; empty is anywhere. */
    addresses: p.array().columnType('text[]').$type<string[]>(),
    /** Null is what the plan allows. */
    callsPerMinute: p.integer().nullable(),
    createdBy: p.uuid().nullable(),
    expiresAt: p.datetime(3).nullable(),
    lastUsedAt: p.datetime(3).nullable(),
    revokedAt: p.datetime(3).nullable(),
  },
});

/** What a service signs its calls with (IDN-6). */
export class ApiToken extends schema.class {}
schema.setClass(ApiToken);
