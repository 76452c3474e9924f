import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { judgedPart, passwordFault } from '../../../shared/account/passwords.ts';
import { Password } from '../../../shared/account/session.ts';
import { t } from '../../../shared/i18n/translate.ts';

let estimator: Promise<ZxcvbnFactory> | undefined;

/** The lists of common passwords are large, so they are fetched when somebody chooses one. */
const load = async (): Promise<ZxcvbnFactory> => {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
};

export interface Strength {
  words: string;
  isEnough: boolean;
}

/** What the server will say to a new password, told while it is typed; the server decides. */
export const strengthOf = async (password: string, own: string[]): Promise<Strength> => {
  const { error } = Password.safeParse(password);
  if (error) return { words: error.issues[0]?.message ?? '', isEnough: false };
  estimator ??= load();
  const { score } = (await estimator).check(judgedPart(password), own);
  const fault = passwordFault(password, score, own);
  if (fault) return { words: fault, isEnough: false };
  return { words: score > 3 ? t('A strong password.') : t('A good password.'), isEnough: true };
};
