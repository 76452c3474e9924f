import type { Mail, MailStatus } from '../../../shared/clinic/mails.ts';

export const mailStatuses = {
  queued: { label: 'Waiting', tone: 'waiting' },
  sent: { label: 'Sent', tone: 'good' },
  failed: { label: 'Given up', tone: 'bad' },
} as const satisfies Record<MailStatus, { label: string; tone: string }>;

/** Kinds are the server's own words; a new one is shown as it is. */
const kinds: Record<string, string> = {
  invitation: 'Invitation',
  reset: 'New password',
  'password-changed': 'Password changed',
};

export const kindOf = ({ kind }: Mail): string => kinds[kind] ?? kind;
