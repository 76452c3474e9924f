import { NotFoundError } from '@mikro-orm/core';
import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { PublicOffer } from '../../../shared/clinic/public-booking.ts';
import { settingsOf } from '../../access/settings/settings-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { admissionRules } from '../admission/admission.ts';
import { placesOf } from '../availability/places.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { whereFacilitiesAre } from '../facilities/where-facilities-are.ts';
import { Service } from '../services/service.entity.ts';
import { organization } from '../settings/kinds.ts';
import { User } from '../users/user.entity.ts';
import { type Door, isWaitingOpen } from './visitor-door.ts';

const online = { bookableOnline: true, status: 'active' } as const;

/** What the page offers: services that the clinic opened for it, where and by whom they are given. */
export const offerOf = async (em: ClinicEm, door: Door): Promise<z.input<typeof PublicOffer>> => {
  const { clinic, settings, isOpen } = door;
  const { clock, weekStartsOn } = (await settingsOf(em, organization)).values;
  const { birthDateRequired } = await admissionRules(em);
  const facilities = await em.find(Facility, {}, { orderBy: { name: 'asc', id: 'asc' } });
  const closed = {
    clinic: { name: clinic.name, phone: facilities.find(({ phone }) => phone)?.phone ?? null },
    ...{ isOpen, clock, weekStartsOn, locale: clinic.locale, text: isOpen ? settings.publicText : '' },
    birthDateRequired,
    hasWaitingList: isWaitingOpen(door),
    ...{ services: [], facilities: [], practitioners: [] },
  };
  if (!isOpen) return closed;
  const today = Temporal.Now.plainDateISO('UTC');
  const days = { from: today, to: today.add({ days: settings.publicDaysAhead + 1 }) };
  const all = await placesOf(em, { days });
  const services = await em.find(Service, online, { orderBy: { name: 'asc', id: 'asc' } });
  const offered = services
    .map(service => ({ service, places: placesOfService(service, all) }))
    .filter(({ places }) => places.length > 0);
  const used = new Set(offered.flatMap(({ places }) => places.map(({ facilityId }) => facilityId)));
  const where = await whereFacilitiesAre(em, facilities, clinic);
  const names = new Map(all.map(({ practitioner }) => [practitioner.id, practitioner]));
  const givers = new Set(offered.flatMap(({ places }) => places.flatMap(place => place.practitionerIds)));
  return {
    ...closed,
    services: offered.map(({ service, places }) => ({
      ...{ id: service.id, name: service.name, description: service.description },
      ...{ durationMinutes: service.durationMinutes, places },
    })),
    facilities: facilities.filter(({ id }) => used.has(id)).map(facility => where(facility)),
    practitioners: [...names.values()]
      .filter(({ id }) => givers.has(id))
      .toSorted((a, b) => a.name.localeCompare(b.name)),
  };
};

const placesOfService = (service: Service, all: Awaited<ReturnType<typeof placesOf>>) => {
  const given = all.filter(
    ({ practitioner, facility }) => service.isGivenBy(practitioner.id) && service.isGivenAt(facility.id),
  );
  return [...Map.groupBy(given, ({ facility }) => facility.id)].map(([facilityId, there]) => ({
    facilityId,
    practitionerIds: there.map(({ practitioner }) => practitioner.id),
  }));
};

export interface WantedPlace {
  serviceId: string;
  facilityId: string;
  practitionerId?: string | undefined;
}

interface AnyPlace {
  facilityId?: string | null | undefined;
  practitionerId?: string | null | undefined;
}

/** What is named, as far as the page offers it; otherwise it is not there at all (D17). */
export const offeredPlace = async (em: ClinicEm, place: WantedPlace) => {
  const { service } = await offeredWish(em, place);
  return { service, facility: await em.findOneOrFail(Facility, { id: place.facilityId }) };
};

/** The same where any place may do. */
export const offeredWish = async (
  em: ClinicEm,
  { serviceId, facilityId, practitionerId }: Pick<WantedPlace, 'serviceId'> & AnyPlace,
) => {
  const service = await em.findOneOrFail(Service, { id: serviceId, ...online });
  const facility = facilityId ? await em.findOneOrFail(Facility, { id: facilityId }) : null;
  if (facility && !service.isGivenAt(facility.id))
    throw NotFoundError.findOneFailed('Facility', { id: facility.id });
  const giver = { role: 'provider', status: 'active' } as const;
  const practitioner = practitionerId ? await em.findOneOrFail(User, { id: practitionerId, ...giver }) : null;
  if (practitioner && !service.isGivenBy(practitioner.id))
    throw NotFoundError.findOneFailed('User', { id: practitioner.id });
  return { service, facility, practitioner };
};
