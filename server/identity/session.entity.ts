import { randomUUID } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/core';
import { Account } from './account.entity.ts';

const schema = defineEntity({
  name: 'Session',
  schema: 'identity',
  tableName: 'sessions',
  uniques: [{ name: 'sessions_token_unique', properties: ['tokenHash'] }],
  indexes: [{ properties: ['account'] }, { properties: ['expiresAt'] }],
  properties: {
    id: p
      .uuid()
      .primary()
      .defaultRaw('uuid_generate_v4()')
      .onCreate(() => randomUUID()),
    /** SHA-256 of the token in the cookie: a copy of this table signs nobody in. */
    tokenHash: p.blob(),
    account: () => p.manyToOne(Account).ref(),
    /** The one clinic this session is for. */
    tenantId: p.uuid(),
    createdAt: p
      .datetime(3)
      .defaultRaw('now()')
      .onCreate(() => new Date()),
    lastSeenAt: p
      .datetime(3)
      .defaultRaw('now()')
      .onCreate(() => new Date()),
    expiresAt: p.datetime(3),
    revokedAt: p.datetime(3).nullable(),
    address: p.text().nullable(),
    userAgent: p.text().nullable(),
  },
});

/** A signed-in browser, bound to one clinic. */
export class Session extends schema.class {}
schema.setClass(Session);
