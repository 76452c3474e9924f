import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { facilityFields } from '../../server/demo/factories/factories.ts';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { bound } from '../world/bound.ts';
import { endlessRules } from '../world/endless-calendar.ts';
import { everyDay, working } from '../world/working.ts';
import { admit, faker } from '../world/world.ts';

const year = Temporal.Now.plainDateISO().year + 1;
const gone = expect.objectContaining({ code: 'NOT_FOUND' });

const event = (uid: string, name: string, date: string, ...lines: string[]) =>
  [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SUMMARY:${name}`,
    `DTSTART;VALUE=DATE:${date}`,
    ...lines,
    'END:VEVENT',
  ].join('\r\n');
const calendar = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n');

const easter = event(
  'easter',
  'Easter Monday',
  `${year}0402`,
  `DTEND;VALUE=DATE:${year}0403`,
  'TRANSP:TRANSPARENT',
);
const christmas = event('christmas', 'Christmas', `${year}1225`, `DTEND;VALUE=DATE:${year}1227`);
const meeting = event('meeting', 'Meeting', `${year}0505`).replace(
  ';VALUE=DATE:',
  ';TZID=W. Europe Standard Time:',
);
const odd = meeting.replace('0505', '0505T093000');

const inBerlin = async () => {
  const world = await working('Europe/Berlin', everyDay('09:00', '12:00'));
  const { caller, facilityId } = world;
  const listed = async () =>
    (await caller.holidays.list({ facilityId })).items.map(({ date, name }) => `${date} ${name}`);
  const take = (text: string, keepBookings = false) =>
    caller.holidays.import({ facilityIds: [facilityId], calendar: text, keepBookings });
  const outcomes = async (text: string) => (await take(text)).days.map(({ outcome }) => outcome);
  return { ...world, listed, take, outcomes };
};

test('S37 S38: a file of holidays is looked at first, then taken, and then these days are closed', async () => {
  const { caller, facilityId, listed, take, freeOn } = await inBerlin();
  const file = { facilityIds: [facilityId], calendar: calendar(easter, odd, christmas) };
  const seen = await caller.holidays.preview(file);
  expect(seen.days.map(({ date, name, outcome }) => [date, name, outcome])).toEqual([
    [`${year}-04-02`, 'Easter Monday', 'added'],
    [`${year}-12-25`, 'Christmas', 'added'],
    [`${year}-12-26`, 'Christmas', 'added'],
  ]);
  expect(seen.skipped).toEqual([{ name: 'Meeting', reason: 'It has a time of day.' }]);
  expect(await listed()).toEqual([]);
  expect(await take(file.calendar)).toEqual(seen);
  expect(await listed()).toEqual([
    ...[`${year}-04-02 Easter Monday`, `${year}-12-25 Christmas`, `${year}-12-26 Christmas`],
  ]);
  expect((await freeOn(`${year}-04-01`, `${year}-04-03`)).map(start => start.slice(8, 10))).toEqual([
    ...['01', '01', '01'],
    ...['03', '03', '03'],
  ]);
  expect(await freeOn(`${year}-12-24`, `${year}-12-27`)).toHaveLength(6);
});

test('S37: the same file again adds nothing, what it renames or puts off is changed, and what was removed by hand stays away', async () => {
  const { caller, listed, outcomes } = await inBerlin();
  const file = calendar(easter, christmas);
  await outcomes(file);
  expect(await outcomes(file)).toEqual(['known', 'known', 'known']);
  const later = calendar(
    easter.replace(`${year}0402`, `${year}0409`).replace(`${year}0403`, `${year}0410`),
    christmas,
  );
  expect(await outcomes(later)).toEqual(['changed', 'known', 'known']);
  const renamed = later.replace('Easter Monday', 'Ostermontag');
  expect(await outcomes(renamed)).toEqual(['changed', 'known', 'known']);
  const { items } = await caller.holidays.list({});
  expect(await listed()).toEqual([
    ...[`${year}-04-09 Ostermontag`, `${year}-12-25 Christmas`, `${year}-12-26 Christmas`],
  ]);
  const [{ id, version } = { id: '', version: 0 }] = items;
  await caller.holidays.trash({ id, version });
  expect(await outcomes(renamed)).toEqual(['removed', 'known', 'known']);
  // Some publishers give their events new names with each download.
  expect(await outcomes(renamed.replaceAll('UID:', 'UID:again-'))).toEqual(['removed', 'known', 'known']);
  expect(await listed()).toHaveLength(2);
});

test('S37: what was removed by hand stays away wherever a new edition puts it, but another year and another place are not that', async () => {
  const { caller, facilityId, listed, outcomes, take } = await inBerlin();
  const south = await caller.facilities.create(facilityFields(faker, { timeZone: 'Asia/Tokyo' }));
  const both = (text: string) =>
    caller.holidays.import({ facilityIds: [facilityId, south.id], calendar: text });
  const file = calendar(easter, christmas);
  await both(file);
  const [first] = (await caller.holidays.list({ facilityId })).items;
  const { id, version } = first ?? { id: '', version: 0 };
  await caller.holidays.trash({ id, version });
  const putOff = file.replace(`${year}0402`, `${year}0409`).replace(`${year}0403`, `${year}0410`);
  const told = (await both(putOff)).days.map(
    ({ facility, date, outcome }) =>
      `${facility.id === south.id ? 'south' : 'here'} ${date.slice(5)} ${outcome}`,
  );
  expect(told.toSorted()).toEqual([
    ...['here 04-09 removed', 'here 12-25 known', 'here 12-26 known'],
    ...['south 04-09 changed', 'south 12-25 known', 'south 12-26 known'],
  ]);
  // Publishers give a feast the same id each year.
  expect(await outcomes(file.replaceAll(`${year}`, `${year + 1}`))).toEqual(['added', 'added', 'added']);
  expect(await listed()).not.toContainEqual(expect.stringContaining(`${year}-04`));
  // What was put right by hand is nobody else's to change, where the file says nothing new of it.
  const [, , , day] = (await caller.holidays.list({ facilityId })).items;
  await caller.holidays.update({ ...versionOf(day ?? { id: '', version: 0 }), from: '12:00' });
  expect(new Set(await outcomes(file.replaceAll(`${year}`, `${year + 1}`)))).toEqual(new Set(['known']));
  expect(await caller.holidays.get({ id: day?.id ?? '' })).toMatchObject({ from: '12:00' });
  await caller.holidays.restore({ id });
  expect((await take(file)).days.map(({ outcome }) => outcome)).toEqual(['known', 'known', 'known']);
});

test('S37: a file that two people take at once closes each of its days once', async () => {
  const { listed, take } = await inBerlin();
  const file = calendar(easter, christmas);
  const taken = await Promise.allSettled([take(file), take(file), take(file)]);
  const reasons = taken.flatMap(one => (one.status === 'rejected' ? [one.reason.code] : []));
  expect(reasons.filter(code => code !== 'CONFLICT')).toEqual([]);
  expect(await listed()).toHaveLength(3);
});

test('S37: a yearly rule is worked out for ten years, and days that are past are left out', async () => {
  const { listed, outcomes } = await inBerlin();
  const file = calendar(
    event('new-year', 'New Year', '20000101', 'RRULE:FREQ=YEARLY'),
    event('old', 'Old', '20200101'),
  );
  expect(await outcomes(file)).toHaveLength(10);
  expect((await listed())[0]).toBe(`${year}-01-01 New Year`);
});

test('S37 K9: an import tells of the bookings that lie on its days, and takes nothing before they may stay', async () => {
  const { ours, caller, practitionerId, facilityId, serviceId, listed, take } = await inBerlin();
  const { id: patientId } = await admit(ours);
  const links = { patientId, serviceId, practitionerId, facilityId };
  await caller.bookings.book({ ...links, startsAt: `${year}-12-25T09:00:00Z` });
  const { days } = await caller.holidays.preview({
    facilityIds: [facilityId],
    calendar: calendar(christmas),
  });
  expect(days.map(({ bookings }) => bookings)).toEqual([1, 0]);
  await expect(take(calendar(christmas))).rejects.toThrow(
    'A booking to come lies in the time that this closes',
  );
  expect(await listed()).toEqual([]);
  expect((await take(calendar(christmas), true)).days).toHaveLength(2);
  expect(await listed()).toHaveLength(2);
});

test('TEN-8 S37: holidays are taken for several facilities at once, and for none that the caller does not see', async () => {
  const { ours, caller, facilityId } = await inBerlin();
  const south = await caller.facilities.create(facilityFields(faker, { timeZone: 'Asia/Tokyo' }));
  const file = { facilityIds: [facilityId, south.id], calendar: calendar(easter) };
  const { caller: lead } = await bound(ours, 'admin', [facilityId]);
  await expect(lead.holidays.import(file)).rejects.toEqual(gone);
  await expect(lead.holidays.preview(file)).rejects.toEqual(gone);
  expect((await caller.holidays.import(file)).days).toHaveLength(2);
  expect((await caller.holidays.list({ facilityId: south.id })).items).toHaveLength(1);
  expect((await lead.holidays.list({})).items).toHaveLength(1);
});

test('S38: while a file is read that takes long, others are answered', async () => {
  const { caller, facilityId, listed, take } = await inBerlin();
  const ended: string[] = [];
  const taken = take(endlessRules(30)).finally(() => ended.push('file'));
  for (let n = 0; n < 10; n++) await caller.holidays.list({ facilityId });
  ended.push('others');
  expect((await taken).days).toMatchObject([{ name: 'Good', outcome: 'added' }]);
  expect(ended).toEqual(['others', 'file']);
  expect(await listed()).toEqual(['2035-05-01 Good']);
});

test('S38: a file that would be read for minutes is refused in words, and nothing is saved', async () => {
  const { listed, take } = await inBerlin();
  await expect(take(endlessRules(900))).rejects.toMatchObject({
    ...{ code: 'BAD_REQUEST', message: expect.stringContaining('takes too long to be read') },
  });
  expect(await listed()).toEqual([]);
});

test('I6 S38: a file that is too large, too full or no calendar is refused in words, and nothing is saved', async () => {
  const { listed, take } = await inBerlin();
  const files = {
    'ten megabytes': `BEGIN:VCALENDAR\r\n${'x'.repeat(10_000_000)}`,
    'a hundred thousand events': calendar(...Array.from({ length: 100_000 }, () => easter)),
    'two thousand events': calendar(
      ...Array.from({ length: 2000 }, (_, n) => event(`${n}`, 'A', `${year}0402`)),
    ),
    'no calendar': '<html>Not found</html>',
    'a picture': '\u0089PNG\r\n\u001A\n\0\0\0\rIHDR',
    'an end before the start': calendar(event('1', 'Odd', `${year}0402`, `DTEND;VALUE=DATE:${year}0401`)),
    'an endless rule': calendar(event('1', 'Odd', `${year}0402`, 'RRULE:FREQ=SECONDLY')),
    nothing: '',
  };
  for (const [what, text] of Object.entries(files))
    await expect(take(text), what).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  expect(await listed()).toEqual([]);
});
