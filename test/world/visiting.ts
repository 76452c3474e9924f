import { randomUUID } from 'node:crypto';
import { appRouter } from '../../server/router.ts';
import { DAY } from '../../shared/durations.ts';
import { mailsTo, tokenIn } from './mailbox.ts';
import { saveWeek } from './save-week.ts';
import { everyDay, working } from './working.ts';
import { contextWith, hostOf, member, type TestClinic } from './world.ts';

/** Somebody without an account at a clinic's door, from a network of their own unless it is said. */
export const visitorOf = (of: TestClinic, address = networkOfTheirOwn()) => {
  const context = contextWith(hostOf(of), undefined);
  return appRouter.createCaller({ ...context, credentials: { ...context.credentials, address } });
};

let networks = 0;
const networkOfTheirOwn = (): string => `10.${++networks >> 8}.${networks & 255}.1`;

/** What somebody types who is no patient yet. */
export const typed = () => ({
  ...{ firstName: 'Vera', lastName: 'Vogel', phone: '+49 30 7654321', birthDate: '1980-04-03' },
  email: `${randomUUID()}@visitor.test`,
  note: 'By the back door, please',
});

/** So many days from now, as far as the clinics of these tests are concerned. */
const dayFrom = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

/** The same with two practitioners more. */
export const openedDoorOfThree = async () => {
  const door = await openedDoor();
  for (let more = 0; more < 2; more++) {
    const { id: practitionerId } = await member(door.ours, 'provider');
    const hours = everyDay('09:00', '17:00').map(day => ({ ...day, facilityId: door.facilityId }));
    await saveWeek(door.caller, { practitionerId, hours });
  }
  return door;
};

/** A clinic whose page is open: a service of an hour, from nine to five on each day, by one practitioner. */
export const openedDoor = async (settings: Record<string, unknown> = {}, timeZone = 'Europe/Berlin') => {
  const world = await working(timeZone, everyDay('09:00', '17:00'));
  const { caller, serviceId, facilityId, practitionerId } = world;
  const { version } = (await caller.settings.get()).booking;
  await caller.settings.updateBooking({ version, publicBooking: true, publicHoursBefore: 0, ...settings });
  const service = await caller.services.get({ id: serviceId });
  await caller.services.update({ id: serviceId, version: service.version, bookableOnline: true });
  const visitor = visitorOf(world.ours);
  const place = { serviceId, facilityId };
  const days = async (more = {}) => (await visitor.publicBooking.times({ ...place, ...more })).days;
  /** The free time at this place among those of the third day from now. */
  const freeTime = async (nth = 0): Promise<string> => (await days())[2]?.times[nth]?.startsAt ?? '';
  const linkTo = async (email: string) => tokenIn((await mailsTo(email)).at(-1)?.body);
  /** Asks for a time, and answers the secret of the letter that was written. */
  const ask = async (more: Record<string, unknown> = {}, by = visitorOf(world.ours)) => {
    const wish = { ...place, startsAt: await freeTime(), ...typed(), ...more };
    await by.publicBooking.ask(wish);
    return { ...wish, token: await linkTo(wish.email), by };
  };
  /** Opens the link and presses one of its buttons. */
  const press = async (
    step: 'confirm' | 'cancel' | 'takeBack' | 'disown',
    { token, by = visitor }: { token: string; by?: typeof visitor },
  ) => by.publicBooking[step]({ token, version: (await by.publicBooking.show({ token })).version });
  /** Finds no time and wants to wait, and answers the secret of the letter that was written. */
  const wait = async (more: Record<string, unknown> = {}, by = visitorOf(world.ours)) => {
    const wish = { serviceId, earliest: dayFrom(1), latest: dayFrom(20), ...typed(), ...more };
    await by.publicWaiting.ask(wish);
    return { ...wish, token: await linkTo(wish.email), by };
  };
  const pressWait = async (step: 'confirm' | 'close' | 'disown', { token }: { token: string }) =>
    visitor.publicWaiting[step]({ token, version: (await visitor.publicWaiting.show({ token })).version });
  const waits = async (more = {}) => {
    const asked = await wait(more);
    await pressWait('confirm', asked);
    return asked;
  };
  const confirmed = async (more = {}) => {
    const asked = await ask(more);
    await press('confirm', asked);
    return asked;
  };
  const asking = { ask, press, confirmed, linkTo, wait, pressWait, waits };
  return { ...world, visitor, place, practitionerId, days, freeTime, ...asking };
};
