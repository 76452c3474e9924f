import { defineEntity, p } from '@mikro-orm/core';
import { type DoseUnit, lastDayOf, type Route } from '../../../shared/clinic/medications/medications.ts';
import type { Schedule } from '../../../shared/clinic/medications/schedule.ts';
import { SEALED_ONCE, sealedJson, sealedText } from '../../data/forms/sealed-column.ts';
import { belongsTo, TenantEntity } from '../../data/records/tenant-entity.ts';
import { Refusal } from '../../errors.ts';
import { Patient } from '../patients/patient.entity.ts';

/** What was ordered stays as it was ordered: another dose is another row, so that no day shows what was not taken (CR4). */
const ordered = () => sealedText().comment(SEALED_ONCE);

const schema = defineEntity({
  name: 'Medication',
  schema: 'clinic',
  tableName: 'medications',
  extends: TenantEntity,
  indexes: [{ properties: ['tenantId', 'patient', 'createdAt', 'id'] }],
  checks: [
    {
      name: 'medications_withdrawn',
      expression: m => `(${m.withdrawnAt} is null) = (${m.withdrawnReason} is null)`,
    },
  ],
  properties: {
    patient: () => belongsTo(Patient, 'patient_id'),
    drug: ordered(),
    indication: ordered().nullable(),
    strength: ordered().nullable(),
    /** An exact decimal. */
    amount: ordered(),
    unit: ordered().$type<DoseUnit>(),
    route: ordered().$type<Route>(),
    schedule: sealedJson<Schedule>().comment(SEALED_ONCE),
    prescriber: ordered().nullable(),
    remark: ordered().nullable(),
    /** Days of the patient's facility, both taken; they never pass through an instant (CR2, CR3). */
    startsOn: ordered(),
    endsOn: ordered().nullable(),
    warnedOf: ordered().nullable(),
    despiteReason: ordered().nullable(),
    /** The order that this one took the place of. */
    follows: () => belongsTo(Medication, 'follows_id').nullable(),
    /** The last day on which it was taken, where somebody stopped it or another dose took its place. */
    stoppedOn: sealedText().nullable(),
    stopReason: sealedText().nullable(),
    /** When somebody said that it never was so. */
    withdrawnAt: p.datetime(3).nullable(),
    withdrawnBy: p.uuid().nullable(),
    withdrawnReason: sealedText().nullable(),
  },
});

/** That a patient takes a drug, how much of it and how, from a day on and perhaps to another. */
export class Medication extends schema.class {
  /** Ends it with a day that it is still taken on. */
  stop(lastDay: string, reason: string | null): void {
    this.expectReal();
    if (this.stoppedOn) throw new Refusal('This medicine was stopped already.');
    if (lastDay < this.startsOn)
      throw new Refusal(
        'The last day cannot be before the first. If it was never taken, say that it is an error.',
      );
    const last = lastDayOf(this);
    if (last !== null && lastDay > last)
      throw new Refusal('It ends before that day. Please enter it anew if it is taken for longer.');
    this.stoppedOn = lastDay;
    this.stopReason = reason;
  }

  /** Takes a stop back. */
  goOn(): void {
    this.expectReal();
    if (!this.stoppedOn) throw new Refusal('This medicine was not stopped.');
    this.stoppedOn = null;
    this.stopReason = null;
  }

  withdraw(reason: string, by: string | null): void {
    this.expectReal();
    this.withdrawnAt = new Date();
    this.withdrawnBy = by;
    this.withdrawnReason = reason;
  }

  private expectReal(): void {
    if (this.withdrawnAt) throw new Refusal('This was entered in error, and stays as it is.');
  }
}
schema.setClass(Medication);
