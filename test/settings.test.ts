import { expect, test } from 'vitest';
import { as, clinic } from './world.ts';

test('TEN-12: a new clinic has sensible settings, in which the week begins as its country is used to', async () => {
  const [berlin, boston] = [await clinic(), await clinic({ locale: 'en-US', timeZone: 'America/New_York' })];
  expect(await (await as(berlin)).settings.get()).toEqual({
    ...{
      version: 1,
      slotMinutes: 15,
      confirmBookings: false,
      dayStartsAt: 7,
      dayEndsAt: 20,
      weekStartsOn: 1,
    },
  });
  expect(await (await as(boston)).settings.get()).toMatchObject({ weekStartsOn: 7 });
});

test('TEN-12 ENT-3: a change leaves the other settings alone, and a stale one tells who was faster', async () => {
  const ours = await clinic();
  const [caller, colleague] = [await as(ours), await as(ours, 'admin')];
  const before = await caller.settings.get();
  const changed = await caller.settings.update({ version: 1, slotMinutes: 20 });
  expect(changed).toEqual({ ...before, slotMinutes: 20, version: 2 });
  await expect(colleague.settings.update({ version: 1, dayEndsAt: 18 })).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringMatching(/^Olive Owner \d+ changed this record/),
  });
  expect(await colleague.settings.get()).toEqual(changed);
});

test('TEN-12 I5: settings that make no sense are refused in words and change nothing', async () => {
  const caller = await as(await clinic());
  const before = await caller.settings.get();
  const backwards = { code: 'BAD_REQUEST', message: 'The day must end after it starts.' };
  await expect(caller.settings.update({ version: 1, dayStartsAt: 20 })).rejects.toMatchObject(backwards);
  await expect(caller.settings.update({ version: 1, dayStartsAt: 9, dayEndsAt: 8 })).rejects.toMatchObject(
    backwards,
  );
  const wrong = [
    { slotMinutes: 4 },
    { slotMinutes: 121 },
    { slotMinutes: 7.5 },
    { slotMinutes: Number.NaN },
    { slotMinutes: null },
    { dayEndsAt: 25 },
    { weekStartsOn: 0 },
    { confirmBookings: 'no' },
    { color: 'blue' },
    { version: 0 },
  ];
  for (const fields of wrong)
    await expect(
      caller.settings.update({ version: 1, ...(fields as object) }),
      JSON.stringify(fields),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  expect(await caller.settings.get()).toEqual(before);
});
