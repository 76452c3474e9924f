import type { z } from 'zod';
import type { AnswerHistoryQuery, FilledFormQuery } from '../../../shared/clinic/forms/filled-forms.ts';
import { type ListCall, listOf, sortedBy } from '../../data/lists/list-of.ts';
import { namesOf } from '../forms/people.ts';
import { FilledForm } from './filled-form.entity.ts';
import { answerOf, rowOf } from './filled-form-view.ts';
import { FormAnswer } from './form-answer.entity.ts';

const newestFirst = sortedBy(['createdAt'], { descending: true });
const listed = listOf<FilledForm, z.output<typeof FilledFormQuery>>(FilledForm, newestFirst, {
  where: ({ patientId }) => ({ patient_id: patientId }),
});

/** What was filled in about a patient, the newest first. */
export const listFilledForms = async (call: ListCall<z.output<typeof FilledFormQuery>>) => {
  const { items, nextCursor } = await listed(call);
  const ids = items.map(({ id }) => id);
  const forms = await call.ctx.em.find(
    FilledForm,
    { id: { $in: ids } },
    { populate: ['formVersion.form'], filters: { live: false } },
  );
  const byId = new Map(forms.map(form => [form.id, rowOf(form)]));
  return { items: ids.flatMap(id => byId.get(id) ?? []), nextCursor };
};

const answered = listOf<FormAnswer, z.output<typeof AnswerHistoryQuery>>(
  FormAnswer,
  sortedBy(['revision'], { descending: true }),
  { where: ({ id, field }) => ({ filled_form_id: id, field }) },
);

export const listHistory = async (call: ListCall<z.output<typeof AnswerHistoryQuery>>) => {
  const { items, nextCursor } = await answered(call);
  const view = answerOf(
    await namesOf(
      call.ctx.em,
      items.map(({ createdBy }) => createdBy ?? null),
    ),
  );
  return { items: items.map(view), nextCursor };
};
