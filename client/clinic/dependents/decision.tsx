import type { StepOfAll } from '../../../shared/clinic/dependent-bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import { offerUndo, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { forAReason } from '../reasons/for-a-reason.tsx';
import { tellWhatIsLeft } from './tell-what-is-left.tsx';

/** What became of the bookings to come of a record that goes: in words, and the way back; nothing where they stay. */
export type Decision = { said?: string; undo?: () => Promise<void> };

const counted = (count: number, done: string): string =>
  count === 1 ? `1 booking is ${done}.` : `${count} bookings are ${done}.`;

export const decisionOf = (done: 'cancelled' | 'handed over', { count, step }: StepOfAll): Decision =>
  step === null ? {} : { said: counted(count, done), undo: () => takeBackAll(step) };

/** Takes all of it back that can be, and tells what cannot. */
const takeBackAll = async (step: string): Promise<void> => {
  const taken = await forAReason(despite => trpc.bookings.takeBackAll.mutate({ step, despite }));
  if (!taken) return;
  if (taken.left.length > 0) tellWhatIsLeft(taken);
  else tellSuccess(counted(taken.count, t('as before')));
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
