import type { ResourceStatus } from '../../../shared/clinic/resources.ts';
import { t } from '../../../shared/i18n/translate.ts';

export const resourceStatuses = {
  in_service: { label: t('In service'), tone: 'good' },
  out_of_service: { label: t('Out of service'), tone: 'waiting' },
} as const satisfies Record<ResourceStatus, object>;

/** What is said of rooms and devices on their page. */
export const kinds = {
  rooms: {
    one: 'room',
    title: t('Rooms'),
    description: t('Where patients are seen: one booking at a time takes one'),
    titles: { new: t('New room'), edit: t('Edit room') },
    none: t('No rooms yet'),
    purpose: t('A service that needs a room names those it can take; each booking then takes one of them.'),
  },
  devices: {
    one: 'device',
    title: t('Devices'),
    description: t('What services are given with: one booking at a time takes one'),
    titles: { new: t('New device'), edit: t('Edit device') },
    none: t('No devices yet'),
    purpose: t('A service that needs a device names those it can take; each booking then takes one of them.'),
  },
} as const;
export type ResourceKind = keyof typeof kinds;
