import type { Service } from '../../../shared/clinic/services.ts';

export const serviceStatuses = {
  draft: { label: 'Draft', tone: 'waiting' },
  active: { label: 'Active', tone: 'good' },
  archived: { label: 'Archived', tone: 'quiet' },
} as const satisfies Record<Service['status'], { label: string; tone: string }>;
