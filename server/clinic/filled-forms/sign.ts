import type { Answers } from '../../../shared/clinic/forms/answers.ts';
import { SigningRole } from '../../../shared/clinic/forms/definition.ts';
import { evaluate, fieldOf } from '../../../shared/clinic/forms/evaluate.ts';
import type { Role } from '../../../shared/permissions.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { actorOf } from '../../data/records/actor.ts';
import { Refusal } from '../../errors.ts';
import type { FilledForm } from './filled-form.entity.ts';
import { FormAnswer } from './form-answer.entity.ts';
import { FormStep } from './form-step.entity.ts';
import { definitionOf, lockForm } from './lock-form.ts';

/** A form that is not complete is saved, and not signed (FM6); what is hidden keeps nobody from it (FM15). */
const expectComplete = async (em: ClinicEm, form: FilledForm): Promise<void> => {
  const found = await em.find(FormAnswer, { filledForm: form, standing: { $in: ['value', 'rival'] } });
  if (found.some(({ standing }) => standing === 'rival'))
    throw new Refusal('Two answers stand beside each other. Please decide which one counts, and sign then.');
  const answers: Answers = Object.fromEntries(found.map(({ field, value }) => [field, value.is]));
  const definition = definitionOf(form);
  const { missing, wrong } = evaluate(definition, answers);
  const fields = [...missing, ...wrong].map(key => fieldOf(definition, key)?.label ?? key).join(', ');
  if (fields !== '') throw new Refusal('Before it is signed, please fill in: {fields}', { fields });
};

/** Signs the answers that were read, in a role that must; with the last of them the form is locked (FM47 to FM49, FM52). */
export const sign = async (
  em: ClinicEm,
  { id, revision }: { id: string; revision: number },
  as: Role | null,
): Promise<FilledForm> => {
  const form = await lockForm(em, id);
  form.expectOpen();
  form.expectRead(revision);
  const { userId } = actorOf(em);
  const { signers } = definitionOf(form);
  const { data: role } = SigningRole.safeParse(as);
  if (!userId || !role || (signers.length > 0 && !signers.includes(role)))
    throw new Refusal('This form is signed by people in other roles.');
  await expectComplete(em, form);
  const before = await em.find(FormStep, { filledForm: form, kind: 'signed', revision });
  if (before.some(({ createdBy }) => createdBy === userId))
    throw new Refusal('You have signed these answers already. Somebody else has to sign as well.');
  em.create(FormStep, { patient: form.patient, filledForm: form, kind: 'signed', role, revision });
  const signed = [...before.map(step => step.role), role];
  if (signers.every(signer => signed.includes(signer))) form.status = 'signed';
  return form;
};

/** The only lock is the one that somebody sets, with a reason (FM34). */
export const lock = async (em: ClinicEm, id: string, reason: string): Promise<FilledForm> => {
  const form = await lockForm(em, id);
  form.expectOpen();
  const { patient, revision } = form;
  em.create(FormStep, { patient, filledForm: form, kind: 'locked', revision, reason });
  form.status = 'locked';
  return form;
};

/** Ends a lock; all have to sign again (FM48), and the reason stands at what it ended (FM53). */
export const unlock = async (em: ClinicEm, id: string, reason: string): Promise<FilledForm> => {
  const form = await lockForm(em, id);
  if (form.status === 'open') throw new Refusal('This form is not locked.');
  form.status = 'open';
  const revision = form.nextRevision();
  em.create(FormStep, { patient: form.patient, filledForm: form, kind: 'unlocked', revision, reason });
  return form;
};
