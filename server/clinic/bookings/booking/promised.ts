import { wallTimeOf } from '../../../../shared/wall-time.ts';

/**
 * What a patient is told of a start. It is kept beside the instant, because a law may set the clocks otherwise afterwards: then
 * the instant reads differently, and somebody has to decide which of the two holds (S8).
 */
export const promised = (startsAt: Date, { timeZone }: { timeZone: string }) => ({
  wallTime: wallTimeOf(startsAt, timeZone),
  timeZone,
});
