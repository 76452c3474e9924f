import { Temporal } from 'temporal-polyfill';
import { MINUTE } from '../../../shared/durations.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { openHours } from '../availability/open-hours.ts';
import { type Place, placesOf } from '../availability/places.ts';

/** For how many minutes of some days a practitioner can be booked at a facility. */
export interface OpenMinutes extends Pick<Place, 'practitioner' | 'facility'> {
  minutes: number;
}

/** Hours that begin on these local dates, both included, without holidays and time off. */
export const openMinutes = async (
  em: ClinicEm,
  { from, to }: { from: string; to: string },
): Promise<OpenMinutes[]> => {
  const days = { from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) };
  const places = await placesOf(em, { days });
  return places.map(({ practitioner, facility, hours }) => ({
    ...{ practitioner, facility },
    minutes:
      openHours(hours, days).reduce((sum, { startsAt, endsAt }) => sum + endsAt - startsAt, 0) / MINUTE,
  }));
};
