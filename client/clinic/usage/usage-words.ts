import type { Metric } from '../../../shared/clinic/usage.ts';
import { t } from '../../../shared/i18n/translate.ts';

export const metricWords: Record<Metric, { label: string; full: string }> = {
  users: { label: t('Active members'), full: t('Deactivate a member to make room for another one.') },
  patients: { label: t('Patients'), full: t('Patients in the trash do not count.') },
  bookings: { label: t('Bookings made this month'), full: t('There is room again next month.') },
  api_calls: { label: t('API calls this month'), full: t('There are more next month.') },
};
