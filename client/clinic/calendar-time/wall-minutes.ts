import type { WallTimestamp } from '../../ui/formats/clinic-time.ts';

export const minutesInDay = 24 * 60;

/** Minutes after midnight of a wall time. */
export const minutesOf = (wall: WallTimestamp): number =>
  Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16));

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** `HH:mm` of a number of minutes after midnight. */
export const clockAt = (minutes: number): string =>
  `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
