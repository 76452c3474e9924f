import type { DayPart } from '../../../shared/clinic/patients.ts';
import type { PublicTimes } from '../../../shared/clinic/public-booking.ts';
import { toWall } from '../../ui/formats/clinic-time.ts';
import type { PublicSearch } from './public-search.ts';

/** On which weekdays and when in the day somebody likes to come. */
export type Liked = { weekdays: number[]; dayPart: DayPart | null };

/** What the address says of it; undefined where any time suits. */
export const likedIn = ({ days, part }: PublicSearch): Liked | undefined =>
  days || part ? { weekdays: (days ?? '').split('').map(Number), dayPart: part ?? null } : undefined;

const isoWeekday = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

const dayPartOf = (instant: string, zone: string): DayPart =>
  toWall(instant, zone).slice(11, 13) < '12' ? 'morning' : 'afternoon';

/** The days that somebody likes, with the times of them that suit, by the clock of the place. */
export const likedDays = (
  { days, timeZone }: Pick<PublicTimes, 'days' | 'timeZone'>,
  { weekdays, dayPart }: Liked,
): PublicTimes['days'] =>
  days
    .filter(({ date }) => weekdays.length === 0 || weekdays.includes(isoWeekday(date)))
    .map(({ date, times }) => ({
      date,
      times: times.filter(({ startsAt }) => !dayPart || dayPartOf(startsAt, timeZone) === dayPart),
    }))
    .filter(({ times }) => times.length > 0);
