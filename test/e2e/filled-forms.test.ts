import { afterEach, expect, test } from 'vitest';
import { AnyDefinition } from '../../shared/clinic/forms/definition.ts';
import { admit, as, clinic } from '../world/world.ts';
import { enter, outage, unreachable } from './browser/browser.ts';
import { becomes, button, gone, hasAllPages, sees } from './browser/desk.ts';
import { look } from './browser/obstacles.ts';

afterEach(() => outage.end());

const filling = async () => {
  const ours = await clinic();
  const [lead, doctor] = [await as(ours, 'admin'), await as(ours, 'provider')];
  const { id: patientId } = await admit(ours);
  const made = await doctor.placements.create({ patientId, place: 'Haus am See', startsOn: '2026-03-01' });
  const path = `/filled-forms/${made.filledFormId}`;
  return { ours, lead, doctor, patientId, id: made.filledFormId, path };
};

test('CLI-4 CLI-5: three people fill in one placement, and each sees what the others say by itself', async () => {
  const { ours, path, id, doctor } = await filling();
  const pages = await Promise.all(
    (['owner', 'provider', 'staff'] as const).map(role => enter(ours, path, { role, bypassCSP: true })),
  );
  const [first, second, third] = pages as [(typeof pages)[0], (typeof pages)[0], (typeof pages)[0]];
  await first.getByRole('textbox', { name: 'Needs in daily life' }).fill('Help with stairs');
  await second.getByRole('textbox', { name: 'Needs in health' }).fill('Insulin');
  await third.getByRole('textbox', { name: 'Faith and customs' }).fill('None');
  for (const page of pages) {
    await becomes(
      () => page.getByRole('textbox', { name: 'Needs in daily life' }).inputValue(),
      'Help with stairs',
    );
    await becomes(() => page.getByRole('textbox', { name: 'Needs in health' }).inputValue(), 'Insulin');
    await becomes(() => page.getByRole('textbox', { name: 'Faith and customs' }).inputValue(), 'None');
    await sees(page, 'All is saved');
  }
  const { answers, contributors } = await doctor.filledForms.get({ id });
  expect(answers).toHaveLength(3);
  expect(contributors).toHaveLength(3);

  // A field is shown by the answer to another one, at once.
  expect(await first.getByRole('textbox', { name: 'Which aids?' }).count()).toBe(0);
  await first.getByRole('radiogroup', { name: 'Are aids needed?' }).getByLabel('Yes').click();
  await first.getByRole('textbox', { name: 'Which aids?' }).waitFor();
  expect(await look(first, 'filling in')).toEqual([]);
});

test('FM29 FM30: two type into one field: neither loses a letter, and one of them decides', async () => {
  const { ours, path } = await filling();
  const [mine, theirs] = [
    await enter(ours, path, { role: 'provider' }),
    await enter(ours, path, { role: 'staff', bypassCSP: true }),
  ];
  const field = 'Needs in health';
  await mine.getByRole('textbox', { name: field }).focus();
  await theirs.getByRole('textbox', { name: field }).fill('From them');
  await sees(mine, 'has changed this meanwhile: From them');
  expect(await mine.getByRole('textbox', { name: field }).inputValue()).toBe('');
  await mine.getByRole('textbox', { name: field }).pressSequentially('From me');
  await mine.getByRole('textbox', { name: 'Needs in daily life' }).focus();
  for (const page of [mine, theirs]) {
    await page.getByRole('group', { name: `Another answer to ${field}` }).waitFor();
    await becomes(() => page.getByRole('textbox', { name: field }).inputValue(), 'From them');
  }
  expect(await look(theirs, 'two answers')).toEqual([]);
  await button(theirs, 'Take this').click();
  for (const page of [mine, theirs])
    await becomes(() => page.getByRole('textbox', { name: field }).inputValue(), 'From me');
  await gone(mine.getByRole('group', { name: `Another answer to ${field}` }));
});

test('FM36 FM43: while the server is away the page says so and keeps what is typed, and no browser storage does', async () => {
  const { ours, path, id, doctor } = await filling();
  const page = await enter(ours, path, { role: 'provider', expects: unreachable, idles: true });
  await page.getByRole('textbox', { name: 'Needs in health' }).waitFor();
  await hasAllPages(page);
  await outage.begin();
  await page.getByRole('textbox', { name: 'Needs in health' }).fill('Typed while away');
  await sees(page, 'The server cannot be reached. What you typed is kept on this page');
  const kept = await page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
  );
  expect(kept).not.toContain('Typed while away');
  await outage.end();
  await sees(page, 'All is saved');
  expect((await doctor.filledForms.get({ id })).answers).toMatchObject([{ value: 'Typed while away' }]);
});

test('CLI-5: an admin builds a form by keyboard, and publishes it', async () => {
  const ours = await clinic();
  const page = await enter(ours, '/forms', { role: 'admin', bypassCSP: true });
  await button(page, 'New form').first().click();
  await page.getByLabel('Name').fill('Intake');
  await page.keyboard.press('Enter');
  await page.getByLabel('Question').fill('How are you?');
  await button(page, 'Add a field').focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Question').nth(1).fill('Anything else?');
  await button(page, 'Move Anything else? up').focus();
  await page.keyboard.press('Enter');
  expect(await page.getByLabel('Question').first().inputValue()).toBe('Anything else?');
  expect(await look(page, 'building')).toEqual([]);
  await button(page, 'Publish').focus();
  await page.keyboard.press('Enter');
  await sees(page, 'Version 1 is filled in at the moment.');
  const [form] = (await (await as(ours, 'admin')).forms.list({})).items;
  const { definition } = await (await as(ours, 'staff')).forms.definition({
    id: String(form?.id),
    number: 1,
  });
  expect(AnyDefinition.parse(definition).sections[0]?.fields.map(({ label }) => label)).toEqual([
    'Anything else?',
    'How are you?',
  ]);
});
