import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { judgedPart, passwordFault } from '../../../shared/account/passwords.ts';
import { RefusedInput } from '../../errors.ts';

let estimator: Promise<ZxcvbnFactory> | undefined;

/** The lists of breached and common passwords are large, and seldom needed. */
const load = async (): Promise<ZxcvbnFactory> => {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
};

/** Refuses, in words, a new password that is common, breached, guessable, or made of the person's `own` words (IDN-1). */
export const expectStrong = async (password: string, own: string[]): Promise<void> => {
  estimator ??= load();
  const { score } = (await estimator).check(judgedPart(password), own);
  const fault = passwordFault(password, score, own);
  if (fault) throw new RefusedInput([fault]);
};
