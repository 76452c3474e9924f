import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { NewComplianceRecord } from '../../../shared/clinic/compliance.ts';
import { ComplianceRecord } from '../../clinic/compliance/compliance-record.entity.ts';
import { Facility } from '../../clinic/facilities/facility.entity.ts';
import { User } from '../../clinic/users/user.entity.ts';
import { demoFaker } from '../factories/demo-faker.ts';
import { phrasesFor } from '../factories/phrases.ts';
import { recordId } from '../factories/record-id.ts';
import { facilityId, someone } from '../plan/people.ts';
import { asMember, missing, type Workplace } from '../plan/workplace.ts';

/** What is had in a demo clinic: of each kind something, and something that stands in each way. */
const planIn = ({ blueprint, now }: Workplace) => {
  const { compliance } = phrasesFor(
    demoFaker(blueprint.locale, blueprint.seed, blueprint.slug, 'compliance'),
  );
  const today = Temporal.Instant.fromEpochMilliseconds(+now)
    .toZonedDateTimeISO(blueprint.timeZone)
    .toPlainDate();
  const [provider, staff] = [someone(blueprint, 'provider'), someone(blueprint, 'staff')];
  const of = (proof: keyof typeof compliance) => {
    const [title, issuedBy] = compliance[proof];
    return { title, issuedBy };
  };
  /** From so many days ago on, for so many days. */
  const during = (ago: number, days: number) => {
    const issuedOn = today.subtract({ days: ago });
    return { issuedOn: `${issuedOn}`, expiresOn: `${issuedOn.add({ days })}` };
  };
  const all: (z.input<typeof NewComplianceRecord> & { isRenewal?: boolean })[] = [
    { kind: 'licence', ...of('licence'), userId: provider, issuedOn: `${today.subtract({ years: 9 })}` },
    {
      kind: 'certificate',
      ...of('certificate'),
      userId: provider,
      ...during(1815, 1825),
      remindDaysBefore: 90,
    },
    { kind: 'training', ...of('firstAid'), userId: staff, ...during(760, 730) },
    // Renewed by the one after it.
    { kind: 'training', ...of('hygiene'), userId: staff, ...during(400, 365) },
    { kind: 'training', ...of('hygiene'), userId: staff, ...during(40, 365), isRenewal: true },
    { kind: 'inspection', ...of('fire'), facilityId: facilityId(blueprint, 0), ...during(720, 730) },
    { kind: 'insurance', ...of('insurance'), ...during(100, 365) },
  ];
  return all.map(({ isRenewal = false, ...fields }, n) => ({
    ...{ id: recordId(blueprint.slug, 'compliance', n), isRenewal },
    ...NewComplianceRecord.parse(fields),
  }));
};

/** Licences, trainings and inspections of a demo clinic. */
export const fillCompliance = async (workplace: Workplace): Promise<number> => {
  const lacking = await missing(workplace, 'compliance_records', planIn(workplace));
  await asMember(workplace, someone(workplace.blueprint, 'admin'), 'complianceRecords.create', async em => {
    let former: ComplianceRecord | undefined;
    for (const { userId, facilityId: placeId, isRenewal, ...fields } of lacking) {
      const record: ComplianceRecord = em.create(ComplianceRecord, {
        ...fields,
        holderUser: userId ? await em.findOneOrFail(User, { id: userId }) : null,
        holderFacility: placeId ? await em.findOneOrFail(Facility, { id: placeId }) : null,
        renews: (isRenewal && former) || null,
      });
      // What it renews is written once, with its row, and so must be there already.
      await em.flush();
      former = record;
    }
  });
  return lacking.length;
};
