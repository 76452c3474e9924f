import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { OpenTimesQuery } from '../../../shared/clinic/availability.ts';
import { computedPage } from '../../data/lists/computed-page.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { openHours } from './open-hours.ts';
import { placesOf } from './places.ts';
import { joined } from './spans.ts';

type Asked = z.output<typeof OpenTimesQuery>;

/**
 * When practitioners can be booked somewhere, or at one facility: what the calendar leaves unshaded. The days are those on
 * which hours begin, by the clock of each facility.
 */
export const openTimes = async (em: ClinicEm, { practitionerId, facilityId, ...asked }: Asked) => {
  const days = { from: Temporal.PlainDate.from(asked.from), to: Temporal.PlainDate.from(asked.to) };
  const practitionerIds = practitionerId ? [practitionerId] : undefined;
  const places = await placesOf(em, { practitionerIds, facilityId, days });
  const people = new Map(places.map(({ practitioner }) => [practitioner.id, practitioner]));
  const times = [...people.values()].flatMap(practitioner => {
    const own = places.filter(place => place.practitioner.id === practitioner.id);
    return joined(own.flatMap(({ hours }) => openHours(hours, days))).map(({ startsAt, endsAt }) => ({
      ...{ practitioner, startsAt: new Date(startsAt), endsAt: new Date(endsAt) },
    }));
  });
  times.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  return computedPage(times, orderOf, /^\S{24} [0-9a-f-]{36}$/, asked);
};

const orderOf = (time: { startsAt: Date; practitioner: { id: string } }): string =>
  `${time.startsAt.toISOString()} ${time.practitioner.id}`;
