import type { TimeOffKind } from '../../../shared/clinic/time-off.ts';
import { t } from '../../../shared/i18n/translate.ts';

export const timeOffKinds = {
  vacation: t('Vacation'),
  sick: t('Sick leave'),
  training: t('Training'),
  meeting: t('Meeting'),
  other: t('Other'),
} satisfies Record<TimeOffKind, string>;
