import { retyped } from '../../../shared/clinic/forms/difference.ts';
import { placementForm } from '../../../shared/clinic/forms/placement-form.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Refusal } from '../../errors.ts';
import { Form } from './form.entity.ts';
import { FormVersion } from './form-version.entity.ts';

export const versionOf = (em: ClinicEm, form: Form, number: number): Promise<FormVersion> =>
  em.findOneOrFail(FormVersion, { form, number });

/** Makes the draft of a form the next version, of this form and of no other (FM1). */
export const publish = async (em: ClinicEm, form: Form): Promise<FormVersion> => {
  const former = form.latest > 0 ? await versionOf(em, form, form.latest) : undefined;
  const definition = form.takeDraft();
  const [field] = former ? retyped(former.definition, definition) : [];
  if (field !== undefined)
    throw new Refusal('“{field}” has answers of another kind. Please add a new field instead.', { field });
  return em.create(FormVersion, { form, number: form.latest, definition });
};

/** The clinic's form of placements in its newest version; the one of the product where it has none yet (CLI-4). */
export const latestOfPlacements = async (em: ClinicEm): Promise<FormVersion> => {
  const known = await em.findOne(Form, { purpose: 'placement' });
  if (known && known.latest > 0) return versionOf(em, known, known.latest);
  if (known) return publish(em, known);
  const form = em.create(Form, { name: t('Placement'), purpose: 'placement', draft: placementForm() });
  return publish(em, form);
};
