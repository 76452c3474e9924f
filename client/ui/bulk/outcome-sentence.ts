import { counted, type Noun } from './bulk-action.ts';
import type { ToldOutcome } from './use-bulk.ts';

/** How many were done, how many were refused, and how many nobody got to. */
export const outcomeSentence = (outcome: ToldOutcome<never> | ToldOutcome<unknown>, noun: Noun): string => {
  const { done, refused, left, words } = outcome;
  return [
    ...(done.length > 0 ? [`${counted(done.length, noun)} ${words.done}.`] : []),
    ...(left.length > 0 ? [`${counted(left.length, noun)} left as before.`] : []),
    ...(refused.length > 0 ? [`${counted(refused.length, noun)} refused:`] : []),
  ].join(' ');
};
