import { t } from '../../../shared/i18n/translate.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { recordAccess } from '../../data/trails/record-access.ts';
import { Patient } from '../patients/patient.entity.ts';

/** The names of patients, as far as the actor may see them. */
export const namesOf = async (em: ClinicEm, ids: string[]) => {
  const patients = await em.find(Patient, { id: { $in: ids } }, { filters: { live: false } });
  recordAccess(
    em,
    patients.map(({ id }) => id),
  );
  const names = new Map(patients.map(patient => [patient.id, patient.fullName()]));
  return (id: string) => ({ id, name: names.get(id) ?? t('a patient of another facility') });
};
