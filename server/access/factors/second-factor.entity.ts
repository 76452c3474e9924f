import { defineEntity, p } from '@mikro-orm/core';
import { globalFields } from '../../data/records/global-entity.ts';
import { Account } from '../accounts/account.entity.ts';

const schema = defineEntity({
  name: 'SecondFactor',
  schema: 'identity',
  tableName: 'second_factors',
  uniques: [{ name: 'second_factors_one_per_account', properties: ['account'] }],
  properties: {
    ...globalFields,
    account: () => p.manyToOne(Account).ref(),
    /** The secret shared with the authenticator app, sealed for this account (totp.ts). */
    sealedSecret: p.blob().hidden(),
    /** Null while it is only being set up: nothing is asked of it then. */
    confirmedAt: p.datetime(3).nullable(),
    /** The last 30-second step of which a code was accepted; that one and earlier ones are worthless (A6). */
    lastStep: p.integer().default(0),
  },
});

/** The authenticator app of an account (TOTP, RFC 6238). */
export class SecondFactor extends schema.class {}
schema.setClass(SecondFactor);
