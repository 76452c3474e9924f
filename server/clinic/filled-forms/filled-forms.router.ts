import {
  AnswerHistoryQuery,
  AnswerPage,
  CommentSettlement,
  FilledForm as Contract,
  FilledFormPage,
  FilledFormQuery,
  FormLocking,
  FormMove,
  FormSigning,
  NewAnswer,
  NewFilledForm,
  NewFormComment,
  RivalSettlement,
  SavedAnswer,
} from '../../../shared/clinic/forms/filled-forms.ts';
import { ById, ByVersion, Gone } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { restoreOf, trashOf } from '../../data/orm/trash-of.ts';
import { recordAccess } from '../../data/trails/record-access.ts';
import { Refusal } from '../../errors.ts';
import { Form } from '../forms/form.entity.ts';
import { namesOf } from '../forms/people.ts';
import { versionOf } from '../forms/publish.ts';
import { Patient } from '../patients/patient.entity.ts';
import { begin, comment, moveTo, settleComment } from './changes.ts';
import { FilledForm } from './filled-form.entity.ts';
import { answerOf, filledFormView } from './filled-form-view.ts';
import { listFilledForms, listHistory } from './lists.ts';
import { fieldNow, saveAnswer, settleRival } from './save-answer.ts';
import { lock, sign, unlock } from './sign.ts';

const here = { withinFacilities: true };

const savedView = async (em: ClinicEm, saved: Awaited<ReturnType<typeof saveAnswer>>, field: string) => {
  const { form, outcome } = saved;
  const { current, rivals } = await fieldNow(em, form, field);
  const shown = [...(current ? [current] : []), ...rivals];
  const view = answerOf(
    await namesOf(
      em,
      shown.map(({ createdBy }) => createdBy ?? null),
    ),
  );
  return {
    ...{ outcome, field, revision: form.revision, rivals: rivals.map(view) },
    answer: current ? view(current) : null,
  };
};

/** Forms that are filled in about patients, by several people at once (CLI-5). */
export const filledForms = router({
  list: allowed('forms:read', 'GET /filled-forms', FilledFormQuery, FilledFormPage, {
    readsPatients: true,
  }).query(async call => {
    const { em } = call.ctx;
    const { id } = await em.findOneOrFail(
      Patient,
      { id: call.input.patientId },
      { filters: { live: false } },
    );
    recordAccess(em, [id]);
    return listFilledForms(call);
  }),

  get: allowed('forms:read', 'GET /filled-forms/{id}', ById, Contract, { readsPatients: true }).query(
    async ({ ctx: { em }, input }) => {
      const form = await em.findOneOrFail(FilledForm, { id: input.id });
      recordAccess(em, [form.patient.id]);
      return filledFormView(em, form);
    },
  ),

  /** Everything that was ever answered to one field, the newest first. */
  history: allowed('forms:read', 'GET /filled-forms/{id}/history', AnswerHistoryQuery, AnswerPage, {
    readsPatients: true,
  }).query(async call => {
    const form = await call.ctx.em.findOneOrFail(FilledForm, { id: call.input.id });
    recordAccess(call.ctx.em, [form.patient.id]);
    return listHistory(call);
  }),

  begin: allowed('forms:fill', 'POST /filled-forms', NewFilledForm, Contract, here).mutation(
    async ({ ctx: { em }, input }) => {
      const patient = await em.findOneOrFail(Patient, { id: input.patientId });
      const form = await em.findOneOrFail(Form, { id: input.formId });
      if (form.latest === 0) throw new Refusal('This form has not been published yet.');
      return filledFormView(em, begin(em, patient, await versionOf(em, form, form.latest)));
    },
  ),

  save: allowed('forms:fill', 'POST /filled-forms/{id}/answers', NewAnswer, SavedAnswer, here).mutation(
    async ({ ctx: { em }, input }) => savedView(em, await saveAnswer(em, input), input.field),
  ),

  settle: allowed(
    'forms:fill',
    'POST /filled-forms/{id}/settle',
    RivalSettlement,
    SavedAnswer,
    here,
  ).mutation(async ({ ctx: { em }, input }) => savedView(em, await settleRival(em, input), input.field)),

  comment: allowed('forms:fill', 'POST /filled-forms/{id}/comments', NewFormComment, Contract, here).mutation(
    async ({ ctx: { em }, input }) => filledFormView(em, await comment(em, input)),
  ),

  settleComment: allowed(
    ...([
      'forms:fill',
      'POST /filled-forms/{id}/comments/settle',
      CommentSettlement,
      Contract,
      here,
    ] as const),
  ).mutation(async ({ ctx: { em }, input }) => filledFormView(em, await settleComment(em, input))),

  sign: allowed('forms:fill', 'POST /filled-forms/{id}/sign', FormSigning, Contract, here).mutation(
    async ({ ctx: { em, caller }, input }) => filledFormView(em, await sign(em, input, caller.member.role)),
  ),

  lock: allowed('forms:fill', 'POST /filled-forms/{id}/lock', FormLocking, Contract, here).mutation(
    async ({ ctx: { em }, input }) => filledFormView(em, await lock(em, input.id, input.reason)),
  ),

  unlock: allowed('forms:write', 'POST /filled-forms/{id}/unlock', FormLocking, Contract, here).mutation(
    async ({ ctx: { em }, input }) => filledFormView(em, await unlock(em, input.id, input.reason)),
  ),

  /** To another version of its form; no answer is lost, whether that has a field for it or not (FM2). */
  move: allowed('forms:fill', 'POST /filled-forms/{id}/move', FormMove, Contract, here).mutation(
    async ({ ctx: { em }, input }) => filledFormView(em, await moveTo(em, input)),
  ),

  trash: allowed('forms:write', 'DELETE /filled-forms/{id}', ByVersion, Gone, here).mutation(
    trashOf(FilledForm, form => form.expectOpen()),
  ),

  restore: allowed('forms:write', 'POST /filled-forms/{id}/restore', ById, Contract, here).mutation(
    async call => filledFormView(call.ctx.em, await restoreOf(FilledForm)(call)),
  ),
});
