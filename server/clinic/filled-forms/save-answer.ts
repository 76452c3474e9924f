import type { z } from 'zod';
import { faultOfAnswer, isSameAnswer, settled } from '../../../shared/clinic/forms/answers.ts';
import { fieldOf } from '../../../shared/clinic/forms/evaluate.ts';
import type { NewAnswer, RivalSettlement } from '../../../shared/clinic/forms/filled-forms.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { actorOf } from '../../data/records/actor.ts';
import { Refusal, RefusedInput } from '../../errors.ts';
import type { FilledForm } from './filled-form.entity.ts';
import { FormAnswer } from './form-answer.entity.ts';
import { definitionOf, lockForm } from './lock-form.ts';

type Value = FormAnswer['value']['is'];
type Standing = 'value' | 'rival';

const add = (em: ClinicEm, form: FilledForm, field: string, value: Value, standing: Standing): FormAnswer =>
  em.create(FormAnswer, {
    ...{ patient: form.patient, filledForm: form, field, standing, value: { is: value } },
    ...{ revision: form.nextRevision(), number: form.formVersion.getEntity().number },
  });

/** The answer that counts, and what stands beside it. */
const standingOf = async (em: ClinicEm, filledForm: FilledForm, field: string) => {
  const found = await em.find(FormAnswer, { filledForm, field, standing: { $in: ['value', 'rival'] } });
  return {
    current: found.find(({ standing }) => standing === 'value'),
    rivals: found.filter(({ standing }) => standing === 'rival'),
  };
};

/** One after the other: the index that keeps a field to one value looks at every statement. */
const replace = async (em: ClinicEm, answer: FormAnswer | undefined): Promise<void> => {
  if (!answer) return;
  answer.standing = 'past';
  await em.flush();
};

/**
 * Saves the answer to one field. It replaces the one that was on the screen; where that is another one by now it is kept beside it as a
 * rival, and neither is lost (FM29). Saying what stands there already changes nothing (FM45).
 */
export const saveAnswer = async (em: ClinicEm, input: z.output<typeof NewAnswer>) => {
  const form = await lockForm(em, input.id);
  form.expectOpen();
  const asked = fieldOf(definitionOf(form), input.field);
  if (!asked)
    throw new Refusal('This version of the form does not ask that any more. Please load the page again.');
  const { current, rivals } = await standingOf(em, form, input.field);
  const before = current?.value.is ?? null;
  const value = settled(asked, input.value);
  const fault = faultOfAnswer(asked, value, before);
  if (fault !== undefined) throw new RefusedInput([fault]);
  if (isSameAnswer(before, value)) return { form, outcome: 'same' as const };
  if ((current?.revision ?? 0) === input.base) {
    await replace(em, current);
    add(em, form, input.field, value, 'value');
    return { form, outcome: 'saved' as const };
  }
  if (rivals.some(rival => isSameAnswer(rival.value.is, value))) return { form, outcome: 'rival' as const };
  // Whoever goes on typing has one rival, not one for each letter.
  const { userId } = actorOf(em);
  await replace(
    em,
    rivals.find(({ createdBy }) => createdBy === userId),
  );
  add(em, form, input.field, value, 'rival');
  return { form, outcome: 'rival' as const };
};

/** Takes a rival in the place of the answer, or puts it aside; either stays in the history of the field. */
export const settleRival = async (em: ClinicEm, input: z.output<typeof RivalSettlement>) => {
  const form = await lockForm(em, input.id);
  form.expectOpen();
  const { current, rivals } = await standingOf(em, form, input.field);
  const rival = rivals.find(({ revision }) => revision === input.revision);
  if (!rival) throw new Refusal('Somebody has decided about this answer already.');
  rival.standing = 'past';
  if (!input.take) {
    form.nextRevision();
    return { form, outcome: 'saved' as const };
  }
  await replace(em, current);
  add(em, form, input.field, rival.value.is, 'value');
  return { form, outcome: 'saved' as const };
};

/** What became of a field, for whoever changed it. */
export const fieldNow = async (em: ClinicEm, form: FilledForm, field: string) => {
  await em.flush();
  return standingOf(em, form, field);
};
