import type { z } from 'zod';
import type {
  CommentSettlement,
  FormMove,
  NewFormComment,
} from '../../../shared/clinic/forms/filled-forms.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Refusal } from '../../errors.ts';
import { FormVersion } from '../forms/form-version.entity.ts';
import { versionOf } from '../forms/publish.ts';
import type { Patient } from '../patients/patient.entity.ts';
import { FilledForm } from './filled-form.entity.ts';
import { FormComment } from './form-comment.entity.ts';
import { FormStep } from './form-step.entity.ts';
import { lockForm } from './lock-form.ts';

export const begin = (em: ClinicEm, patient: Patient, formVersion: FormVersion): FilledForm =>
  em.create(FilledForm, { patient, formVersion });

/** Moves a filled form to another published version; every answer stays under the key of its field. */
export const moveTo = async (
  em: ClinicEm,
  { id, number }: z.output<typeof FormMove>,
): Promise<FilledForm> => {
  const filled = await lockForm(em, id);
  filled.expectOpen();
  const before = filled.formVersion.getEntity();
  if (before.number === number) throw new Refusal('This form is filled in with that version already.');
  const version = await versionOf(em, before.form.getEntity(), number);
  em.assign(filled, { formVersion: version });
  // Whoever has signed was asked by another version (FM48).
  const revision = filled.nextRevision();
  em.create(FormStep, { patient: filled.patient, filledForm: filled, kind: 'moved', revision });
  return filled;
};

export const comment = async (
  em: ClinicEm,
  { id, field, text }: z.output<typeof NewFormComment>,
): Promise<FilledForm> => {
  const filledForm = await lockForm(em, id);
  filledForm.expectOpen();
  em.create(FormComment, { patient: filledForm.patient, filledForm, field, text });
  tell(filledForm);
  return filledForm;
};

/** Settling one settles none of the others (FM53). */
export const settleComment = async (
  em: ClinicEm,
  { id, comment: commentId }: z.output<typeof CommentSettlement>,
): Promise<FilledForm> => {
  const filledForm = await lockForm(em, id);
  filledForm.expectOpen();
  const said = await em.findOneOrFail(FormComment, { id: commentId, filledForm });
  said.settledAt ??= new Date();
  tell(filledForm);
  return filledForm;
};

/** Whoever has the form open hears of its row alone, which a comment does not change by itself. */
const tell = (form: FilledForm): void => {
  form.updatedAt = new Date();
};
