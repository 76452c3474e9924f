import { describe, expect, test } from 'vitest';
import { inOrder, shifted } from '../../client/clinic/calendar-columns/column-order.ts';
import { conflictsOf } from '../../client/clinic/calendar-move/conflicts.ts';
import { stepped } from '../../client/clinic/calendar-move/key-steps.ts';
import { moveTo, type Target } from '../../client/clinic/calendar-move/placement.ts';
import type { Column } from '../../client/clinic/calendar-time/column.ts';
import { formatsOf } from '../../client/ui/formats/formats.ts';
import type { BookingRow } from '../../shared/clinic/bookings.ts';

const formats = formatsOf({ timeZone: 'America/New_York', locale: 'en-US' });
const somebody = (name: string) => ({ id: name, name, alerts: [] });

const booking = (startsAt: string, endsAt: string, more: Partial<BookingRow> = {}): BookingRow => ({
  ...{ id: 'a', version: 1, createdAt: startsAt, updatedAt: startsAt, deletedAt: null },
  ...{ startsAt, endsAt, status: 'pending', patient: somebody('Ida'), practitioner: somebody('Mo') },
  ...{ service: { ...somebody('Visit'), color: 'pine' }, facility: somebody('North') },
  ...{ wallTime: startsAt.slice(0, 16), timeZone: 'UTC' },
  ...{ room: null, device: null, seats: 1, series: null },
  ...{ notes: null, cancellationReason: null, despiteReason: null, despiteWarnings: [] },
  ...{ confirmedAt: null, arrivedAt: null, inRoomAt: null, completedAt: null },
  ...{ cancelledAt: null, noShowAt: null },
  ...more,
});
const column = (date: string, more: Partial<Column> = {}): Column => ({
  ...{
    date,
    practitionerId: 'Mo',
    facilityId: undefined,
    roomId: undefined,
    title: date,
    name: date,
    lane: 'Mo',
    placed: [],
    closed: [],
  },
  ...more,
});
const moved = (of: BookingRow, columns: Column[], origin: Target, target: Target) => {
  const { startsAt, endsAt, ...where } =
    moveTo({ booking: of, origin, target, by: 'keys' }, columns, formats) ?? {};
  const iso = (instant: string | undefined) => instant && new Date(instant).toISOString();
  const { booking: _, ...lanes } = { booking: undefined, ...where };
  return { startsAt: iso(startsAt), endsAt: iso(endsAt), ...lanes };
};

describe('K13 SCH-4: a moved booking keeps its real length and its side of the change', () => {
  const change = [column('2027-11-07'), column('2027-11-08')];

  test('K13: in the hour that comes twice it stays in the second', () => {
    const second = booking('2027-11-07T06:15:00.000Z', '2027-11-07T06:30:00.000Z');
    const [origin, target] = [
      { column: 0, from: 75, to: 90 },
      { column: 0, from: 105, to: 120 },
    ];
    expect(moved(second, change, origin, target)).toEqual({
      ...{ startsAt: '2027-11-07T06:45:00.000Z', endsAt: '2027-11-07T07:00:00.000Z' },
    });
  });

  test('SCH-4: one across midnight takes its second half along', () => {
    const night = booking('2027-11-09T04:30:00.000Z', '2027-11-09T05:30:00.000Z');
    const origin = { column: 1, from: 23 * 60 + 30, to: 24 * 60 };
    expect(moved(night, change, origin, { column: 1, from: 22 * 60, to: 22 * 60 + 30 })).toEqual({
      ...{ startsAt: '2027-11-09T03:00:00.000Z', endsAt: '2027-11-09T04:00:00.000Z' },
    });
  });

  test('SCH-4: an end at midnight is the next day’s, and one over the change lies where the clock says', () => {
    const late = booking('2027-11-09T04:00:00.000Z', '2027-11-09T04:30:00.000Z');
    const origin = { column: 1, from: 23 * 60, to: 23 * 60 + 30 };
    expect(moved(late, change, origin, { ...origin, to: 24 * 60 }).endsAt).toBe('2027-11-09T05:00:00.000Z');
    const over = booking('2027-11-07T04:30:00.000Z', '2027-11-07T05:30:00.000Z');
    const early = { column: 0, from: 30, to: 90 };
    expect(moved(over, change, early, { ...early, to: 150 }).endsAt).toBe('2027-11-07T07:30:00.000Z');
  });

  test('SCH-4: left where it was, nothing is moved', () => {
    const of = booking('2027-11-08T14:00:00.000Z', '2027-11-08T14:30:00.000Z');
    const origin = { column: 1, from: 540, to: 570 };
    expect(moveTo({ booking: of, origin, target: origin, by: 'keys' }, change, formats)).toBeUndefined();
    expect(
      moveTo({ booking: of, origin, target: undefined, by: 'pointer' }, change, formats),
    ).toBeUndefined();
  });
});

