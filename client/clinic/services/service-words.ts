import type { Service } from '../../../shared/clinic/services.ts';

export const serviceStatuses = {
  draft: { label: 'Draft', tone: 'waiting' },
  active: { label: 'Active', tone: 'good' },
  archived: { label: 'Archived', tone: 'quiet' },
} as const satisfies Record<Service['status'], { label: string; tone: string }>;

/** A web address part made of a name: "Öl & Massage" becomes "ol-massage". */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replace(/^-|-$/g, '');
