import type { BookingPreferences } from '../../../shared/clinic/patients.ts';
import type { PortalBooking } from '../../../shared/clinic/portal.ts';
import { stringifySearch } from '../../ui/tables/flat-search.ts';
import type { PublicSearch } from '../public-booking/public-search.ts';

type Again = Pick<PortalBooking, 'serviceId' | 'facilityId' | 'practitionerId'>;

/** The clinic's page with what a patient likes, or had before, chosen already, as far as it is offered there still. */
export const bookSearch = (
  { practitioner, facility, weekdays, dayPart }: BookingPreferences,
  again?: Again,
): PublicSearch => {
  const place = again?.facilityId ?? facility?.id;
  const who = again?.practitionerId ?? practitioner?.id;
  return {
    ...(again && { service: again.serviceId }),
    ...(place && { place }),
    ...(who && { who }),
    ...(weekdays.length > 0 && { days: weekdays.join('') }),
    ...(dayPart && { part: dayPart }),
  };
};

/** The same as an address: that page is a document of its own. */
export const bookPath = (...liked: Parameters<typeof bookSearch>): string =>
  `/book${stringifySearch({ ...bookSearch(...liked) })}`;
