import type { StepOfAll } from '../../../shared/clinic/dependent-bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import { offerUndo, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { forAReason } from '../reasons/for-a-reason.tsx';
import { tellWhatIsLeft } from './tell-what-is-left.tsx';

/** What became of the bookings to come of a record that goes: in words, and the way back; nothing where they stay. */
export type Decision = { said?: string; undo?: () => Promise<void> };

const sentences = {
  cancelled: (count: number) =>
    t('{count, plural, one {# booking is} other {# bookings are}} cancelled.', { count }),
  handedOver: (count: number) =>
    t('{count, plural, one {# booking is} other {# bookings are}} handed over.', { count }),
};

export const decisionOf = (done: keyof typeof sentences, { count, step }: StepOfAll): Decision =>
  step === null ? {} : { said: sentences[done](count), undo: () => takeBackAll(step) };

/** Takes all of it back that can be, and tells what cannot. */
const takeBackAll = async (step: string): Promise<void> => {
  const taken = await forAReason(despite => trpc.bookings.takeBackAll.mutate({ step, despite }));
  if (!taken) return;
  if (taken.left.length > 0) tellWhatIsLeft(taken);
  else
    tellSuccess(
      t('{count, plural, one {# booking is} other {# bookings are}} as before.', { count: taken.count }),
    );
};

/** Says that a record has gone or changed, and lets that be taken back together with what became of its bookings (K9). */
export const offerToUndo = (
  sentence: string,
  { said, undo }: Decision,
  putBack: () => Promise<unknown>,
): void =>
  offerUndo([sentence, said].filter(Boolean).join(' '), async () => {
    // First what they hang on, or they would not go back to it.
    if (await putBack()) await undo?.();
  });
