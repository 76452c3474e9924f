import type { z } from 'zod';
import type { NewPatientMerge } from '../../../shared/clinic/patient-merges.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { Refusal } from '../../errors.ts';
import { expectLifetime } from '../admission/expect-lifetime.ts';
import { DistinctPatients } from '../distinct-patients/distinct-patients.entity.ts';
import { mergedInto } from '../patients/merged-into.ts';
import { Patient } from '../patients/patient.entity.ts';
import { expectNoCollision } from './collisions.ts';
import { isEqual, type Kept, keptFields, keptOf, takenFields, valueOf } from './fields.ts';
import { lockPair } from './lock-pair.ts';
import { doublesAmong, keepAsParts, secondPrimaries } from './parts.ts';
import { type Moved, PatientMerge, type Taken } from './patient-merge.entity.ts';
import { rowsOf } from './rows.ts';
import { formerNames, joinedNotes, strictestConsent, unitedAlerts } from './united.ts';

type Wish = z.output<typeof NewPatientMerge>;

/** Makes one patient of two, or refuses in words and changes nothing (P1, P3, P5). */
export const merge = async (em: ClinicEm, wish: Wish, timeZone: string): Promise<PatientMerge> => {
  const { patientId, mergedId, version, mergedVersion } = wish;
  if (patientId === mergedId) throw new Refusal('Please choose two different patients.');
  const pair = await lockPair(em, patientId, mergedId);
  await expectBothThere(em, [pair.kept, pair.merged]);
  const kept = await findVersion(em, Patient, { id: patientId, version });
  const gone = await findVersion(em, Patient, { id: mergedId, version: mergedVersion });
  await expectOnePerson(em, patientId, mergedId);
  await expectNoCollision(em, patientId, mergedId);
  const united = unite(kept, gone, wish.take);
  // First of all, because the kept one may take the number.
  em.remove(gone);
  await em.flush();
  const merged = await em.findOneOrFail(Patient, { id: mergedId }, { filters: { live: false } });
  const moved = await moveRows(em, kept, merged);
  Object.assign(kept, united.values);
  expectLifetime(kept, timeZone);
  const made = await keepAsParts(em, kept, united.left, moved.rows);
  const { rows, doubles } = moved;
  const result = em.create(PatientMerge, {
    ...{ patient: kept, merged, taken: united.taken, made },
    moved: moved.told,
  });
  await em.flush();
  // A change and the way to the trash are an entry each.
  for (const row of rows) if (doubles.has(row)) em.remove(row);
  return result;
};

/** Whoever merged the two the other way round a moment earlier has won. */
const expectBothThere = async (em: ClinicEm, patients: Patient[]): Promise<void> => {
  for (const patient of patients) {
    const into = patient.deletedAt && (await mergedInto(em, patient.id));
    if (into)
      throw new Refusal('{patient} was merged into {into} already.', {
        ...{ patient: patient.fullName(), into: into.name },
      });
  }
};

/** Somebody said that they are two, and may have had a reason that does not show (P6). */
const expectOnePerson = async (em: ClinicEm, ...pair: [string, string]): Promise<void> => {
  const [patient = '', other = ''] = pair.toSorted();
  if (await em.findOne(DistinctPatients, { patient: { id: patient }, other: { id: other } }))
    throw new Refusal('Somebody said that these are two people. Please take that back first.');
};

/** What the kept one's fields become, how that is told, and what of either is left without a field. */
const unite = (kept: Patient, merged: Patient, take: Wish['take']) => {
  const fields = takenFields(kept, merged, take);
  const before = keptOf(kept);
  const now: Kept = { ...before, ...Object.fromEntries(fields.map(field => [field, merged[field]])) };
  if (now.status !== 'deceased') now.diedOn = null;
  Object.assign(now, {
    formerName: formerNames([before, merged], now),
    notes: joinedNotes(kept, merged),
    alerts: unitedAlerts(kept, merged),
    contactConsent: strictestConsent(kept, merged),
  });
  const changed = keptFields.filter(field => !isEqual(valueOf(kept, field), valueOf(now, field)));
  const taken: Taken = Object.fromEntries(
    changed.map(field => [field, { from: valueOf(kept, field), to: valueOf(now, field) }]),
  );
  const leftOf = (field: 'identifier' | 'phone' | 'email') =>
    [kept[field], merged[field]].find(value => value && !isEqual(value, now[field])) ?? null;
  return {
    taken,
    values: Object.fromEntries(changed.map(field => [field, now[field]])),
    left: { identifier: leftOf('identifier'), phone: leftOf('phone'), email: leftOf('email') },
  };
};

const moveRows = async (em: ClinicEm, kept: Patient, merged: Patient) => {
  const found = await rowsOf(em, merged);
  const rows = found.map(({ row }) => row);
  const doubles = await doublesAmong(em, kept, rows);
  const primaries = await secondPrimaries(em, kept, rows);
  const told: Moved[] = found.map(({ by: { name }, row }) => ({
    ...{ entity: name, id: row.id },
    ...(doubles.has(row) && { isDouble: true as const }),
    ...((primaries as Set<unknown>).has(row) && { wasPrimary: true as const }),
  }));
  for (const { by, row } of found) em.assign(row, { [by.property]: kept });
  for (const address of primaries) address.isPrimary = false;
  return { rows, doubles, told };
};
