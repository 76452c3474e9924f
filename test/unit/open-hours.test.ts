import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import {
  type Hours,
  isOpen,
  openHours,
  type WeeklyHours,
  weeklyHours,
} from '../../server/clinic/availability/open-hours.ts';
import { slotStarts } from '../../server/clinic/bookings/free-times/slot-starts.ts';
import { MINUTE } from '../../shared/durations.ts';

const zones = Intl.supportedValuesOf('timeZone');

/**
 * Asks the clock itself, five minutes after five minutes: slow, and too plain to be wrong. In the end minute after minute, for some change
 * at a minute past the hour.
 */
const firstThatShows = (zone: string, date: Temporal.PlainDate, minute: number): number => {
  const wanted = date.add({ days: Math.floor(minute / 1440) }).toPlainDateTime({ hour: 0 });
  const wall = wanted.add({ minutes: minute % 1440 });
  let time = date.subtract({ days: 2 }).toZonedDateTime(zone).epochMilliseconds;
  const isBefore = () => {
    const shown = Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone).toPlainDateTime();
    return Temporal.PlainDateTime.compare(shown, wall) < 0;
  };
  while (isBefore()) time += 5 * MINUTE;
  time -= 5 * MINUTE;
  while (isBefore()) time += MINUTE;
  return time;
};

/** A date near a change of the zone's clocks, where it has any. */
const dayOfChange = (zone: string, year: number, which: number): Temporal.PlainDate => {
  let time = Temporal.PlainDate.from({ year, month: 1, day: 1 }).toZonedDateTime(zone);
  for (let change = 0; change <= which; change++) time = time.getTimeZoneTransition('next') ?? time;
  return time.subtract({ hours: 1 }).toPlainDate();
};

const someHours = fc
  .record({
    weekday: fc.integer({ min: 1, max: 7 }),
    start: fc.nat(287),
    length: fc.integer({ min: 1, max: 288 }),
  })
  .map(({ weekday, start, length }) => ({ weekday, fromMinute: start * 5, toMinute: (start + length) * 5 }));

const day = fc
  .record({ zone: fc.constantFrom(...zones), year: fc.integer({ min: 1990, max: 2035 }), which: fc.nat(3) })
  .map(({ zone, year, which }) => ({ zone, date: dayOfChange(zone, year, which) }));

