import type { PublicOffer } from '../../../shared/clinic/public-booking.ts';
import type { PublicSearch } from './public-search.ts';

/** What is chosen, as far as the page offers it; what leaves no choice is chosen already. */
export const useChosen = (offer: PublicOffer, search: PublicSearch) => {
  const { services } = offer;
  const service = services.length === 1 ? services[0] : services.find(({ id }) => id === search.service);
  const places = offer.facilities.filter(({ id }) =>
    service?.places.some(({ facilityId }) => facilityId === id),
  );
  const facility = places.length === 1 ? places[0] : places.find(({ id }) => id === search.place);
  const there = service?.places.find(({ facilityId }) => facilityId === facility?.id);
  const givers = offer.practitioners.filter(({ id }) => there?.practitionerIds.includes(id));
  const only = givers.length === 1 ? givers[0]?.id : undefined;
  const practitionerId = only ?? givers.find(({ id }) => id === search.who)?.id;
  const isWhoKnown = Boolean(practitionerId) || search.who === 'anyone';
  return { service, places, facility, givers, practitionerId, isWhoKnown };
};
