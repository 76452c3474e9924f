import type { ReminderWay } from '../../../shared/clinic/invoices.ts';
import { t } from '../../../shared/i18n/translate.ts';

export const reminderWays: Record<ReminderWay, string> = {
  mail: t('By e-mail'),
  letter: t('By letter'),
};
