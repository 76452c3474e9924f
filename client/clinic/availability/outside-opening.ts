import { minutesBetween, type OpeningHours } from '../../../shared/clinic/availability.ts';
import { WallTime } from '../../../shared/scalars.ts';

type Hours = { weekday: number; from: string; to: string };

const isTime = (text: string): boolean => WallTime.safeParse(text).success;

const WEEK = 7 * 24 * 60;

/** Minutes since the beginning of the week. */
const inWeek = ({ weekday, ...times }: Hours, weeks = 0) => {
  const { start, end } = minutesBetween(times);
  const before = (weekday - 1) * 24 * 60 + weeks * WEEK;
  return { start: start + before, end: end + before };
};

/**
 * Whether a part of the hours lies where the facility is closed in usual weeks. A facility that tells no opening hours is not
 * closed at all, and what is still being typed is not judged.
 */
export const isOutside = (hours: Hours, openingHours: OpeningHours): boolean => {
  if (openingHours.length === 0 || ![hours.from, hours.to].every(isTime)) return false;
  let { start, end } = inWeek(hours);
  const open = [-1, 0, 1]
    .flatMap(weeks => openingHours.map(opening => inWeek(opening, weeks)))
    .toSorted((a, b) => a.start - b.start);
  for (const opening of open) if (opening.start <= start) start = Math.max(start, opening.end);
  return start < end;
};
