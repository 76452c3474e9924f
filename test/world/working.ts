import { serviceFields } from '../../server/demo/factories/factories.ts';
import { saveWeek } from './save-week.ts';
import { as, clinic, faker, member } from './world.ts';

export interface Hours {
  weekday: number;
  from: string;
  to: string;
}

/** A clinic in this zone whose practitioner works these hours and offers services of an hour. */
export const working = async (timeZone: string, hours: Hours[]) => {
  const ours = await clinic({ timeZone });
  const caller = await as(ours);
  const { id: practitionerId } = await member(ours, 'provider');
  const facilityId = (await caller.facilities.list({})).items[0]?.id ?? '';
  await caller.settings.updateBooking({ version: 1, slotMinutes: 60 });
  await saveWeek(caller, { practitionerId, hours: hours.map(h => ({ facilityId, ...h })) });
  const service = await caller.services.create(
    serviceFields(faker, { durationMinutes: 60, bufferMinutes: 0 }),
  );
  const freeOn = async (from: string, to = from) => {
    const found: string[] = [];
    for (let cursor: string | undefined | null; cursor !== null; ) {
      const asked = { serviceId: service.id, from, to, limit: 100, ...(cursor && { cursor }) };
      const page = await caller.bookings.freeSlots(asked);
      found.push(...page.items.map(({ startsAt }) => startsAt.slice(0, 16)));
      cursor = page.nextCursor;
    }
    return found;
  };
  return { ours, caller, practitionerId, facilityId, serviceId: service.id, freeOn };
};

export const everyDay = (from: string, to: string): Hours[] =>
  [1, 2, 3, 4, 5, 6, 7].map(weekday => ({ weekday, from, to }));
