import type { ResourceStatus } from '../../../shared/clinic/resources.ts';

export const resourceStatuses = {
  in_service: { label: 'In service', tone: 'good' },
  out_of_service: { label: 'Out of service', tone: 'waiting' },
} as const satisfies Record<ResourceStatus, object>;

/** What rooms and devices are called on their page. */
export const kinds = {
  rooms: {
    one: 'room',
    title: 'Rooms',
    description: 'Where patients are seen: one booking at a time takes one',
  },
  devices: {
    one: 'device',
    title: 'Devices',
    description: 'What services are given with: one booking at a time takes one',
  },
} as const;
export type ResourceKind = keyof typeof kinds;
