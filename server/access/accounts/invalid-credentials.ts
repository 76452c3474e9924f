import type { Message } from '../../../shared/i18n/translate.ts';

/** One sentence whatever was wrong, so that nobody learns which addresses have an account or work here. */
export const INVALID_CREDENTIALS = 'E-mail or password is wrong.' satisfies Message;

export const INVALID_CODE = 'This code is wrong or was used already.' satisfies Message;
