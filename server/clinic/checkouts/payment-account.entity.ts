import { defineEntity } from '@mikro-orm/core';
import { sealedText } from '../../data/forms/sealed-column.ts';
import { TenantEntity } from '../../data/records/tenant-entity.ts';

const schema = defineEntity({
  name: 'PaymentAccount',
  schema: 'clinic',
  tableName: 'payment_accounts',
  extends: TenantEntity,
  // One at a time; those before are in the trash.
  uniques: [{ name: 'payment_accounts_one', properties: ['tenantId'], where: { deletedAt: null } }],
  properties: {
    apiKey: sealedText(),
    webhookSecret: sealedText(),
  },
});

/** A clinic's own account with Stripe, to which its money goes. */
export class PaymentAccount extends schema.class {
  /** Whether money moves; else it is Stripe's own rehearsal. */
  movesMoney(): boolean {
    return this.apiKey.includes('_live_');
  }
}
schema.setClass(PaymentAccount);
