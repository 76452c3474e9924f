import { defineEntity, p } from '@mikro-orm/core';
import { globalFields } from '../../data/records/global-entity.ts';
import { Account } from './account.entity.ts';

const schema = defineEntity({
  name: 'EmailChange',
  schema: 'identity',
  tableName: 'email_changes',
  uniques: [{ name: 'email_changes_one_open', properties: ['account'], where: 'ended_at is null' }],
  indexes: [{ properties: ['expiresAt'] }],
  checks: [{ name: 'email_changes_email_lower', expression: c => `${c.email} = lower(${c.email})` }],
  properties: {
    ...globalFields,
    account: () => p.manyToOne(Account).ref(),
    /** The clinic in which it was asked for, and whose letters ask. */
    tenantId: p.uuid(),
    /** The address that the account is to have. */
    email: p.text(),
    /** When each of the two addresses said yes. */
    formerSaidYesAt: p.datetime(3).nullable(),
    newSaidYesAt: p.datetime(3).nullable(),
    expiresAt: p.datetime(3),
    /** When it was made, refused, withdrawn, or followed by another one. */
    endedAt: p.datetime(3).nullable(),
  },
});

/** A wish for another e-mail address, until both addresses have said yes to it (SET-1). */
export class EmailChange extends schema.class {}
schema.setClass(EmailChange);