test('S32: arrows keep a booking within the grid, and Shift keeps its end after its beginning', () => {
  const room = { scale: { from: 480, to: 600, hourHeight: 96, step: 15 }, columns: 2 };
  const at = { column: 0, from: 570, to: 600 };
  const press = (key: string, shiftKey = false) => stepped(at, { key, shiftKey }, room);
  expect(press('ArrowDown')).toEqual(at);
  expect(press('ArrowUp')).toEqual({ column: 0, from: 555, to: 585 });
  expect(press('ArrowLeft')).toEqual(at);
  expect(press('ArrowRight')).toEqual({ ...at, column: 1 });
  expect(press('ArrowDown', true)).toEqual(at);
  expect(stepped({ column: 0, from: 570, to: 585 }, { key: 'ArrowUp', shiftKey: true }, room)).toEqual({
    ...{ column: 0, from: 570, to: 585 },
  });
  expect(press('x')).toBeUndefined();
});

test('SCH-4: only what holds its time with the same practitioner or patient is met', () => {
  const [nine, half, ten] = ['2027-11-08T14:00:00Z', '2027-11-08T14:30:00Z', '2027-11-08T15:00:00Z'];
  const own = booking(nine, half);
  const others = [
    booking(half, ten, { id: 'after', patient: somebody('Bo') }),
    booking(nine, ten, { id: 'same practitioner', patient: somebody('Bo') }),
    booking(nine, ten, { id: 'same patient', practitioner: somebody('Zoe') }),
    booking(nine, ten, { id: 'elsewhere', patient: somebody('Bo'), practitioner: somebody('Zoe') }),
    booking(nine, ten, { id: 'cancelled', patient: somebody('Bo'), status: 'cancelled' }),
  ];
  const met = conflictsOf({ booking: own, startsAt: nine, endsAt: half }, [own, ...others]);
  expect(met.map(({ id }) => id)).toEqual(['same practitioner', 'same patient']);
});

test('SCH-4: a room is met like a person, and a group only where it is full', () => {
  const [nine, half] = ['2027-11-08T14:00:00Z', '2027-11-08T14:30:00Z'];
  const idsMet = (own: BookingRow, others: BookingRow[]) =>
    conflictsOf({ booking: own, startsAt: nine, endsAt: half }, others).map(({ id }) => id);
  const blue = { room: somebody('Blue') };
  const inRoom = booking(nine, half, {
    id: 'b',
    patient: somebody('Bo'),
    practitioner: somebody('Zoe'),
    ...blue,
  });
  expect(idsMet(booking(nine, half, blue), [inRoom])).toEqual(['b']);
  expect(idsMet(booking(nine, half), [inRoom])).toEqual([]);

  const seat = (id: string) => booking(nine, half, { id, patient: somebody(id), seats: 2 });
  expect(idsMet(seat('c'), [seat('d')])).toEqual([]);
  expect(idsMet(seat('c'), [seat('d'), seat('e')])).toEqual(['d', 'e']);
});

test('FD5: what was put first comes first, the rest as it was', () => {
  const options = ['a', 'b', 'c'].map(value => ({ value, label: value }));
  const order = (ids: string[]) => inOrder(options, { order: ids, hidden: [] }).map(({ value }) => value);
  expect(order([])).toEqual(['a', 'b', 'c']);
  expect(order(['gone', 'c', 'a'])).toEqual(['c', 'a', 'b']);
  expect(shifted(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
  expect(shifted(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
});
