import { expect, test } from 'vitest';
import {
  delaysOf,
  isLate,
  minutesBetween,
  nextStepOf,
  roomStatesOf,
  waitingOf,
} from '../../client/clinic/front-desk/desk-day.ts';
import { nextOf } from '../../client/clinic/front-desk/next-of.ts';
import { homesOf } from '../../client/clinic/home/home-views.ts';
import { namesakesOf } from '../../client/clinic/patient-names/namesakes.ts';
import type { BookingRow } from '../../shared/clinic/bookings.ts';
import { may, Role } from '../../shared/permissions.ts';

const at = (time: string) => `2031-01-07T${time}:00.000Z`;
const id = (no: number) => `00000000-0000-4000-8000-00000000000${no}`;
const named = (no: number, name: string) => ({ id: id(no), name });

const booking = (no: number, from: string, to: string, more: Partial<BookingRow> = {}): BookingRow => ({
  ...{ id: id(no), version: 1, createdAt: at('00:00'), updatedAt: at('00:00'), deletedAt: null },
  ...{
    startsAt: at(from),
    endsAt: at(to),
    wallTime: `2031-01-07T${from}`,
    timeZone: 'UTC',
    status: 'confirmed',
  },
  ...{
    patient: { ...named(no, `Patient ${no}`), alerts: [] },
    service: { ...named(7, 'Visit'), color: 'teal' },
  },
  ...{ practitioner: named(8, 'Dr. Bell'), facility: named(9, 'Main house'), room: null, device: null },
  ...{
    seats: 1,
    series: null,
    notes: null,
    cancellationReason: null,
    despiteReason: null,
    despiteWarnings: [],
  },
  ...{
    confirmedAt: null,
    arrivedAt: null,
    inRoomAt: null,
    completedAt: null,
    cancelledAt: null,
    noShowAt: null,
  },
  ...more,
});
const arrived = (no: number, from: string, to: string, arrivedAt: string) =>
  booking(no, from, to, { status: 'arrived', arrivedAt: at(arrivedAt) });

test('FD12: whoever waits longest comes first, and waits since the check-in, not since the time that was booked', () => {
  const waiting = waitingOf([
    arrived(1, '09:00', '09:30', '08:58'),
    booking(2, '09:00', '09:30'),
    arrived(3, '09:30', '10:00', '08:40'),
  ]);
  expect(waiting.map(({ patient }) => patient.name)).toEqual(['Patient 3', 'Patient 1']);
  expect(minutesBetween(waiting[0]?.arrivedAt ?? '', at('09:10'))).toBe(30);
  // Another clock may be ahead of this one.
  expect(minutesBetween(at('09:11'), at('09:10'))).toBe(0);
});

test('FD12: late is whose time has come and who is not here', () => {
  const now = at('09:10');
  expect(isLate(booking(1, '09:00', '09:30'), now)).toBe(true);
  expect(isLate(booking(1, '09:00', '09:30', { status: 'pending' }), now)).toBe(true);
  expect(isLate(booking(1, '09:10', '09:30'), now)).toBe(false);
  expect(isLate(arrived(1, '09:00', '09:30', '09:00'), now)).toBe(false);
  expect(isLate(booking(1, '09:00', '09:30', { status: 'no_show' }), now)).toBe(false);
});

test('FD12: a practitioner is behind whose visit runs over, or who lets somebody wait past their time', () => {
  const inRoom = booking(1, '09:00', '09:30', { status: 'in_room' });
  const waits = arrived(2, '09:15', '09:45', '08:00');
  const ms = (bookings: BookingRow[], now: string) =>
    delaysOf(bookings, at(now)).map(({ minutes }) => minutes);
  expect(ms([inRoom], '09:34')).toEqual([]);
  expect(ms([inRoom], '09:35')).toEqual([5]);
  expect(ms([inRoom, waits], '09:35')).toEqual([20]);
  expect(ms([waits], '09:10')).toEqual([]);
  const other = { ...inRoom, practitioner: named(5, 'Dr. Cole') };
  expect(delaysOf([waits, { ...other, endsAt: at('09:00') }], at('09:35'))).toEqual([
    { practitioner: 'Dr. Cole', minutes: 35 },
    { practitioner: 'Dr. Bell', minutes: 20 },
  ]);
});

