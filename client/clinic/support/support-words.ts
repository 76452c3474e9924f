import type { GrantScope, GrantStatus } from '../../../shared/clinic/support.ts';

export const grantScopes: Record<GrantScope, string> = {
  read: 'Read only',
  write: 'Read and work',
};

export const grantStatuses = {
  requested: { label: 'Waits for an answer', tone: 'waiting' },
  live: { label: 'Live', tone: 'busy' },
  declined: { label: 'Declined', tone: 'quiet' },
  ended: { label: 'Ended', tone: 'quiet' },
  expired: { label: 'Expired', tone: 'quiet' },
  lapsed: { label: 'Not answered', tone: 'quiet' },
} as const satisfies Record<GrantStatus, { label: string; tone: string }>;
