import { defineEntity, p } from '@mikro-orm/core';
import { globalFields } from '../../data/records/global-entity.ts';
import { tellChange } from '../../data/records/tell-change.ts';
import { oneOf } from '../../data/records/tenant-entity.ts';
import { Account } from '../accounts/account.entity.ts';

const kinds = ['clinic', 'apex', 'platform'] as const;

const schema = defineEntity({
  name: 'Session',
  schema: 'identity',
  tableName: 'sessions',
  uniques: [{ name: 'sessions_token_unique', properties: ['tokenHash'] }],
  indexes: [{ properties: ['account'] }, { properties: ['expiresAt'] }],
  triggers: [
    tellChange('identity.sessions', {
      clinic: 'tenant_id',
      of: [
        'token_hash',
        'tenant_id',
        'grant_id',
        'second_factor_at',
        'confirmed_at',
        'expires_at',
        'revoked_at',
      ],
    }),
  ],
  checks: [
    { name: 'sessions_kind_known', expression: s => oneOf(s.kind, kinds) },
    {
      name: 'sessions_clinic_bound',
      expression: s => `(${s.kind} = 'clinic') = (${s.tenantId} is not null)`,
    },
  ],
  properties: {
    ...globalFields,
    /** SHA-256 of the token in the cookie: a copy of this table signs nobody in. */
    tokenHash: p.blob(),
    account: () => p.manyToOne(Account).ref(),
    /** A clinic's dashboard, the choice of clinics at the apex, or the operators' console. */
    kind: p.text().$type<(typeof kinds)[number]>().default('clinic'),
    /** The one clinic this session is for. */
    tenantId: p.uuid().nullable(),
    /** The operator's grant this session works under; the account is no member then. */
    grantId: p.uuid().nullable(),
    /** When the second factor was shown, if it was. */
    secondFactorAt: p.datetime(3).nullable(),
    /** When the person last proved to be who they are: at sign-in, or by stepping up. */
    confirmedAt: p
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
