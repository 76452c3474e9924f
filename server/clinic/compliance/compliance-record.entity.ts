import { defineEntity, p } from '@mikro-orm/core';
import {
  ComplianceKind,
  type ComplianceStatus,
  MOST_DAYS_BEFORE,
} from '../../../shared/clinic/compliance.ts';
import { sealedText } from '../../data/forms/sealed-column.ts';
import { belongsTo, oneOf, TenantEntity, WRITTEN_ONCE } from '../../data/records/tenant-entity.ts';
import { dueWork } from '../../data/records/work-policies.ts';
import { Refusal } from '../../errors.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { User } from '../users/user.entity.ts';
import { daysUntil } from './days-until.ts';

const SCOPE = '(select security.facility_scope())';

/**
 * Who is bound to facilities sees what these have, what those have who work nowhere else, and their own; never what the clinic has
 * (TEN-8).
 */
const visible = `case when ${SCOPE} is null then true else holder_facility_id = any (${SCOPE}::uuid[]) or holder_user_id = (select security.current_actor()) or exists (select from clinic.users u where u.tenant_id = compliance_records.tenant_id and u.id = compliance_records.holder_user_id and u.facility_ids <@ ${SCOPE}) end`;

const schema = defineEntity({
  name: 'ComplianceRecord',
  schema: 'clinic',
  tableName: 'compliance_records',
  extends: TenantEntity,
  // Whoever renews it second, at the same moment or later, is told that somebody did.
  uniques: [
    {
      name: 'compliance_records_renewed_once',
      properties: ['tenantId', 'renews'],
      where: { deletedAt: null },
    },
  ],
  indexes: [{ properties: ['tenantId', 'expiresOn', 'id'] }],
  checks: [
    { name: 'compliance_records_kind_known', expression: r => oneOf(r.kind, ComplianceKind.options) },
    {
      name: 'compliance_records_held_by_one',
      expression: () => 'num_nonnulls(holder_user_id, holder_facility_id) <= 1',
    },
    {
      name: 'compliance_records_in_order',
      expression: r => `${r.expiresOn} is null or ${r.issuedOn} is null or ${r.expiresOn} >= ${r.issuedOn}`,
    },
    {
      name: 'compliance_records_days_before',
      expression: r => `${r.remindDaysBefore} >= 0 and ${r.remindDaysBefore} <= ${MOST_DAYS_BEFORE}`,
    },
  ],
  policies: [{ name: 'held', type: 'restrictive', using: visible, check: visible }, dueWork],
  properties: {
    kind: p.text().$type<ComplianceKind>(),
    title: p.text(),
    // Not called after the facility alone: what belongs to one is kept to it, and this may belong to nobody there.
    holderUser: () => belongsTo(User, 'holder_user_id').nullable(),
    holderFacility: () => belongsTo(Facility, 'holder_facility_id').nullable(),
    issuedBy: p.text().nullable(),
    reference: p.text().nullable(),
    issuedOn: p.date().nullable(),
    expiresOn: p.date().nullable(),
    remindDaysBefore: p.integer(),
    original: p.text().nullable(),
    // Whoever writes why something was refused or put off names people.
    notes: sealedText().nullable(),
    /** The one that it follows. */
    renews: () => belongsTo(ComplianceRecord, 'renews_id').nullable().comment(WRITTEN_ONCE),
  },
});

/** A licence, a training, an inspection or the like, of a member, a facility or the whole clinic (CLI-6). */
export class ComplianceRecord extends schema.class {
  /** The contract and the database say so as well; a change that gives one of the dates is known here only. */
  expectInOrder(): void {
    if (this.holderUser && this.holderFacility)
      throw new Refusal('A member or a facility has it, never both.');
    if (this.issuedOn && this.expiresOn && this.expiresOn < this.issuedOn)
      throw new Refusal('It cannot expire before it was issued.');
  }

  /** Days until it expires, and below nought since; null where it never does. */
  daysLeft(today: string): number | null {
    return this.expiresOn ? daysUntil(this.expiresOn, today) : null;
  }

  /** How it stands on a day of the clinic's calendar: its last day is still one on which it is good. */
  statusOn(today: string, isRenewed: boolean): ComplianceStatus {
    const days = this.daysLeft(today);
    if (isRenewed) return 'renewed';
    if (days === null) return 'lasting';
    if (days < 0) return 'expired';
    return days <= this.remindDaysBefore ? 'expiring' : 'valid';
  }
}
schema.setClass(ComplianceRecord);
