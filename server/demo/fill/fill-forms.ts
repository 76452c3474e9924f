import { begin } from '../../clinic/filled-forms/changes.ts';
import { saveAnswer } from '../../clinic/filled-forms/save-answer.ts';
import { latestOfPlacements } from '../../clinic/forms/publish.ts';
import { Patient } from '../../clinic/patients/patient.entity.ts';
import { Placement } from '../../clinic/placements/placement.entity.ts';
import { demoFaker } from '../factories/demo-faker.ts';
import { phrasesFor } from '../factories/phrases.ts';
import { recordId } from '../factories/record-id.ts';
import { type PlannedPatient, someone } from '../plan/people.ts';
import { asMember, missing, type Workplace } from '../plan/workplace.ts';

/** Patients who stay somewhere, with the beginning of what is known of it. */
export const fillForms = async (workplace: Workplace, patients: PlannedPatient[]): Promise<number> => {
  const { blueprint } = workplace;
  const phrases = phrasesFor(demoFaker(blueprint.locale, blueprint.seed, blueprint.slug, 'forms'));
  const planned = patients
    .filter(({ trashed }) => !trashed)
    .slice(3, 6)
    .map((patient, n) => ({
      ...{ id: recordId(blueprint.slug, 'placement', n), patientId: patient.id, endsOn: null },
      ...{ place: blueprint.facilities[0]?.name ?? blueprint.slug, startsOn: `2026-0${n + 2}-01` },
    }));
  const lacking = await missing(workplace, 'placements', planned);
  for (const { patientId, ...fields } of lacking)
    await asMember(workplace, someone(blueprint, 'admin'), 'placements.create', async em => {
      const patient = await em.findOne(Patient, { id: patientId });
      if (!patient) return;
      const filledForm = begin(em, patient, await latestOfPlacements(em));
      em.create(Placement, { ...fields, patient, filledForm, status: 'active', specialists: [] });
      await em.flush();
      const answers = {
        needs_reason: phrases.patientNotes[0] ?? '–',
        care_level: 'medium',
        legal_consent: true,
      };
      for (const [field, value] of Object.entries(answers)) {
        await saveAnswer(em, { id: filledForm.id, field, value, base: 0 });
        await em.flush();
      }
    });
  return lacking.length;
};
