import { t } from '../../../shared/i18n/translate.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { Refusal } from '../../errors.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { PatientAddress } from '../patient-parts/patient-address.entity.ts';
import { PatientContact } from '../patient-parts/patient-contact.entity.ts';
import { PatientIdentifier } from '../patient-parts/patient-identifier.entity.ts';
import type { Patient } from '../patients/patient.entity.ts';
import { User } from '../users/user.entity.ts';
import { isEqual, type KeptField, keptFields, valueOf } from './fields.ts';
import { fieldInWords, rowInWords } from './in-words.ts';
import { lockPair } from './lock-pair.ts';
import { PatientMerge } from './patient-merge.entity.ts';
import { movingReferences, type Row } from './rows.ts';

/** Puts back what came by a merge and is as it came; answers what was changed since and stays, in words (P2). */
export const undo = async (em: ClinicEm, version: { id: string; version: number }) => {
  const seen = await em.findOneOrFail(PatientMerge, { id: version.id });
  const { kept, merged } = await lockPair(em, seen.patient.id, seen.merged.id);
  const merge = await findVersion(em, PatientMerge, version);
  merge.undo();
  await expectLast(em, merge);
  const stays = [...(await giveBackFields(em, kept, merge)), ...(await removeMade(em, merge))];
  // Before the other one comes back with the number that the kept one had of it.
  await em.flush();
  merged.deletedAt = null;
  merged.deletedBy = null;
  stays.push(...(await moveBack(em, { kept, merged, merge })));
  return { merge, stays };
};

/** Of a chain the last is undone first: each was decided on what the one before it had made. */
const expectLast = async (em: ClinicEm, merge: PatientMerge): Promise<void> => {
  const others = await em.find(
    PatientMerge,
    { undoneAt: null, $or: [{ patient: merge.patient }, { merged: merge.patient }] },
    { orderBy: { createdAt: 'desc', id: 'desc' }, populate: ['patient', 'merged'], filters: { live: false } },
  );
  const later = others.find(other => other !== merge && other.createdAt >= merge.createdAt);
  if (!later) return;
  const [one, other] = [later.merged.getEntity().fullName(), later.patient.getEntity().fullName()];
  throw new Refusal('{one} was merged into {other} after this. Please undo that first.', { one, other });
};

/** Status and date of death belong together. */
const bound: Partial<Record<KeptField, KeptField>> = { status: 'diedOn', diedOn: 'status' };

const giveBackFields = async (em: ClinicEm, kept: Patient, { taken }: PatientMerge): Promise<string[]> => {
  const isAsItCame = (field: KeptField) => {
    const change = taken[field];
    return !change || isEqual(valueOf(kept, field), change.to);
  };
  const fields = keptFields.filter(field => taken[field]);
  const isUntouched = (field: KeptField) => isAsItCame(field) && isAsItCame(bound[field] ?? field);
  // Asked of all before any is given back.
  const changed = fields.filter(field => !isUntouched(field));
  for (const field of fields.filter(field => !changed.includes(field))) {
    const from = taken[field]?.from as string | null;
    const link = field === 'facility' ? Facility : field === 'practitioner' ? User : undefined;
    const value =
      link && from
        ? await em.findOne<Facility | User>(link, { id: from }, { filters: { live: false } })
        : from;
    em.assign(kept, { [field]: value });
  }
  return changed.map(fieldInWords);
};

const parts = { PatientContact, PatientIdentifier };

/** What the merge made goes, unless somebody has made something else of it. */
const removeMade = async (em: ClinicEm, { made }: PatientMerge): Promise<string[]> => {
  const stays: string[] = [];
  for (const { entity, id } of made) {
    const part = await em.findOne<PatientContact | PatientIdentifier>(parts[entity], { id });
    if (part?.version === 1) em.remove(part);
    else if (part) stays.push(entity === 'PatientContact' ? t('a contact') : t('a former number'));
  }
  return stays;
};

interface Pair {
  kept: Patient;
  merged: Patient;
  merge: PatientMerge;
}

const moveBack = async (em: ClinicEm, { kept, merged, merge }: Pair): Promise<string[]> => {
  const stays: string[] = [];
  const toldOf = new Map(merge.moved.map(told => [told.id, told]));
  for (const { entity, name, tableName, property } of movingReferences(em)) {
    const ids = merge.moved.filter(told => told.entity === name).map(({ id }) => id);
    const rows = await em.find(entity, { id: { $in: ids } }, { filters: { live: false } });
    for (const row of rows) {
      const owner = Reflect.get(row, property) as { id: string } | null;
      if (owner?.id !== kept.id) {
        stays.push(rowInWords(tableName));
        continue;
      }
      em.assign(row, { [property]: merged });
      const told = toldOf.get(row.id);
      if (told?.isDouble) fromTrash(row);
      if (told?.wasPrimary && row instanceof PatientAddress) row.isPrimary = true;
    }
  }
  return stays;
};

const fromTrash = (row: Row): void => {
  Object.assign(row, { deletedAt: null, deletedBy: null });
};
