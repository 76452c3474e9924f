import type { Mail, MailStatus } from '../../../shared/clinic/mails.ts';
import { t } from '../../../shared/i18n/translate.ts';

export const mailStatuses = {
  queued: { label: t('Waiting'), tone: 'waiting' },
  sent: { label: t('Sent'), tone: 'good' },
  failed: { label: t('Given up'), tone: 'bad' },
} as const satisfies Record<MailStatus, { label: string; tone: string }>;

/** Kinds are the server's own words; a new one is shown as it is. */
const kinds: Record<string, string> = {
  invitation: t('Invitation'),
  reset: t('New password'),
  'password-changed': t('Password changed'),
  test: t('Test letter'),
  'invoice.reminder': t('Payment reminder'),
};

export const kindOf = ({ kind }: Mail): string => kinds[kind] ?? kind;
