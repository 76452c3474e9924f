import type { RowSentences } from './bulk-action.ts';
import type { ToldOutcome } from './use-bulk.ts';

/** How many were done, how many were refused, and how many nobody got to. */
export const outcomeSentence = (
  outcome: ToldOutcome<never> | ToldOutcome<unknown>,
  sentences: RowSentences,
): string => {
  const { done, refused, left, words } = outcome;
  return [
    ...(done.length > 0 ? [words.done(done.length)] : []),
    ...(left.length > 0 ? [sentences.left(left.length)] : []),
    ...(refused.length > 0 ? [sentences.refused(refused.length)] : []),
  ].join(' ');
};
