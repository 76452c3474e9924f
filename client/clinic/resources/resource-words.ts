import type { ResourceStatus } from '../../../shared/clinic/resources.ts';
import { t } from '../../../shared/i18n/translate.ts';

export const resourceStatuses = {
  in_service: { label: t('In service'), tone: 'good' },
  out_of_service: { label: t('Out of service'), tone: 'waiting' },
} as const satisfies Record<ResourceStatus, object>;

/** What rooms and devices are called on their page. */
export const kinds = {
  rooms: {
    one: 'room',
    title: t('Rooms'),
    description: t('Where patients are seen: one booking at a time takes one'),
  },
  devices: {
    one: 'device',
    title: t('Devices'),
    description: t('What services are given with: one booking at a time takes one'),
  },
} as const;
export type ResourceKind = keyof typeof kinds;
