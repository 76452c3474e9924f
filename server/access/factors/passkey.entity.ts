import { defineEntity, p } from '@mikro-orm/core';
import { globalFields } from '../../data/records/global-entity.ts';
import { Account } from '../accounts/account.entity.ts';

const schema = defineEntity({
  name: 'Passkey',
  schema: 'identity',
  tableName: 'passkeys',
  uniques: [{ name: 'passkeys_credential_unique', properties: ['credentialId'] }],
  indexes: [{ properties: ['account'] }],
  properties: {
    ...globalFields,
    account: () => p.manyToOne(Account).ref(),
    /** What the owner calls it. */
    name: p.text(),
    /** The host or domain it was made for, and the only one that browsers use it at. */
    rpId: p.text(),
    credentialId: p.text(),
    publicKey: p.blob(),
    /** How often its authenticator says that it was used; stays at 0 where it does not count. */
    counter: p.bigint('number').default(0),
    transports: p.array().columnType('text[]').$type<string[]>().defaultRaw("'{}'"),
    lastUsedAt: p.datetime(3).nullable(),
  },
});

/** A key pair in somebody's device or password manager, of which we hold the public half (WebAuthn). */
export class Passkey extends schema.class {}
schema.setClass(Passkey);
