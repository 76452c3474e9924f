import { t } from '../../../shared/i18n/translate.ts';

/** ISO weekdays with their names. */
export const weekdays = [
  { weekday: 1, label: t('Monday') },
  { weekday: 2, label: t('Tuesday') },
  { weekday: 3, label: t('Wednesday') },
  { weekday: 4, label: t('Thursday') },
  { weekday: 5, label: t('Friday') },
  { weekday: 6, label: t('Saturday') },
  { weekday: 7, label: t('Sunday') },
];
