import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { inLanes } from '../../client/clinic/calendar-time/day-lanes.ts';
import { leastMinutes, pieceOn, wallSpanOf } from '../../client/clinic/calendar-time/wall-span.ts';
import { MINUTE } from '../../shared/durations.ts';

const after = (startsAt: string, length: number) =>
  new Date(Date.parse(startsAt) + length * MINUTE).toISOString();
const drawn = (zone: string, startsAt: string, length: number) => {
  const span = wallSpanOf(startsAt, after(startsAt, length), zone);
  const days: Record<string, [from: number, to: number]> = {};
  for (let date = Temporal.PlainDate.from(span.startDate); ; date = date.add({ days: 1 })) {
    const piece = pieceOn(date.toString(), span);
    if (!piece) return days;
    days[date.toString()] = [piece.from / 60, piece.to / 60];
  }
};

test('K1: where the clock goes back within a booking, it reaches as far as the clock did', () => {
  expect(drawn('Africa/Cairo', '2027-10-28T20:45:00Z', 30)).toEqual({ '2027-10-28': [23.75, 24] });
  expect(drawn('America/New_York', '2027-11-07T05:30:00Z', 60)).toEqual({ '2027-11-07': [1.5, 2.5] });
  // From 0:30 to 1:15, having been at 1:59 in between; and to 5:00, which is later than that.
  expect(drawn('America/New_York', '2027-11-07T04:30:00Z', 105)).toEqual({ '2027-11-07': [0.5, 2] });
  expect(drawn('America/New_York', '2027-11-07T04:30:00Z', 330)).toEqual({ '2027-11-07': [0.5, 5] });
});

test('K3: a booking is cut at midnight, and one that ends there has no part in the next day', () => {
  expect(drawn('Europe/Berlin', '2027-01-14T22:30:00Z', 60)).toEqual({
    ...{ '2027-01-14': [23.5, 24], '2027-01-15': [0, 0.5] },
  });
  expect(drawn('Europe/Berlin', '2027-01-14T22:30:00Z', 30)).toEqual({ '2027-01-14': [23.5, 24] });
  const span = wallSpanOf('2027-01-14T22:30:00Z', '2027-01-14T23:30:00Z', 'Europe/Berlin');
  expect(pieceOn('2027-01-14', span)).toMatchObject({ isStart: true, isEnd: false });
  expect(pieceOn('2027-01-15', span)).toMatchObject({ isStart: false, isEnd: true });
});

test('K1, K3: every booking is drawn on the day that it begins, in each zone and around each change of its clock', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  const from = Temporal.Instant.from('2000-01-01T00:00:00Z');
  fc.assert(
    fc.property(
      ...[fc.constantFrom(...zones), fc.integer({ min: 0, max: 30 * 365 })],
      ...[fc.integer({ min: -300, max: 60 }), fc.integer({ min: 1, max: 1440 })],
      (zone, day, before, length) => {
        const around = from.add({ hours: day * 24 }).toZonedDateTimeISO(zone);
        const change = around.getTimeZoneTransition('next') ?? around;
        const startsAt = change.toInstant().add({ minutes: before }).toString();
        const span = wallSpanOf(startsAt, after(startsAt, length), zone);
        const piece = pieceOn(span.startDate, span);

        expect(piece).toMatchObject({ isStart: true });
        expect(piece?.from).toBeGreaterThanOrEqual(0);
        expect(piece?.to).toBeLessThanOrEqual(1440);
        expect((piece?.to ?? 0) - (piece?.from ?? 0)).toBeGreaterThanOrEqual(leastMinutes);
        expect(pieceOn(span.endDate, span)).toMatchObject({ isEnd: true });
      },
    ),
    { numRuns: 2000 },
  );
});

test('S31: five minutes are drawn a quarter of an hour high, and what would be covered stands beside it', () => {
  const pieces = [0, 5, 10, 15].map(late => {
    const startsAt = after('2027-01-14T09:00:00Z', late);
    const piece = pieceOn('2027-01-14', wallSpanOf(startsAt, after(startsAt, 5), 'UTC'));
    if (!piece) throw new Error('It is not drawn.');
    return piece;
  });
  const laned = inLanes(pieces);
  expect(laned.map(({ from, to }) => to - from)).toEqual([15, 15, 15, 15]);
  for (const [index, one] of laned.entries())
    for (const other of laned.slice(index + 1))
      expect(one.lane !== other.lane || one.to <= other.from).toBe(true);
});
