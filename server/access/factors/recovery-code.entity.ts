import { defineEntity, p } from '@mikro-orm/core';
import { globalFields } from '../../data/records/global-entity.ts';
import { Account } from '../accounts/account.entity.ts';

const schema = defineEntity({
  name: 'RecoveryCode',
  schema: 'identity',
  tableName: 'recovery_codes',
  uniques: [{ name: 'recovery_codes_code_unique', properties: ['account', 'codeHash'] }],
  properties: {
    ...globalFields,
    account: () => p.manyToOne(Account).ref(),
    /** Keyed, because 50 bits could be guessed from a plain hash. */
    codeHash: p.blob().hidden(),
    usedAt: p.datetime(3).nullable(),
  },
});

/** Stands in once for a lost second factor. */
export class RecoveryCode extends schema.class {}
schema.setClass(RecoveryCode);
