import { defineEntity, p } from '@mikro-orm/core';
import { type Language, languages } from '../../../shared/i18n/languages.ts';
import { globalFields } from '../../data/records/global-entity.ts';
import { oneOf } from '../../data/records/tenant-entity.ts';

const schema = defineEntity({
  name: 'Account',
  schema: 'identity',
  tableName: 'accounts',
  uniques: [{ name: 'accounts_email_unique', properties: ['email'] }],
  // The contract lower-cases addresses; the check makes sure that nothing else ever stores one (IDN-1).
  checks: [
    { name: 'accounts_email_lower', expression: a => `${a.email} = lower(${a.email})` },
    { name: 'accounts_language_known', expression: a => oneOf(a.language, languages) },
  ],
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
    /** What its owner chose to read, in whichever browser; null where they never did. */
    language: p.text().$type<Language>().nullable(),
  },
});

/** One login of a person, for as many clinics as they work in. */
export class Account extends schema.class {}
schema.setClass(Account);
