import { t } from '../i18n/translate.ts';

/** A password needs this score of zxcvbn's 0 to 4: at least a hundred million guesses (IDN-1). */
const LEAST_SCORE = 3;

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Whoever knows the person tries these first; parts of less than four characters turn up by chance. */
const holdsOwn = (password: string, own: string[]): boolean =>
  own.map(plain).some(part => part.length >= 4 && plain(password).includes(part));

/** What is tried against a password besides the lists: the person's own words, and those that their e-mail is made of. */
export const ownWords = (person: { email?: string; names?: string[]; clinic?: string[] }): string[] => {
  const { email = '', names = [], clinic = [] } = person;
  return [email, email.split('@')[0] ?? '', ...names, ...clinic].filter(Boolean);
};

/** Long passwords are judged by their beginning: guessing time grows faster than length. */
export const judgedPart = (password: string): string => password.slice(0, 72);

/** What is wrong with a new password, in words; null when it will do. The score is zxcvbn's, which each side loads itself. */
export const passwordFault = (password: string, score: number, own: string[]): string | null => {
  if (holdsOwn(password, own))
    return t('Please choose a password without your name, your e-mail address or the name of the clinic.');
  return score < LEAST_SCORE
    ? t(
        'This password is a common one or follows a well-known pattern. Several unrelated words make a good one.',
      )
    : null;
};
