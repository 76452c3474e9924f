import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOutside } from '../../client/clinic/availability/outside-opening.ts';
import { openingLines } from '../../client/clinic/opening-hours/opening-lines.ts';
import { formatsOf } from '../../client/ui/formats/formats.ts';
import { OpeningHours } from '../../shared/clinic/availability.ts';

const clinic = { timeZone: 'UTC', locale: 'en-GB' };
const on = (weekday: number, from: string, to: string) => ({ weekday, from, to });
const days = (weekdays: number[], from: string, to: string) => weekdays.map(day => on(day, from, to));

test('CLI-1: opening hours are told in a line for each run of days that are alike', () => {
  const openingHours = [
    ...days([1, 2, 4, 5], '08:00', '12:00'),
    ...days([1, 2, 4, 5], '13:00', '17:00'),
    ...[on(3, '08:00', '12:00'), on(6, '22:00', '02:00')],
  ];
  expect(openingLines(openingHours, formatsOf(clinic))).toEqual([
    { days: 'Mon – Tue', hours: '08:00–12:00, 13:00–17:00' },
    { days: 'Wed', hours: '08:00–12:00' },
    { days: 'Thu – Fri', hours: '08:00–12:00, 13:00–17:00' },
    { days: 'Sat', hours: '22:00–02:00 the next day' },
    { days: 'Sun', hours: 'Closed' },
  ]);
  const american = formatsOf({ ...clinic, locale: 'en-US', weekStartsOn: 7 });
  expect(openingLines(days([1, 2, 3, 4, 5], '08:00', '24:00'), american)).toEqual([
    { days: 'Sun', hours: 'Closed' },
    { days: 'Mon – Fri', hours: '8:00 AM–midnight' },
    { days: 'Sat', hours: 'Closed' },
  ]);
});

test('CLI-1: weekly hours are outside where any minute of them lies beyond the opening hours, nights and the end of the week included', () => {
  const open = [
    on(1, '08:00', '12:00'),
    on(1, '12:00', '17:00'),
    on(6, '20:00', '24:00'),
    on(7, '00:00', '24:00'),
  ];
  expect(isOutside(on(1, '08:00', '17:00'), open)).toBe(false);
  expect(isOutside(on(1, '07:59', '12:00'), open)).toBe(true);
  expect(isOutside(on(1, '16:00', '17:01'), open)).toBe(true);
  expect(isOutside(on(2, '08:00', '12:00'), open)).toBe(true);
  expect(isOutside(on(6, '22:00', '06:00'), open)).toBe(false);
  // From Sunday into a Monday that opens at eight.
  expect(isOutside(on(7, '22:00', '06:00'), open)).toBe(true);
  expect(isOutside(on(7, '22:00', '06:00'), [...open, on(1, '00:00', '08:00')])).toBe(false);
  expect(isOutside(on(1, '03:00', '04:00'), [])).toBe(false);
  expect(isOutside(on(1, 'late', '04:00'), open)).toBe(false);
});

const clock = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map(parts => parts.map(part => String(part).padStart(2, '0')).join(':'));
const hours = fc
  .record({ weekday: fc.integer({ min: 1, max: 7 }), from: clock, to: clock })
  .filter(({ from, to }) => from !== to);

/** Every minute of a week in which some hours are, counted from its beginning. */
const minutesOf = ({ weekday, from, to }: { weekday: number; from: string; to: string }): number[] => {
  const minute = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const length = minute(to) - minute(from) + (to <= from ? 1440 : 0);
  return Array.from({ length }, (_, n) => ((weekday - 1) * 1440 + minute(from) + n) % (7 * 1440));
};

test('CLI-1: what is outside, and what overlaps, is so minute by minute', () => {
  fc.assert(
    fc.property(hours, fc.array(hours, { minLength: 1, maxLength: 4 }), (own, opening) => {
      const minutes = opening.flatMap(minutesOf);
      const open = new Set(minutes);
      expect(isOutside(own, opening)).toBe(minutesOf(own).some(minute => !open.has(minute)));
      expect(OpeningHours.safeParse(opening).success).toBe(open.size === minutes.length);
    }),
    { numRuns: 300 },
  );
});
