import type { GrantScope, GrantStatus } from '../../../shared/clinic/support.ts';
import { t } from '../../../shared/i18n/translate.ts';

export const grantScopes: Record<GrantScope, string> = {
  read: t('Read only'),
  write: t('Read and work'),
};

export const grantStatuses = {
  requested: { label: t('Waits for an answer'), tone: 'waiting' },
  live: { label: t('Live'), tone: 'busy' },
  declined: { label: t('Declined'), tone: 'quiet' },
  ended: { label: t('Ended'), tone: 'quiet' },
  expired: { label: t('Expired'), tone: 'quiet' },
  lapsed: { label: t('Not answered'), tone: 'quiet' },
} as const satisfies Record<GrantStatus, { label: string; tone: string }>;
