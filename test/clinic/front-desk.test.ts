import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { MINUTE } from '../../shared/durations.ts';
import { saveWeek } from '../world/save-week.ts';
import { everyDay, working } from '../world/working.ts';
import { admit, as, bookableAnyTime, despite, member } from '../world/world.ts';

/** A zone in which it is the middle of the day, so that nobody is about to close. */
const zone =
  ['America/New_York', 'Europe/Berlin', 'Asia/Tokyo', 'Pacific/Auckland'].find(timeZone => {
    const { hour } = Temporal.Now.zonedDateTimeISO(timeZone);
    return hour >= 5 && hour < 18;
  }) ?? 'UTC';
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * MINUTE).toISOString();
const thisMinute = () => Math.floor(Date.now() / MINUTE) * MINUTE;

/** A practitioner who works around the clock, and visits of an hour that are offered at full hours. */
const open = async () => {
  const world = await working(zone, everyDay('00:00', '24:00'));
  const { ours, caller, practitionerId, facilityId, serviceId } = world;
  const { id: patientId } = await admit(ours);
  const links = { practitionerId, facilityId, serviceId, patientId };
  const times = async (more: object = {}) =>
    (await caller.frontDesk.walkInTimes({ serviceId, facilityId, ...more })).items;
  return { ...world, links, times };
};

test('FD12: whoever walks in can be seen this very minute where somebody is free, and is booked like anybody', async () => {
  const { caller, links, times } = await open();
  const [now] = await times();
  expect(now).toMatchObject({ isNow: true, practitioner: { id: links.practitionerId } });
  expect(thisMinute() - Date.parse(now?.startsAt ?? '')).toBeLessThanOrEqual(MINUTE);

  const booked = await caller.bookings.book({ ...links, startsAt: now?.startsAt ?? '' });
  const here = await caller.bookings.checkIn({ id: booked.id, version: booked.version });
  expect(here).toMatchObject({ status: 'arrived', despiteWarnings: [] });
  // They can be called in at once, which nobody can who is booked for later.
  expect(await caller.bookings.begin({ id: here.id, version: here.version })).toMatchObject({
    status: 'in_room',
  });
});

test('FD12: while everybody is taken a walk-in is offered the next free time of each, the earliest first', async () => {
  const { ours, caller, links, times } = await open();
  const { id: second } = await member(ours, 'provider');
  await saveWeek(caller, {
    practitionerId: second,
    hours: everyDay('00:00', '24:00').map(hours => ({ facilityId: links.facilityId, ...hours })),
  });
  await caller.bookings.book({ ...links, startsAt: inMinutes(-1), endsAt: inMinutes(30), despite });
  const { id: patientId } = await admit(ours);
  const answer = await times({ patientId });
  expect(answer.map(({ practitioner, isNow }) => [practitioner.id, isNow])).toEqual([
    [second, true],
    [links.practitionerId, false],
  ]);
  const later = new Date(answer[1]?.startsAt ?? '');
  expect(later.getUTCMinutes()).toBe(0);
  expect(+later).toBeGreaterThanOrEqual(Date.now() + 25 * MINUTE);
  // The patient who is with the other one cannot be here as well.
  expect((await times({ patientId: links.patientId })).every(({ isNow }) => !isNow)).toBe(true);
});

test('FD12: a walk-in is offered nothing of another day, at a closed facility, or of a service that is not given', async () => {
  const { caller, links, serviceId, times } = await open();
  const today = Temporal.Now.plainDateISO(zone).toString();
  const closed = { startsOn: today, endsOn: today, kind: 'sick' as const, keepBookings: true };
  const off = await caller.timeOff.create({ practitionerId: links.practitionerId, ...closed });
  expect(await times()).toEqual([]);
  await caller.timeOff.trash({ id: off.id, version: off.version });
  expect(await times()).toHaveLength(1);
  const service = await caller.services.get({ id: serviceId });
  await caller.services.update({ id: serviceId, version: service.version, status: 'archived' });
  expect(await times()).toEqual([]);
  await expect(caller.frontDesk.walkInTimes({ serviceId, facilityId: serviceId })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('FD12 P9 AUD-3: who is unconfirmed is listed with their alerts and the number to ring, and the look is recorded', async () => {
  const { clinic: ours, caller, links } = await bookableAnyTime();
  await caller.settings.updateBooking({ version: 1, confirmBookings: false });
  const at = (hours: number) => new Date(Math.ceil(Date.now() / MINUTE) * MINUTE + hours * 60 * MINUTE);
  const book = (hours: number, more: object = {}) =>
    caller.bookings.book({ ...links, startsAt: at(hours).toISOString(), ...more });
  const ringing = await admit(ours, { phone: '+49 30 1234567', alerts: ['Latex'] });
  const soon = await book(2, { patientId: ringing.id });
  const tomorrow = await book(26);
  await book(80);
  const confirmed = await book(4);
  await caller.bookings.confirm({ id: confirmed.id, version: confirmed.version });

  const span = { from: at(-1).toISOString(), to: at(72).toISOString() };
  const desk = await as(ours, 'staff');
  const { items } = await desk.frontDesk.unconfirmed({ facilityId: links.facilityId, ...span });
  expect(items.map(({ id }) => id)).toEqual([soon.id, tomorrow.id]);
  expect(items[0]?.patient).toMatchObject({
    ...{ id: ringing.id, phone: expect.stringContaining('1234567'), alerts: ['Latex'] },
  });
  expect(Object.keys(items[0] ?? {})).not.toContain('notes');
  const { items: looks } = await caller.patients.whoSaw({ id: ringing.id });
  expect(looks.map(({ procedure }) => procedure)).toContain('frontDesk.unconfirmed');

  expect((await desk.frontDesk.unconfirmed({ ...span, limit: 1 })).nextCursor).not.toBeNull();
  await expect((await as(ours, 'auditor')).frontDesk.unconfirmed(span)).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
});