test('FD12: a room is in use by whoever is in it, though their time is over, else kept for whose time it is, else free', () => {
  const [a, b, c, d] = ['A', 'B', 'C', 'D'].map((name, no) => ({
    ...{ ...named(no, name), status: name === 'D' ? ('out_of_service' as const) : ('in_service' as const) },
  }));
  if (!a || !b || !c || !d) throw new Error('no rooms');
  const bookings = [
    booking(1, '09:00', '09:30', { room: a, status: 'in_room' }),
    booking(2, '09:30', '10:00', { room: a }),
    booking(3, '09:30', '10:00', { room: b }),
    booking(4, '09:00', '09:30', { room: c, status: 'completed' }),
    booking(5, '11:00', '11:30', { room: c }),
    booking(6, '12:00', '12:30', { room: c, status: 'no_show' }),
  ];
  const told = roomStatesOf([a, b, c, d], bookings, at('09:40')).map(({ state, booking: own, next }) => [
    ...[state, own?.patient.name, next?.patient.name],
  ]);
  expect(told).toEqual([
    ['in-use', 'Patient 1', undefined],
    ['kept', 'Patient 3', undefined],
    ['free', undefined, 'Patient 5'],
    ['out-of-service', undefined, undefined],
  ]);
});

test('FD12: the next step is check-in, then begin once the time has come, then complete', () => {
  const now = at('09:10');
  expect(nextStepOf(booking(1, '15:00', '15:30'), now)).toBe('checkIn');
  expect(nextStepOf(arrived(1, '09:00', '09:30', '08:50'), now)).toBe('begin');
  expect(nextStepOf(arrived(1, '09:30', '10:00', '08:50'), now)).toBeUndefined();
  expect(nextStepOf(booking(1, '09:00', '09:30', { status: 'in_room' }), now)).toBe('complete');
  expect(nextStepOf(booking(1, '09:00', '09:30', { status: 'completed' }), now)).toBeUndefined();
});

test('FD12: next for a practitioner is who is in the room, then who has waited longest, then who is expected', () => {
  const expected = booking(1, '09:00', '09:30');
  const waits = arrived(2, '09:30', '10:00', '08:50');
  const inside = booking(3, '10:00', '10:30', { status: 'in_room' });
  const done = booking(4, '08:00', '08:30', { status: 'completed' });
  expect(nextOf([done, expected, waits, inside])?.id).toBe(inside.id);
  expect(nextOf([done, expected, waits])?.id).toBe(waits.id);
  expect(nextOf([done, expected])?.id).toBe(expected.id);
  expect(nextOf([done])).toBeUndefined();
});

test('FD12: each role has one home, and those who may see another find it beside it', () => {
  const homes = Object.fromEntries(
    Role.options.map(role => [role, homesOf(role, permission => may(role, permission))]),
  );
  expect(homes).toEqual({
    owner: ['figures', 'desk'],
    admin: ['figures', 'desk'],
    provider: ['own-day', 'desk'],
    staff: ['desk'],
    auditor: ['figures'],
    portal: [],
  });
});

test('P10: whoever shares a name with another patient of the day is marked, and nobody with themselves', () => {
  const of = (no: number, patient: { id: string; name: string }) =>
    booking(no, '09:00', '10:00', { patient: { ...patient, alerts: [] } });
  const [one, other] = [named(1, 'Alex Yeoh'), named(2, 'alex yeoh')];
  expect(namesakesOf([of(1, one), of(2, one), of(3, named(3, 'Bo Yeoh'))])).toEqual(new Set());
  expect(namesakesOf([of(1, one), of(2, other)])).toEqual(new Set([one.id, other.id]));
});
