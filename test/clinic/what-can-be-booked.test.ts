import { describe, expect, test } from 'vitest';
import { availabilityFields, facilityFields, serviceFields } from '../../server/demo/factories/factories.ts';
import { admit, bookable, faker, member, slot, sqlAs } from '../world/world.ts';

type World = Awaited<ReturnType<typeof bookable>>;

const admin = await sqlAs('admin');
const refused = (message: string) => ({ code: 'UNPROCESSABLE_CONTENT', message });
const outsideHours = {
  kind: 'outside-hours',
  sentence: expect.stringMatching(/^Mo provider does not work at /),
};
const past = { kind: 'past', sentence: 'This time is in the past.' };
const inactivePatient = { kind: 'inactive-patient', sentence: 'This patient is inactive.' };
const asks = (...warnings: object[]) => ({
  code: 'UNPROCESSABLE_CONTENT',
  message: expect.stringMatching(/ Please give a reason to book it all the same\.$/),
  cause: { warnings },
});
const despite = { reason: 'The patient asked for it' };

/** The first hours of the day are closed. */
const night = { startsAt: slot(2), endsAt: slot(3) };

const rowsOf = async ({ clinic }: World) =>
  (await admin.query('select id from clinic.bookings where tenant_id = $1', [clinic.id])).rows;

describe('what is refused in words, reason or not', () => {
  /** Everything of a booking, each in a state in which it cannot be booked. */
  const unfit: Record<string, (world: World) => Promise<[change: object, sentence: string]>> = {
    'a patient who died': async ({ caller, clinic }) => {
      const { id, version } = await admit(clinic);
      await caller.patients.update({ id, version, status: 'deceased' });
      return [{ patientId: id }, 'This patient has died. Nothing can be booked for them.'];
    },
    'an archived service': async ({ caller }) => {
      const { id } = await caller.services.create(
        serviceFields(faker, { name: 'Old service', status: 'archived' }),
      );
      return [{ serviceId: id }, 'Old service cannot be booked at the moment.'];
    },
    'a service in the trash': async ({ caller }) => {
      const { id, version } = await caller.services.create(serviceFields(faker, { name: 'Old service' }));
      await caller.services.trash({ id, version });
      return [{ serviceId: id }, 'Old service cannot be booked at the moment.'];
    },
    'an inactive practitioner': async ({ caller, clinic }) => {
      const { id } = await member(clinic, 'provider');
      await caller.users.update({ id, version: 1, status: 'inactive' });
      return [{ practitionerId: id }, 'Mo provider does not take bookings.'];
    },
    'a practitioner in the trash': async ({ caller, clinic }) => {
      const { id } = await member(clinic, 'provider');
      await caller.users.trash({ id, version: 1 });
      return [{ practitionerId: id }, 'Mo provider does not take bookings.'];
    },
    'a closed facility': async ({ caller }) => {
      const { id, version } = await caller.facilities.create(facilityFields(faker, { name: 'Old house' }));
      await caller.facilities.trash({ id, version });
      return [{ facilityId: id }, 'Old house is closed.'];
    },
  };

  test.each(Object.keys(unfit))('K9 P8: nothing is booked with %s', async what => {
    const world = await bookable();
    const [change, sentence] = (await unfit[what]?.(world)) ?? [{}, ''];
    const wish = { ...world.links, startsAt: slot(9), ...change };
    await expect(world.caller.bookings.book(wish)).rejects.toMatchObject(refused(sentence));
    await expect(world.caller.bookings.book({ ...wish, despite })).rejects.toMatchObject(refused(sentence));
    expect(await rowsOf(world)).toEqual([]);
  });

  test('K9: nothing is moved to a practitioner who left or a facility that is closed', async () => {
    const world = await bookable();
    const { caller, links } = world;
    const { id, version } = await caller.bookings.book({ ...links, startsAt: slot(9) });
    for (const what of ['an inactive practitioner', 'a practitioner in the trash', 'a closed facility']) {
      const [change, sentence] = (await unfit[what]?.(world)) ?? [{}, ''];
      const span = { startsAt: slot(10), endsAt: slot(11) };
      const move = caller.bookings.move({ id, version, ...span, ...change, despite });
      await expect(move, what).rejects.toMatchObject(refused(sentence));
    }
    expect(await caller.bookings.get({ id })).toMatchObject({ startsAt: slot(9), version });
  });

  test('K9: a booking whose patient died, or whose service, practitioner or facility is gone, is not moved', async () => {
    const gone: [string, (world: World) => Promise<unknown>][] = [
      [
        'This patient has died. Nothing can be booked for them.',
        ({ caller, patient: { id, version } }) => caller.patients.update({ id, version, status: 'deceased' }),
      ],
      [
        'Old service cannot be booked at the moment.',
        ({ caller, service: { id, version } }) =>
          caller.services.update({ id, version, name: 'Old service', status: 'archived' }),
      ],
      [
        'Mo provider does not take bookings.',
        ({ caller, links }) =>
          caller.users.update({ id: links.practitionerId, version: 1, status: 'inactive' }),
      ],
      [
        'Old house is closed.',
        async ({ caller, links: { facilityId: id } }) => {
          const { version } = await caller.facilities.update({ id, version: 1, name: 'Old house' });
          await caller.facilities.trash({ id, version });
        },
      ],
    ];
    for (const [sentence, leave] of gone) {
      const world = await bookable();
      const { caller, links } = world;
      const { id, version } = await caller.bookings.book({ ...links, startsAt: slot(9) });
      await leave(world);
      const move = caller.bookings.move({ id, version, startsAt: slot(10), endsAt: slot(11), despite });
      await expect(move).rejects.toMatchObject(refused(sentence));
      expect(await caller.bookings.get({ id })).toMatchObject({ startsAt: slot(9), version });
    }
  });
});

