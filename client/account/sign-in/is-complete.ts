import { t } from '../../../shared/i18n/translate.ts';

/** Whether there is something to check; what it must look like the server knows, and its sentences come to the fields. */
export const isComplete = {
  email: (text: string) => (text.trim() ? null : t('Please enter your e-mail address.')),
  password: (text: string) => (text ? null : t('Please enter your password.')),
};
