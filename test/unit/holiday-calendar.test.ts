import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { readCalendar } from '../../server/clinic/holidays/read-calendar.ts';
import { HolidayFile, MOST_CHARACTERS } from '../../shared/clinic/holidays.ts';

const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');
const calendar = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//EN', ...events, 'END:VCALENDAR', ''].join('\r\n');

const days = { from: Temporal.PlainDate.from('2027-01-01'), to: Temporal.PlainDate.from('2036-12-31') };
const read = (...events: string[]) => readCalendar(calendar(...events), days);
const datesOf = (...events: string[]) => read(...events).days.map(({ date }) => date);
const day = (date: string, ...lines: string[]) =>
  event('UID:1', 'SUMMARY:A day', `DTSTART;VALUE=DATE:${date}`, ...lines);
const good = event('UID:good', 'SUMMARY:Good', 'DTSTART;VALUE=DATE:20270501');

test('S37: a day is the local day it names, and the end is excluded, whether it shows as free or not', () => {
  expect(datesOf(day('20271225', 'DTEND;VALUE=DATE:20271226', 'TRANSP:TRANSPARENT'))).toEqual(['2027-12-25']);
  expect(datesOf(day('20271225', 'DTEND;VALUE=DATE:20271227'))).toEqual(['2027-12-25', '2027-12-26']);
  expect(datesOf(day('20271225'))).toEqual(['2027-12-25']);
  expect(datesOf(day('20271225', 'DURATION:P2D'))).toEqual(['2027-12-25', '2027-12-26']);
  // Not what the standard says, but what files of one day say.
  expect(datesOf(day('20271225', 'DTEND;VALUE=DATE:20271225'))).toEqual(['2027-12-25']);
});

test('S37: folded lines, escapes and either line end are read, and control characters do not get into a name', () => {
  const folded = event(
    'UID:1',
    'SUMMARY:Tag der\r\n  Deutschen\\, \\nEinheit',
    'DTSTART;VALUE=DATE:20271003',
  );
  expect(read(folded).days).toEqual([{ uid: '1', date: '2027-10-03', name: 'Tag der Deutschen, Einheit' }]);
  const unix = calendar(folded).replaceAll('\r\n', '\n');
  expect(readCalendar(unix, days).days).toHaveLength(1);
  expect(read(event('UID:1', 'SUMMARY:عيد الفطر 🎉', 'DTSTART;VALUE=DATE:20271003')).days[0]?.name).toBe(
    'عيد الفطر 🎉',
  );
});

test('S38: a rule of every year is worked out for the years asked about, and ends where it says', () => {
  const christmas = datesOf(day('19701225', 'RRULE:FREQ=YEARLY'));
  expect(christmas).toEqual(Array.from({ length: 10 }, (_, n) => `${2027 + n}-12-25`));
  expect(datesOf(day('20001225', 'RRULE:FREQ=YEARLY;UNTIL=20290101'))).toHaveLength(2);
  expect(datesOf(day('20271225', 'RRULE:FREQ=YEARLY;COUNT=3'))).toHaveLength(3);
  expect(datesOf(day('20270906', 'RRULE:FREQ=YEARLY;BYMONTH=9;BYDAY=1MO')).slice(0, 2)).toEqual([
    '2027-09-06',
    '2028-09-04',
  ]);
  const without = day('20271225', 'RRULE:FREQ=YEARLY;COUNT=3', 'EXDATE;VALUE=DATE:20281225');
  expect(datesOf(without)).toEqual(['2027-12-25', '2029-12-25']);
  expect(datesOf(day('20280229', 'RRULE:FREQ=YEARLY'))).toEqual(['2028-02-29', '2032-02-29', '2036-02-29']);
});

