import { defineEntity, p } from '@mikro-orm/core';
import type { GrantScope, GrantStatus } from '../../../shared/clinic/support.ts';
import { globalFields } from '../../data/records/global-entity.ts';
import { tellChange } from '../../data/records/tell-change.ts';
import { oneOf } from '../../data/records/tenant-entity.ts';
import { Refusal } from '../../errors.ts';
import { Clinic } from '../clinics/clinic.entity.ts';
import { Operator } from './operator.entity.ts';

/** A request that is older is not approved any more: whoever asked may have helped themselves by then. */
const ANSWERED_WITHIN_MS = 24 * 3_600_000;

const schema = defineEntity({
  name: 'SupportGrant',
  schema: 'platform',
  tableName: 'support_grants',
  indexes: [{ properties: ['clinic', 'createdAt'] }, { properties: ['operator', 'createdAt'] }],
  triggers: [tellChange('platform.support_grants', { clinic: 'clinic_id' })],
  checks: [
    { name: 'support_grants_scope_known', expression: g => oneOf(g.scope, ['read', 'write']) },
    // Live only with an end, which is an hour after the approval at most (TEN-7).
    {
      name: 'support_grants_hour_at_most',
      expression: g =>
        `(${g.approvedAt} is null) = (${g.expiresAt} is null) and ${g.expiresAt} <= ${g.approvedAt} + '01:00:00'::interval`,
    },
    // Without the clinic's approval it is an emergency, and says so.
    {
      name: 'support_grants_approved_or_emergency',
      expression: g => `${g.approvedAt} is null or ${g.approvedBy} is not null or ${g.emergency}`,
    },
  ],
  properties: {
    ...globalFields,
    clinic: () => p.manyToOne(Clinic).ref(),
    operator: () => p.manyToOne(Operator).ref(),
    reason: p.text(),
    ticket: p.text(),
    scope: p.text().$type<GrantScope>().default('read'),
    emergency: p.boolean().default(false),
    /** How long it shall last once approved. */
    minutes: p.integer(),
    /** The member who approved it; null for an emergency. */
    approvedBy: p.uuid().nullable(),
    approvedAt: p.datetime(3).nullable(),
    declinedAt: p.datetime(3).nullable(),
    expiresAt: p.datetime(3).nullable(),
    endedAt: p.datetime(3).nullable(),
  },
});

/** An operator's leave to look into one clinic for a while; `security.current_tenant()` reads it at each statement. */
export class SupportGrant extends schema.class {
  status(now = new Date()): GrantStatus {
    if (this.declinedAt) return 'declined';
    if (this.expiresAt) {
      const end = this.endedAt ?? now;
      return end >= this.expiresAt ? 'expired' : this.endedAt ? 'ended' : 'live';
    }
    return +now - +this.createdAt > ANSWERED_WITHIN_MS ? 'lapsed' : 'requested';
  }

  /** Begins the access; `by` is the member who approves it, null in an emergency. */
  begin(by: string | null, now = new Date()): void {
    if (this.status(now) !== 'requested')
      throw new Refusal('This request has been answered already, or is too old.');
    this.approvedBy = by;
    this.approvedAt = now;
    this.expiresAt = new Date(+now + this.minutes * 60_000);
  }

  decline(now = new Date()): void {
    if (this.status(now) !== 'requested')
      throw new Refusal('This request has been answered already, or is too old.');
    this.declinedAt = now;
  }

  /** Ends what is live, or takes back what was only asked for. */
  end(now = new Date()): void {
    if (!['live', 'requested'].includes(this.status(now))) throw new Refusal('This access is over already.');
    if (this.approvedAt) this.endedAt = now;
    else this.declinedAt = now;
  }
}
schema.setClass(SupportGrant);