test('K9: a booking whose service is offered no more is offered no times', async () => {
  for (const leave of ['archive', 'trash'] as const) {
    const { caller, links, service } = await bookable();
    const { id, version } = service;
    const { id: bookingId } = await caller.bookings.book({ ...links, startsAt: slot(9) });
    if (leave === 'trash') await caller.services.trash({ id, version });
    else await caller.services.update({ id, version, status: 'archived' });
    const days = { from: '2031-01-07', to: '2031-01-07' };
    const free = await caller.bookings.freeSlots({ serviceId: id, bookingId, ...days });
    expect(free.items, leave).toEqual([]);
  }
});

describe('what is booked for a reason', () => {
  test('FD7: outside the hours a reason is asked for, and it is kept with what was passed over', async () => {
    const world = await bookable();
    const { caller, links } = world;
    await expect(caller.bookings.book({ ...links, ...night })).rejects.toMatchObject(asks(outsideHours));
    expect(await rowsOf(world)).toEqual([]);
    const booked = await caller.bookings.book({ ...links, ...night, despite });
    expect(booked).toMatchObject({ despiteReason: despite.reason, despiteWarnings: ['outside-hours'] });
    expect(await caller.bookings.get({ id: booked.id })).toEqual(booked);
    const { items } = await caller.bookings.list({ from: slot(0), to: slot(4) });
    expect(items).toMatchObject([{ despiteReason: despite.reason, despiteWarnings: ['outside-hours'] }]);
    // Only that a reason was given is told; what it says may be about somebody's health.
    const trail = await caller.audit.timeline({ entity: 'Booking', id: booked.id });
    expect(JSON.stringify(trail)).toContain('outside-hours');
    expect(JSON.stringify(trail)).not.toContain(despite.reason);
  });

  test('FD7: hours are those of the practitioner at this very facility, to the minute, with the break', async () => {
    const world = await bookable();
    const { caller, links, clinic } = world;
    const { id: facilityId } = await caller.facilities.create(facilityFields(faker));
    const { id: practitionerId } = await member(clinic, 'provider');
    const at = (from: string, to: string) => ({
      startsAt: `2031-01-07T${from}:00+01:00`,
      endsAt: `2031-01-07T${to}:00+01:00`,
    });
    const outside: object[] = [
      { ...at('09:00', '10:00'), facilityId },
      { ...at('09:00', '10:00'), practitionerId },
      at('07:59', '09:00'),
      at('11:30', '12:01'),
      at('12:00', '13:00'),
      at('11:00', '14:00'),
      at('16:30', '17:01'),
    ];
    for (const wish of outside)
      await expect(
        caller.bookings.book({ ...links, ...at('09:00', '10:00'), ...wish }),
        JSON.stringify(wish),
      ).rejects.toMatchObject(asks(outsideHours));
    for (const wish of [at('08:00', '12:00'), at('13:00', '17:00')])
      expect(await caller.bookings.book({ ...links, ...wish })).toMatchObject({ despiteWarnings: [] });
  });

  test('FD7 K10: hours past midnight are one, and so are those that touch', async () => {
    const { caller, links } = await bookable();
    const { practitionerId, facilityId } = links;
    const { version } = await caller.availability.week({ practitionerId });
    await caller.availability.replaceWeek({
      ...{ practitionerId, version },
      hours: [
        { facilityId, weekday: 2, from: '20:00', to: '06:00' },
        { facilityId, weekday: 3, from: '06:00', to: '08:00' },
      ],
    });
    const overnight = { startsAt: '2031-01-07T23:00:00+01:00', endsAt: '2031-01-08T07:00:00+01:00' };
    expect(await caller.bookings.book({ ...links, ...overnight })).toMatchObject({ despiteWarnings: [] });
  });

  test('FD7: in the past and for an inactive patient a reason is asked for, all at once', async () => {
    const { caller, links, patient } = await bookable();
    const { id, version } = patient;
    await caller.patients.update({ id, version, status: 'inactive' });
    await expect(caller.bookings.book({ ...links, startsAt: slot(9) })).rejects.toMatchObject(
      asks(inactivePatient),
    );
    const longAgo = { ...links, startsAt: '2024-03-05T02:00:00Z' };
    await expect(caller.bookings.book(longAgo)).rejects.toMatchObject(
      asks(outsideHours, past, inactivePatient),
    );
    expect(await caller.bookings.book({ ...longAgo, despite })).toMatchObject({
      despiteWarnings: ['outside-hours', 'past', 'inactive-patient'],
    });
  });

  test('FD7: a reason that nothing asked for is not kept, and an empty one is none', async () => {
    const { caller, links } = await bookable();
    expect(await caller.bookings.book({ ...links, startsAt: slot(9), despite })).toMatchObject({
      ...{ despiteReason: null, despiteWarnings: [] },
    });
    await expect(
      caller.bookings.book({ ...links, ...night, despite: { reason: ' ' } }),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  test('FD7: a move asks as well, unless it changes nothing, and back within the hours the reason is over', async () => {
    const { caller, links } = await bookable();
    const day = { startsAt: slot(9), endsAt: slot(10) };
    const { id, version } = await caller.bookings.book({ ...links, ...day });
    await expect(caller.bookings.move({ id, version, ...night })).rejects.toMatchObject(asks(outsideHours));
    expect(await caller.bookings.get({ id })).toMatchObject({ startsAt: slot(9), version });
    const kept = { despiteReason: despite.reason, despiteWarnings: ['outside-hours'] };
    const moved = await caller.bookings.move({ id, version, ...night, despite });
    expect(moved).toMatchObject({ ...night, ...kept });
    const same = await caller.bookings.move({ id, version: moved.version, ...night });
    expect(same).toMatchObject({ ...night, ...kept });
    expect(await caller.bookings.move({ id, version: same.version, ...day })).toMatchObject({
      ...{ ...day, despiteReason: null, despiteWarnings: [] },
    });
  });

  test('FD7: hours at the second place count where a booking is moved to', async () => {
    const { caller, links, clinic } = await bookable();
    const { id: facilityId } = await caller.facilities.create(facilityFields(faker));
    const { id: practitionerId } = await member(clinic, 'provider');
    await caller.availability.replaceWeek(availabilityFields(practitionerId, facilityId));
    const span = { startsAt: slot(9), endsAt: slot(10) };
    const { id, version } = await caller.bookings.book({ ...links, ...span });
    for (const there of [{ practitionerId }, { facilityId }])
      await expect(caller.bookings.move({ id, version, ...span, ...there })).rejects.toMatchObject(
        asks(outsideHours),
      );
    const moved = await caller.bookings.move({ id, version, ...span, practitionerId, facilityId });
    expect(moved).toMatchObject({ facility: { id: facilityId }, despiteWarnings: [] });
  });
});
