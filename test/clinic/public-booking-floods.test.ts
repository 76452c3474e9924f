import { expect, test } from 'vitest';
import { Limits } from '../../server/access/limits/limits.ts';
import { HOUR } from '../../shared/durations.ts';
import { mailsTo } from '../world/mailbox.ts';
import { openedDoor, openedDoorOfThree, visitorOf } from '../world/visiting.ts';
import { planes, sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');
const refused = (code: string) => ({ code });

test('D10 D13: a network is slowed after ten requests that nobody confirmed, an IPv6 house as one', async () => {
  const door = await openedDoor();
  const times = (await door.days()).slice(1).flatMap(({ times: free }) => free);
  const from = (n: number) => visitorOf(door.ours, `2001:db8:1:2::${n.toString(16)}`);
  // Three times of each of four days, which is below the share of any.
  const spread = times.filter((_, at) => at % 8 < 3);
  for (let n = 0; n < 10; n++) await door.ask({ startsAt: spread[n]?.startsAt }, from(n + 1));
  const eleventh = door.ask({ startsAt: spread[10]?.startsAt }, from(99));
  await expect(eleventh).rejects.toMatchObject(refused('TOO_MANY_REQUESTS'));
  await door.ask({ startsAt: spread[10]?.startsAt }, visitorOf(door.ours, '2001:db8:1:3::1'));
});

test('D13: whoever confirms gives the network its point back', async () => {
  const door = await openedDoor();
  const by = visitorOf(door.ours, '192.0.2.7');
  const times = (await door.days()).slice(1).flatMap(({ times: free }) => free);
  for (let n = 0; n < 12; n++) {
    const asked = await door.ask({ startsAt: times[n]?.startsAt }, by);
    expect(await door.press('confirm', asked)).toMatchObject({ state: 'waiting' });
  }
});

test('D11: requests that nobody confirms keep half of a day at most, from however many networks', async () => {
  const door = await openedDoor();
  const day = (await door.days())[2]?.times ?? [];
  expect(day).toHaveLength(8);
  const asked = await Promise.allSettled(
    day.slice(0, 6).map(({ startsAt }) => door.ask({ startsAt }, visitorOf(door.ours))),
  );
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
  expect(asked.filter(({ status }) => status === 'rejected').map(one => Reflect.get(one, 'reason'))).toEqual([
    expect.objectContaining(refused('TOO_MANY_REQUESTS')),
    expect.objectContaining(refused('TOO_MANY_REQUESTS')),
  ]);
});

test('D11: what nobody has confirmed is free again after its minutes, without a job', async () => {
  const door = await openedDoor();
  const { startsAt, token } = await door.ask();
  const isFree = async () => (await door.days())[2]?.times.some(time => time.startsAt === startsAt);
  expect(await isFree()).toBe(false);
  const past = `now() - interval '1 minute'`;
  await admin.query(`update clinic.holds set expires_at = ${past} where tenant_id = $1`, [door.ours.id]);
  await admin.query(`update clinic.claims set expires_at = ${past} where tenant_id = $1`, [door.ours.id]);
  await admin.query(`update clinic.booking_requests set kept_until = ${past} where tenant_id = $1`, [
    door.ours.id,
  ]);
  expect(await isFree()).toBe(true);
  const rival = await door.ask({ startsAt });
  await expect(door.press('confirm', { token })).rejects.toMatchObject({
    ...refused('CONFLICT'),
    cause: { nextFree: expect.arrayContaining([expect.anything()]) },
  });
  await door.press('confirm', rival);
});

test('D10: a clinic gets two hundred requests a day that nobody confirmed, from however many networks', async () => {
  const door = await openedDoor();
  const ofClinic = { name: 'public-requests-clinic', points: 200, seconds: 86_400 };
  await new Limits(planes).take(ofClinic, door.ours.id, 199);
  const last = await door.ask();
  const startsAt = await door.freeTime(3);
  const over = {
    ...refused('TOO_MANY_REQUESTS'),
    message: expect.stringContaining('This page is used too much'),
  };
  await expect(door.ask({ startsAt })).rejects.toMatchObject(over);
  // Whoever confirms is no flood.
  await door.press('confirm', last);
  await door.ask({ startsAt });
});

test('D12: an e-mail address gets six letters a day that ask, however fast it confirms', async () => {
  const door = await openedDoor();
  const { email } = await door.confirmed();
  const times = (await door.days()).slice(3, 5).flatMap(({ times: free }) => free);
  for (let n = 0; n < 5; n++) await door.confirmed({ email, startsAt: times[n]?.startsAt });
  await expect(door.ask({ email, startsAt: times[5]?.startsAt })).rejects.toMatchObject({
    ...refused('TOO_MANY_REQUESTS'),
    message: expect.stringContaining('We have written to this e-mail address often today'),
  });
  await door.ask({ startsAt: times[5]?.startsAt });
});

test('D13: a network looks at the page 120 times a minute, and another one goes on', async () => {
  const door = await openedDoor();
  const by = visitorOf(door.ours, '192.0.2.9');
  const answers: string[] = [];
  for (let batch = 0; batch < 11; batch++) {
    const looks = Array.from({ length: 11 }, () => by.publicBooking.offer());
    answers.push(...(await Promise.allSettled(looks)).map(({ status }) => status));
  }
  expect(answers.filter(status => status === 'fulfilled')).toHaveLength(120);
  await expect(by.publicBooking.offer()).rejects.toMatchObject(refused('TOO_MANY_REQUESTS'));
  expect(await visitorOf(door.ours).publicBooking.offer()).toMatchObject({ isOpen: true });
});

test('D12: one letter asks an address until it has confirmed, and it holds nothing that was typed', async () => {
  const door = await openedDoor();
  const asked = await door.ask({ firstName: 'Buy', lastName: 'Cheap Pills', note: 'https://spam.test' });
  const again = door.ask({ email: asked.email, startsAt: await door.freeTime(3) });
  await expect(again).rejects.toMatchObject(refused('TOO_MANY_REQUESTS'));
  const [letter, ...more] = await mailsTo(asked.email);
  expect(more).toEqual([]);
  expect(letter?.body).not.toMatch(/Buy|Pills|spam/);
  await door.press('confirm', asked);
  await door.ask({ email: asked.email, startsAt: await door.freeTime(3) });
});

test('D12: an address that says “this was not me” gets no more letters, and its link opens nothing', async () => {
  const door = await openedDoor();
  const asked = await door.ask();
  await door.press('disown', asked);
  const show = door.visitor.publicBooking.show({ token: asked.token });
  await expect(show).rejects.toMatchObject(refused('NOT_FOUND'));
  expect((await door.days())[2]?.times[0]?.startsAt).toBe(asked.startsAt);
  const again = door.ask({ email: asked.email });
  await expect(again).rejects.toMatchObject(refused('TOO_MANY_REQUESTS'));
});

test.each([
  ['https://spam.test', 'Vogel'],
  ['www.spam.test', 'Vogel'],
  ['Vera', 'me@spam.test'],
  ['Vera\nDear reader', 'Vogel'],
])('D12: a name such as %j %j is refused', async (firstName, lastName) => {
  const door = await openedDoor();
  await expect(door.ask({ firstName, lastName })).rejects.toMatchObject(refused('BAD_REQUEST'));
});

test('D15: fifty at once for one time with anyone of three practitioners are three', async () => {
  const door = await openedDoorOfThree();
  const startsAt = await door.freeTime();
  const asked = await Promise.allSettled(
    Array.from({ length: 50 }, () => door.ask({ startsAt }, visitorOf(door.ours))),
  );
  const made = asked.filter(({ status }) => status === 'fulfilled');
  expect(made).toHaveLength(3);
  const held = await admin.query(
    'select distinct practitioner_id from clinic.holds where tenant_id = $1 and starts_at = $2',
    [door.ours.id, startsAt],
  );
  expect(held.rowCount).toBe(3);
}, 60_000);

test('D17: a time beyond the horizon, too soon or off the grid is refused in words', async () => {
  const door = await openedDoor({ publicDaysAhead: 7, publicHoursBefore: 48 });
  const inHours = (hours: number) => {
    const at = new Date(Date.now() + hours * HOUR);
    at.setUTCMinutes(0, 0, 0);
    return at.toISOString();
  };
  for (const startsAt of [
    inHours(2),
    inHours(24 * 30),
    '2031-01-07T08:00:00.000Z',
    '2020-01-07T08:00:00.000Z',
  ])
    await expect(door.ask({ startsAt })).rejects.toMatchObject(refused('UNPROCESSABLE_CONTENT'));
});