test.each([
  ['a foreign zone, midnight to midnight', ['DTSTART;TZID=Customized Time Zone:20271225T000000'], undefined],
  [
    'a foreign zone with a time',
    ['DTSTART;TZID=W. Europe Standard Time:20271225T093000'],
    'It has a time of day.',
  ],
  ['midnight of UTC, which is another day elsewhere', ['DTSTART:20271225T000000Z'], 'It has a time of day.'],
  ['no date', [], 'It has no date.'],
  ['a date that is none', ['DTSTART;VALUE=DATE:20270230'], 'It cannot be read.'],
  ['text for a date', ['DTSTART;VALUE=DATE:tomorrow'], 'It cannot be read.'],
  ['a line without a colon', ['DTSTART;VALUE=DATE:20271225', 'GARBAGE'], 'It cannot be read.'],
  [
    'an end before the start',
    ['DTSTART;VALUE=DATE:20271225', 'DTEND;VALUE=DATE:20271224'],
    'It ends before it starts.',
  ],
  [
    'an end years away',
    ['DTSTART;VALUE=DATE:20271225', 'DTEND;VALUE=DATE:20301224'],
    'It lasts longer than 62 days.',
  ],
  ['a length of hours', ['DTSTART;VALUE=DATE:20271225', 'DURATION:PT5H'], 'It has a time of day.'],
  ['something cancelled', ['DTSTART;VALUE=DATE:20271225', 'STATUS:CANCELLED'], 'It is cancelled.'],
  [
    'one of a series',
    ['DTSTART;VALUE=DATE:20271225', 'RECURRENCE-ID;VALUE=DATE:20271225'],
    'It changes single days of a repeated event.',
  ],
  ['the year 275760', ['DTSTART;VALUE=DATE:2757600101'], 'It cannot be read.'],
  ['the year 0001', ['DTSTART;VALUE=DATE:00010101', 'RRULE:FREQ=YEARLY'], 'It lies too far away.'],
  [
    'every second',
    ['DTSTART;VALUE=DATE:20271225', 'RRULE:FREQ=SECONDLY'],
    'It is repeated in another way than every year.',
  ],
  [
    'all hours, minutes and seconds of a year',
    [
      'DTSTART;VALUE=DATE:20271225',
      `RRULE:FREQ=YEARLY;COUNT=1;BYSECOND=${Array.from({ length: 60 }, (_, n) => n).join()}`,
    ],
    'It is repeated in another way than every year.',
  ],
] as [string, string[], string | undefined][])('S38: %s stops nothing', (_what, lines, reason) => {
  const { days: found, skipped } = read(event('UID:1', 'SUMMARY:Odd', ...lines), good);
  expect(found.map(({ name }) => name)).toEqual(reason ? ['Good'] : ['Odd', 'Good']);
  expect(skipped.map(s => s.reason)).toEqual(reason ? [reason] : []);
});

test('S38: rules that never match, count to a billion or end in the year 4500 take no time', () => {
  for (const rule of [
    'BYMONTH=2;BYMONTHDAY=30',
    'COUNT=1000000000',
    'UNTIL=45000101',
    'INTERVAL=1000000000',
    'INTERVAL=0',
  ])
    expect(read(day('20271225', `RRULE:FREQ=YEARLY;${rule}`), good).days.length, rule).toBeLessThan(20);
  const often = `RRULE:FREQ=YEARLY;BYMONTH=${Array.from({ length: 12 }, (_, n) => n + 1).join()};BYMONTHDAY=${Array.from({ length: 31 }, (_, n) => n + 1).join()}`;
  expect(read(day('20271225', often), good).skipped).toMatchObject([{ reason: 'It comes too often.' }]);
});

test('I6 S38: files that are too large, too full, empty or no calendar are refused in words', () => {
  const file = (text: string) =>
    HolidayFile.safeParse({ facilityIds: [crypto.randomUUID()], calendar: text });
  const refused = (text: string) => file(text).error?.issues[0]?.message;
  expect(refused('x'.repeat(10_000_000))).toContain('too large');
  expect(refused(calendar(...Array.from({ length: 100_000 }, () => good)))).toContain('too large');
  expect(refused('')).toContain('no calendar file');
  expect(refused('%PDF-1.7')).toContain('no calendar file');
  expect(refused('BEGIN:VCALENDAR\r\n\0\r\n')).toContain('no calendar file');
  expect(file(calendar(good)).success).toBe(true);
  expect(file(`\uFEFF${calendar(good)}`).success).toBe(true);
  const bad = (text: string) => () => readCalendar(text, days);
  const short = 'BEGIN:VEVENT\nDTSTART:1\nEND:VEVENT\n';
  const many = `BEGIN:VCALENDAR\n${short.repeat(Math.floor(MOST_CHARACTERS / short.length) - 1)}`;
  expect(file(many).success).toBe(true);
  expect(bad(many)).toThrow('more than 1000 events');
  expect(bad(calendar())).toThrow('no event');
  expect(bad(calendar('BEGIN:VEVENT', 'BEGIN:VEVENT'))).toThrow('no event');
  expect(bad(calendar(day('20271225', 'DTEND;VALUE=DATE:20271224')))).toThrow(
    'No event of this calendar can be used. The first one: It ends before it starts.',
  );
});
