import { defineEntity, p } from '@mikro-orm/core';
import { globalFields } from '../../data/records/global-entity.ts';

const schema = defineEntity({
  name: 'Account',
  schema: 'identity',
  tableName: 'accounts',
  uniques: [{ name: 'accounts_email_unique', properties: ['email'] }],
  // The contract lower-cases addresses; the check makes sure that nothing else ever stores one (IDN-1).
  checks: [{ name: 'accounts_email_lower', expression: a => `${a.email} = lower(${a.email})` }],
  triggers: [
    {
      name: 'follow_account',
      timing: 'after',
      events: ['update'],
      expression:
        'create trigger "follow_account" after update of email on "identity"."accounts" for each row execute function security.follow_account()',
    },
  ],
  properties: {
    ...globalFields,
    email: p.text(),
    /** Argon2id in PHC form. */
    passwordHash: p.text().hidden(),
  },
});

/** One login of a person, for as many clinics as they work in. */
export class Account extends schema.class {}
schema.setClass(Account);
