import { z } from 'zod';
import type {
  FormAnswer as AnswerContract,
  FilledForm as Contract,
} from '../../../shared/clinic/forms/filled-forms.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import { namesOf } from '../forms/people.ts';
import type { FilledForm } from './filled-form.entity.ts';
import { FormAnswer } from './form-answer.entity.ts';
import { FormComment } from './form-comment.entity.ts';
import { FormStep } from './form-step.entity.ts';
import { withVersion } from './lock-form.ts';

type Names = Awaited<ReturnType<typeof namesOf>>;
type Given = Pick<FormAnswer, 'field' | 'revision' | 'number' | 'createdAt'> & {
  value: { is: FormAnswer['value']['is'] };
  createdBy?: string | null;
};

export const answerOf =
  (nameOf: Names) =>
  (answer: Given): z.input<typeof AnswerContract> => ({
    ...{ field: answer.field, revision: answer.revision, number: answer.number, value: answer.value.is },
    ...{ by: nameOf(answer.createdBy ?? null), at: answer.createdAt },
  });

const Contributor = z.object({ by: z.uuid().nullable(), answers: z.int(), at: z.coerce.date() });

/** Who has filled in how much, what was replaced since included (FM40). */
const contributorsTo = (em: ClinicEm, { id }: FilledForm) =>
  inClinic(
    em,
    Contributor,
    'select created_by as by, count(*)::int as answers, max(created_at) as at from clinic.form_answers where filled_form_id = ? and deleted_at is null group by 1 order by 3 desc',
    [id],
  );

const Placed = z.object({ id: z.uuid() });

/** The placement that it tells of, which is of a room above this one. */
const placementOf = async (em: ClinicEm, { id }: FilledForm): Promise<string | null> => {
  const [placement] = await inClinic(
    em,
    Placed,
    'select id from clinic.placements where filled_form_id = ? and deleted_at is null',
    [id],
  );
  return placement?.id ?? null;
};

const partsOf = async (em: ClinicEm, filledForm: FilledForm) => {
  const answers = await em.find(
    FormAnswer,
    { filledForm, standing: { $in: ['value', 'rival'] } },
    { orderBy: { revision: 'asc' } },
  );
  const newest = { createdAt: 'desc', id: 'asc' } as const;
  const steps = await em.find(FormStep, { filledForm }, { orderBy: newest });
  const comments = await em.find(FormComment, { filledForm }, { orderBy: newest });
  return { answers, steps, comments };
};

/** A filled form as its page shows it: with its version, and with who did what. */
export const filledFormView = async (em: ClinicEm, form: FilledForm): Promise<z.input<typeof Contract>> => {
  await em.flush();
  await withVersion(em, form);
  const { answers, steps, comments } = await partsOf(em, form);
  const contributors = await contributorsTo(em, form);
  const people = [...answers, ...steps, ...comments].map(({ createdBy }) => createdBy ?? null);
  const nameOf = await namesOf(em, [...people, ...contributors.map(({ by }) => by)]);
  const said = ({ createdBy, createdAt }: { createdBy?: string | null; createdAt: Date }) => ({
    ...{ by: nameOf(createdBy ?? null), at: createdAt },
  });
  const signed = steps.find(({ kind }) => kind === 'signed');
  const values = answers.filter(({ standing }) => standing === 'value');
  return {
    ...rowOf(form),
    latest: form.formVersion.getEntity().form.getEntity().latest,
    placementId: await placementOf(em, form),
    definition: form.formVersion.getEntity().definition,
    answers: values.map(answerOf(nameOf)),
    rivals: answers.filter(({ standing }) => standing === 'rival').map(answerOf(nameOf)),
    steps: steps.map(step => ({
      ...{ id: step.id, kind: step.kind, role: step.role ?? null, revision: step.revision },
      ...{ reason: step.reason ?? null, ...said(step) },
      counts: step.kind === 'signed' && step.revision === form.revision,
    })),
    comments: comments.map(({ id, field, text, settledAt, ...comment }) => ({
      ...{ id, field, text, settledAt: settledAt ?? null, ...said(comment) },
    })),
    contributors: contributors.map(({ by, ...rest }) => ({ ...rest, by: nameOf(by) })),
    changedSince: signed
      ? values.filter(({ revision }) => revision > signed.revision).map(({ field }) => field)
      : null,
  };
};

/** What a list tells of it; its version is loaded. */
export const rowOf = (form: FilledForm) => {
  const version = form.formVersion.getEntity();
  const { id, version: recordVersion, createdAt, updatedAt, deletedAt, status, revision } = form;
  return {
    ...{ id, version: recordVersion, createdAt, updatedAt, deletedAt: deletedAt ?? null, status, revision },
    ...{ patientId: form.patient.id, formId: version.form.id },
    ...{ name: version.form.getEntity().name, number: version.number },
  };
};