test('SCH-2 K10 I6: whatever the zone, hours last from when its clock first shows their beginning to when it first shows their end', () => {
  fc.assert(
    fc.property(day, fc.array(someHours, { minLength: 1, maxLength: 3 }), ({ zone, date }, hours) => {
      const dates = [date.subtract({ days: 1 }), date];
      const expected = dates.flatMap(on =>
        hours
          .filter(({ weekday }) => weekday === on.dayOfWeek)
          .map(({ fromMinute, toMinute }) => ({
            startsAt: firstThatShows(zone, on, fromMinute),
            endsAt: firstThatShows(zone, on, toMinute),
          }))
          .filter(({ startsAt, endsAt }) => startsAt < endsAt),
      );
      expect(weeklyHours(zone, { from: date.subtract({ days: 1 }), to: date }, hours)).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

/** Days on which clocks change in two ways at once, leave a day out, change by half an hour or at midnight, and the ends of the world. */
const oddDays = fc.constantFrom(
  ['Pacific/Apia', '2011-12-30'],
  ['Pacific/Fakaofo', '2011-12-30'],
  ['Pacific/Kwajalein', '1993-08-21'],
  ['Pacific/Kiritimati', '2027-01-01'],
  ['Pacific/Pago_Pago', '2027-01-01'],
  ['Australia/Lord_Howe', '2027-04-04'],
  ['Australia/Lord_Howe', '2027-10-03'],
  ['Africa/Cairo', '2027-04-30'],
  ['Asia/Beirut', '2027-03-28'],
  ['America/Santiago', '2027-09-05'],
  ['America/New_York', '2027-03-14'],
  ['America/New_York', '2027-11-07'],
);
const anyDay = fc.oneof(
  day,
  oddDays.map(([zone = '', date = '']) => ({ zone, date: Temporal.PlainDate.from(date) })),
);

const partOfDay = fc
  .tuple(fc.nat(287), fc.integer({ min: 1, max: 288 }))
  .map(([a, b]) => ({ fromMinute: Math.min(a, b - 1) * 5, toMinute: Math.max(a + 1, b) * 5 }));
const nightToo = fc
  .record({ start: fc.nat(287), length: fc.integer({ min: 1, max: 288 }) })
  .map(({ start, length }) => ({ fromMinute: start * 5, toMinute: (start + length) * 5 }));
/** Dates are counted from the one in question. */
const someExceptions = fc.record({
  weekly: fc.array(someHours, { maxLength: 4 }),
  exceptions: fc.uniqueArray(
    fc.record({ on: fc.integer({ min: -1, max: 0 }), hours: fc.array(nightToo, { maxLength: 2 }) }),
    { selector: ({ on }) => on, maxLength: 2 },
  ),
  holidays: fc.array(fc.tuple(fc.integer({ min: -1, max: 1 }), partOfDay), { maxLength: 2 }),
  timeOff: fc.array(fc.record({ on: fc.integer({ min: -3, max: 1 }), days: fc.nat(3), part: partOfDay }), {
    maxLength: 2,
  }),
});

test('SCH-2 S4 S7 S9: whatever the zone, it is open when the hours of a day say so that is no holiday, or an exception for it, and nobody is away', () => {
  fc.assert(
    fc.property(anyDay, someExceptions, ({ zone, date }, plan) => {
      const on = (days: number) => date.add({ days });
      const hours: Hours = {
        timeZone: zone,
        weekly: plan.weekly,
        exceptions: plan.exceptions.map(e => ({ date: `${on(e.on)}`, hours: e.hours })),
        holidays: plan.holidays.map(([day, part]) => ({ date: `${on(day)}`, ...part })),
        timeOff: plan.timeOff.map(({ on: first, days, part }) => ({
          ...{ startsOn: `${on(first)}`, endsOn: `${on(first + days)}` },
          ...part,
        })),
      };
      const open = openHours(hours, { from: on(-1), to: date });

      const spans = (
        day: number,
        { fromMinute, toMinute }: { fromMinute: number; toMinute: number },
        end = day,
      ) => {
        const [start, stop] = [
          firstThatShows(zone, on(day), fromMinute),
          firstThatShows(zone, on(end), toMinute),
        ];
        return (time: number) => start <= time && time < stop;
      };
      const usual = [-1, 0]
        .filter(day => !plan.exceptions.some(e => e.on === day))
        .flatMap(day => plan.weekly.filter(h => h.weekday === on(day).dayOfWeek).map(h => spans(day, h)));
      const special = plan.exceptions.flatMap(e => e.hours.map(h => spans(e.on, h)));
      const closed = plan.holidays.map(([day, part]) => spans(day, part));
      const away = plan.timeOff.map(t => spans(t.on, t.part, t.on + t.days));
      const any = (of: ((time: number) => boolean)[], time: number) => of.some(is => is(time));
      const first = on(-1).toZonedDateTime(zone).epochMilliseconds;
      const last = on(2).toZonedDateTime(zone).epochMilliseconds;
      for (let time = first; time < last; time += 5 * MINUTE) {
        const expected = ((any(usual, time) && !any(closed, time)) || any(special, time)) && !any(away, time);
        const is = open.some(s => s.startsAt <= time && time < s.endsAt);
        if (is !== expected) throw new Error(`${new Date(time).toISOString()} is ${is ? 'open' : 'closed'}`);
      }
      expect(open.filter(s => s.startsAt >= s.endsAt)).toEqual([]);
    }),
    { numRuns: 120 },
  );
});

test('S5: what is offered is accepted, and what begins or ends a minute outside is not', () => {
  fc.assert(
    fc.property(anyDay, someExceptions, ({ zone, date }, { weekly }) => {
      const hours: Hours = { timeZone: zone, weekly, exceptions: [], holidays: [], timeOff: [] };
      const open = openHours(hours, { from: date.subtract({ days: 2 }), to: date.add({ days: 1 }) });
      const visit = { visit: 30 * MINUTE, buffer: 0, step: 15 * MINUTE };
      const of = (start: number) => ({ startsAt: new Date(start), endsAt: new Date(start + visit.visit) });
      for (const start of slotStarts(open, [], visit)) expect(isOpen(hours, of(start))).toBe(true);
      // The hours of the days before and after, which may touch these.
      const around = openHours(hours, { from: date.subtract({ days: 4 }), to: date.add({ days: 3 }) });
      const within = (time: number) => around.some(s => s.startsAt <= time && time < s.endsAt);
      for (const { startsAt, endsAt } of open) {
        // What touches the next hours is not outside.
        expect(isOpen(hours, of(startsAt - MINUTE)) && !within(startsAt - MINUTE)).toBe(false);
        expect(isOpen(hours, of(endsAt - visit.visit + MINUTE)) && !within(endsAt)).toBe(false);
      }
    }),
    { numRuns: 100 },
  );
});

const span = fc
  .tuple(fc.nat(200), fc.integer({ min: 1, max: 60 }))
  .map(([start, length]) => ({ startsAt: start * 5 * MINUTE, endsAt: (start + length) * 5 * MINUTE }));
const minutes = (min: number, max: number) => fc.integer({ min, max }).map(five => five * 5 * MINUTE);

test('SCH-2: no time is offered that does not fit, none twice, and none that fits is missing', () => {
  fc.assert(
    fc.property(
      fc.array(span, { maxLength: 5 }),
      fc.array(span, { maxLength: 5 }),
      fc.record({ visit: minutes(1, 40), buffer: minutes(0, 6), step: minutes(1, 12) }),
      (open, busy, length) => {
        const isIn = (spans: typeof open, time: number) =>
          spans.some(s => s.startsAt <= time && time < s.endsAt);
        const expected: number[] = [];
        for (let start = 0; start < 1500 * MINUTE; start += 5 * MINUTE) {
          const stepped = open.some(
            s => s.startsAt <= start && start < s.endsAt && (start - s.startsAt) % length.step === 0,
          );
          let fits = stepped;
          for (let time = start; time < start + length.visit; time += 5 * MINUTE) fits &&= isIn(open, time);
          for (let time = start; time < start + length.visit + length.buffer; time += 5 * MINUTE)
            fits &&= !isIn(busy, time);
          if (fits) expected.push(start);
        }
        expect(slotStarts(open, busy, length)).toEqual(expected);
      },
    ),
    { numRuns: 500 },
  );
});

const starts = (zone: string, date: string, hours: WeeklyHours[], visit: number, step = 15) => {
  const on = Temporal.PlainDate.from(date);
  const open = weeklyHours(zone, { from: on.subtract({ days: 1 }), to: on }, hours);
  return slotStarts(open, [], { visit: visit * MINUTE, buffer: 0, step: step * MINUTE }).map(time =>
    Temporal.Instant.fromEpochMilliseconds(time)
      .toZonedDateTimeISO(zone)
      .toString({ smallestUnit: 'minute' })
      .slice(0, 22),
  );
};

test('K10: hours that lie in the skipped hour give no times', () => {
  const hours = [{ weekday: 7, fromMinute: 135, toMinute: 165 }];
  expect(starts('America/New_York', '2027-03-14', hours, 15)).toEqual([]);
});

test('K10: a visit runs over midnight where hours that touch meet', () => {
  const hours = [
    { weekday: 4, fromMinute: 1320, toMinute: 1440 },
    { weekday: 5, fromMinute: 0, toMinute: 360 },
  ];
  const found = starts('Europe/Berlin', '2027-01-15', hours, 60);
  for (const time of ['23:15', '23:30', '23:45']) expect(found).toContain(`2027-01-14T${time}+01:00`);
  expect(starts('Europe/Berlin', '2027-01-15', hours, 480)).toEqual(['2027-01-14T22:00+01:00']);
});

test('K10 I6: hours around the hour that comes twice are as long as they really are', () => {
  const hours = [{ weekday: 7, fromMinute: 60, toMinute: 120 }];
  expect(starts('America/New_York', '2027-11-07', hours, 30, 30)).toEqual([
    '2027-11-07T01:00-04:00',
    '2027-11-07T01:30-04:00',
    '2027-11-07T01:00-05:00',
    '2027-11-07T01:30-05:00',
  ]);
});

test('K10: a day that a zone left out is not open at all', () => {
  expect(starts('Pacific/Apia', '2011-12-30', [{ weekday: 5, fromMinute: 540, toMinute: 1020 }], 30)).toEqual(
    [],
  );
});

test('S1: the grid begins anew at the start of each open span, so that no half hour is lost', () => {
  const hours = [
    { weekday: 2, fromMinute: 480, toMinute: 720 },
    { weekday: 2, fromMinute: 750, toMinute: 1050 },
  ];
  const found = starts('Europe/Berlin', '2031-01-07', hours, 60, 60).map(time => time.slice(11, 16));
  expect(found).toEqual(['08:00', '09:00', '10:00', '11:00', '12:30', '13:30', '14:30', '15:30', '16:30']);
});

test('S2: a time is free when all of it is, its buffer too, whichever part something else touches', () => {
  const at = (minute: number) => minute * MINUTE;
  const open = [{ startsAt: at(0), endsAt: at(120) }];
  const length = { visit: at(45), buffer: at(15), step: at(15) };
  expect(slotStarts(open, [], length)).toEqual([0, 15, 30, 45, 60, 75].map(at));
  // Five minutes in the middle, and something that ends, or begins, where a visit begins, or ends with its buffer.
  const busy = [{ startsAt: at(60), endsAt: at(65) }];
  expect(slotStarts(open, busy, length)).toEqual([0, 75].map(at));
  expect(slotStarts(open, [{ startsAt: at(-30), endsAt: at(15) }], length)[0]).toBe(at(15));
});

test.each([
  ['Africa/Cairo', '2027-04-30'],
  ['Asia/Beirut', '2027-03-28'],
  ['America/Santiago', '2027-09-05'],
])('S9: %s has no midnight on %s, and the day begins at its first instant', (zone, date) => {
  const on = Temporal.PlainDate.from(date);
  const hours = [{ weekday: on.dayOfWeek, fromMinute: 0, toMinute: 1440 }];
  const [span] = weeklyHours(zone, { from: on, to: on }, hours);
  expect(span?.startsAt).toBe(on.toZonedDateTime(zone).epochMilliseconds);
  expect(((span?.endsAt ?? 0) - (span?.startsAt ?? 0)) / MINUTE).toBe(23 * 60);
});
