import { defineEntity, p } from '@mikro-orm/core';
import { globalFields } from '../../data/records/global-entity.ts';
import { Account } from './account.entity.ts';

/** Which of the two addresses of a change of e-mail its link was written to. */
export type EmailSide = 'email-former' | 'email-new';

/** What a token lets its bearer do, once. */
export type OneTimeTokenKind = 'reset' | 'hand-over' | 'support' | 'second-factor' | EmailSide;

const schema = defineEntity({
  name: 'OneTimeToken',
  schema: 'identity',
  tableName: 'one_time_tokens',
  uniques: [{ name: 'one_time_tokens_token_unique', properties: ['tokenHash'] }],
  indexes: [{ properties: ['account'] }],
  properties: {
    ...globalFields,
    kind: p.text().$type<OneTimeTokenKind>(),
    /** SHA-256 of 256 random bits: a copy of this table opens nothing. */
    tokenHash: p.blob(),
    account: () => p.manyToOne(Account).ref(),
    /** The clinic it is for, where it is for one. */
    tenantId: p.uuid().nullable(),
    /** What its issuer wants to know again when it comes back. */
    detail: p.json<Record<string, string | null>>().defaultRaw("'{}'"),
    expiresAt: p.datetime(3),
    usedAt: p.datetime(3).nullable(),
  },
});

/** A secret that was handed out to be shown once, such as the link of a reset mail. */
export class OneTimeToken extends schema.class {}
schema.setClass(OneTimeToken);
