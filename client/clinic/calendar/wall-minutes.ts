import type { WallTimestamp } from '../../ui/formats/clinic-time.ts';

const minutesInDay = 24 * 60;

/** Minutes from midnight of a day to a wall time; a time on another day counts as the nearer end of this one. */
export const minutesOn = (date: string, wall: WallTimestamp): number => {
  const day = wall.slice(0, 10);
  if (day !== date) return day < date ? 0 : minutesInDay;
  return Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16));
};

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** `HH:mm` of a number of minutes after midnight. */
export const clockAt = (minutes: number): string =>
  `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
