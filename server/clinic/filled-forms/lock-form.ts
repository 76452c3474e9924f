import { LockMode } from '@mikro-orm/core';
import type { FormDefinition } from '../../../shared/clinic/forms/definition.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { FilledForm } from './filled-form.entity.ts';

/**
 * A filled form for whoever is about to write in it, and for nobody else until that is committed: of two answers, or an answer and a
 * signature, one comes after the other and has seen it (FM28, FM52). Nobody waits for somebody who types.
 */
export const lockForm = async (em: ClinicEm, id: string): Promise<FilledForm> => {
  const form = await em.findOneOrFail(FilledForm, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  await withVersion(em, form);
  return form;
};

/** Loads the version that it is filled in with, and its form, which may be in the trash by now (FM1). */
export const withVersion = async (em: ClinicEm, form: FilledForm): Promise<FilledForm> => {
  await em.populate(form, ['formVersion.form'], { filters: { live: false } });
  return form;
};

export const definitionOf = (form: FilledForm): FormDefinition => form.formVersion.getEntity().definition;
