import type { Service } from '../../../shared/clinic/services.ts';
import { t } from '../../../shared/i18n/translate.ts';

export const serviceStatuses = {
  draft: { label: t('Draft'), tone: 'waiting' },
  active: { label: t('Active'), tone: 'good' },
  archived: { label: t('Archived'), tone: 'quiet' },
} as const satisfies Record<Service['status'], { label: string; tone: string }>;
