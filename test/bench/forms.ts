import { placementForm } from '../../shared/clinic/forms/placement-form.ts';
import { atMost, type Figure } from './figures.ts';
import type { Size } from './size.ts';
import type { Stage } from './stage.ts';
import { callerOf } from './statements.ts';
import { percentile, rounded, timed } from './statistics.ts';

/**
 * Saving the answer to one field of a form of placements that has a history of as many answers as there are calls; for information
 * reading the whole form, as whoever opens it does.
 */
export const formSaveMs = async (stage: Stage, { calls }: Size): Promise<Figure> => {
  const caller = callerOf(stage);
  const { id: formId, version } = await caller.forms.create({ name: 'Measured', draft: placementForm() });
  await caller.forms.publish({ id: formId, version });
  const begun = { patientId: String(stage.patientIds[0]), formId };
  const { id } = await caller.filledForms.begin(begun);
  let base = 0;
  const save = async (call: number) => {
    const value = `Answer ${call} of somebody who writes a whole sentence into the field.`;
    base = (await caller.filledForms.save({ id, field: 'needs_daily', value, base })).revision;
  };
  const times: number[] = [];
  for (let call = 0; call <= calls; call++) times.push(await timed(() => save(call)));
  // Whoever asks first waits for plans that are made once.
  times.shift();
  const reads: number[] = [];
  for (let call = 0; call < calls; call++) reads.push(await timed(() => caller.filledForms.get({ id })));
  return atMost(30, percentile(times, 0.95), { readP95Ms: rounded(percentile(reads, 0.95)) });
};
