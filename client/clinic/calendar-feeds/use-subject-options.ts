import type { FeedKind } from '../../../shared/clinic/calendar-feeds.ts';
import { useFacilityOptions } from '../facilities/use-facility-options.ts';
import { usePractitionerOptions } from '../members/use-practitioner-options.ts';
import { useResourceOptions } from '../resources/use-resource-options.ts';

/** What a feed of each kind can show the bookings of. */
export const useSubjectOptions = (): Record<FeedKind, { value: string; label: string }[]> => ({
  practitioner: usePractitionerOptions(),
  room: useResourceOptions('rooms'),
  facility: useFacilityOptions(),
});
