import type { FeedKind } from '../../../shared/clinic/calendar-feeds.ts';

export const feedKinds: Record<FeedKind, string> = {
  practitioner: 'Practitioner',
  room: 'Room',
  facility: 'Facility',
};
