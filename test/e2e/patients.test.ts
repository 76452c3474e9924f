import { expect, test } from 'vitest';
import { admit, as, clinic } from '../world/world.ts';
import { practice } from './browser/appointments.ts';
import { addressOf, enter } from './browser/browser.ts';
import {
  act,
  becomes,
  button,
  choose,
  command,
  dialog,
  field,
  gone,
  isFocused,
  link,
  pathOf,
  row,
  searchOf,
  sees,
  versionOf,
} from './browser/desk.ts';
import { look } from './browser/obstacles.ts';

test('a patient is admitted with the keyboard alone (UI-2)', async () => {
  const page = await enter(await clinic({ locale: 'en-GB' }));
  await sees(page, 'Good day');
  const { keyboard } = page;
  const next = async (text: string) => {
    await keyboard.press('Tab');
    await keyboard.type(text);
  };

  await command(page, 'new pat');
  await gone(page.getByRole('dialog').getByText('Services'));
  await keyboard.press('Enter');
  const form = dialog(page, 'New patient');
  await becomes(() => isFocused(field(form, 'First name')), true);
  await keyboard.type('Grace');
  await next('Hopper');
  await next('1980-02-29');
  for (const _ of ['clear the date', 'sex']) await keyboard.press('Tab');
  await next('P-0001');
  await keyboard.press('Enter');

  await sees(page, 'Hopper, Grace is saved.');
  await gone(form);
  await row(page, /Hopper, Grace.*29 Feb 1980.*P-0001/).waitFor();
});

test('what is missing is said at its field, what the clinic asks for as well, and nothing is sent (UI-2 SET-1)', async () => {
  const ours = await clinic();
  await (await as(ours)).settings.updatePatients({ version: 1, birthDateRequired: true });
  const page = await enter(ours, '/patients?admit=true');
  const form = dialog(page, 'New patient');

  // What the clinic asks for comes a moment after the form.
  await form.locator('label', { hasText: 'Birth date' }).getByText('*').waitFor();
  await field(form, 'E-mail').fill('not an address');
  await button(form, 'Create').click();

  const invalid = form.locator('[aria-invalid=true]');
  await sees(form, 'This clinic needs the birth date of every new patient.');
  await becomes(() => invalid.count(), 3);
  expect(await field(form, 'Last name').getAttribute('aria-invalid')).toBe('true');
  expect(await field(form, 'E-mail').getAttribute('aria-invalid')).toBe('true');
});

test('K19: a patient whose number is taken by now comes back under another one', async () => {
  const ours = await clinic();
  const caller = await as(ours);
  const { id, version } = await admit(ours, { firstName: 'Ada', lastName: 'Lovelace', identifier: 'A-77' });
  await caller.patients.trash({ id, version });
  await admit(ours, { identifier: 'a-77' });
  const page = await enter(ours, '/trash', { expects: /status of 409/ });
  const restore = button(page, 'Restore Lovelace, Ada');
  await restore.click();
  const question = dialog(page, 'Restore it under another patient number?');
  await sees(question, 'Another patient already has this identifier.');
  await button(question, 'Leave it in the trash').click();
  await gone(question);
  await restore.click();
  await field(question, 'Patient number').fill('A-78');
  await button(question, 'Restore').click();
  await sees(page, 'Lovelace, Ada is back.');
  expect(await caller.patients.get({ id })).toMatchObject({ identifier: 'A-78', deletedAt: null });
});

test('FD18: Enter in the palette takes the first hit, which is a patient, though the answer comes late', async () => {
  const ours = await clinic();
  const { id } = await admit(ours, { firstName: 'Pat', lastName: 'Patel' });
  const page = await enter(ours);
  await sees(page, 'Good day');
  const search = field(page, 'Search patients, bookings, pages and more');
  // It begins the name of a page as well, which is there at once.
  await page.keyboard.press('Control+K');
  await search.fill('pat');
  await page.getByText('Patel, Pat').first().waitFor();
  await page.keyboard.press('Enter');
  await becomes(() => pathOf(page), `/patients/${id}`);

  await page.goto(addressOf(ours, '/'));
  await sees(page, 'Good day');
  const [asked, answer] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  await page.route(/patients\.list/, async route => {
    asked.resolve();
    await answer.promise;
    await route.continue();
  });
  await page.keyboard.press('Control+K');
  await search.fill('patel');
  await asked.promise;
  await page.keyboard.press('Enter');
  answer.resolve();
  await becomes(() => pathOf(page), `/patients/${id}`);
});

test('FD8: while somebody is entered, who is here already is offered', async () => {
  const ours = await clinic({ locale: 'en-GB' });
  const { id } = await admit(ours, { firstName: 'Ada', lastName: 'Lovelace', birthDate: '1985-12-10' });
  const page = await enter(ours, '/patients?admit=true', { bypassCSP: true });
  const form = dialog(page, 'New patient');
  await field(form, 'First name').fill('ada');
  await field(form, 'Last name').fill('Lovelace');
  await sees(form, 'Perhaps this patient is already here');
  await sees(form, 'Lovelace, Ada · 10 Dec 1985, same name');
  await field(form, 'Birth date').fill('10/12/1985');
  // Leaves the field, whose calendar would lie over what is offered.
  await field(form, 'Birth date').press('Tab');
  await sees(form, 'same birth date and name');
  expect(await look(page, 'the form')).toEqual([]);
  await form.getByRole('link', { name: /Lovelace, Ada/ }).click();
  await becomes(() => pathOf(page), `/patients/${id}`);
});

test('SET-1: who is probably here already is entered again for a reason, which the record tells', async () => {
  const ours = await clinic({ locale: 'en-GB' });
  await (await as(ours)).settings.updatePatients({ version: 1, alikeNeedsReason: true });
  await admit(ours, { firstName: 'Ada', lastName: 'Lovelace', birthDate: '1985-12-10' });
  const page = await enter(ours, '/patients?admit=true', { bypassCSP: true, expects: /status of 422/ });
  const form = dialog(page, 'New patient');
  await field(form, 'First name').fill('Ida');
  await field(form, 'Last name').fill('Lovelace');
  await field(form, 'Birth date').fill('10/12/1985');
  await field(form, 'Birth date').press('Tab');
  await button(form, 'Create').click();
  const asked = dialog(page, 'Enter them all the same?');
  await sees(asked, 'A patient who is here already is probably the same person.');
  expect(await look(page, 'the question')).toEqual([]);
  await button(asked, 'Look first').click();
  await gone(asked);
  await button(form, 'Create').click();
  await field(asked, 'Why are they entered again?').fill('Her twin');
  await button(asked, 'Enter them all the same').click();
  await sees(page, 'Lovelace, Ida is saved.');
  await page
    .getByRole('link', { name: /Lovelace, Ida/ })
    .first()
    .click();
  await sees(page, 'Her twin');
});

test('K4 FD19 K24: a birth date is typed as the clinic writes it; what is no date stays, with an error', async () => {
  const ours = await clinic({ locale: 'de-DE' });
  const { id } = await admit(ours, { lastName: 'Typed', birthDate: '1980-12-31' });
  const caller = await as(ours);
  await caller.settings.updateOrganization({ version: 1, weekStartsOn: 7 });
  const page = await enter(ours, `/patients/${id}`);
  const form = dialog(page, 'Edit patient');
  const date = field(form, 'Birth date');
  const open = async () => {
    await button(page, 'Edit').click();
    await form.waitFor();
  };
  await open();
  expect(await date.inputValue()).toBe('31.12.1980');
  await date.click();
  const picker = page.locator('[data-dates-dropdown]');
  await becomes(() => picker.locator('thead th').first().textContent(), 'Su');
  for (const [typed, error] of [
    ['2000-02-30', true],
    ['12/31/1990', true],
    ['4.3.90', true],
    ['gestern', true],
    ['04.03.1990', false],
  ] as const) {
    await date.fill(typed);
    await date.press('Tab');
    expect(await date.inputValue(), typed).toBe(typed);
    await becomes(() => date.getAttribute('aria-invalid'), error ? 'true' : null);
    if (!error) continue;
    await sees(form, 'Please enter a real date, such as 31.12.2026.');
    await button(form, 'Save').click();
    await becomes(() => date.inputValue(), typed);
  }
  await button(form, 'Save').click();
  await gone(form);
  expect(await caller.patients.get({ id })).toMatchObject({ birthDate: '1990-03-04' });
});

test('a patient number that is taken is said in the form (UI-2)', async () => {
  const ours = await clinic();
  await admit(ours, { identifier: 'P-7' });
  const page = await enter(ours, '/patients?admit=true', { expects: /status of 409/ });
  const form = dialog(page, 'New patient');

  await field(form, 'First name').fill('Grace');
  await field(form, 'Last name').fill('Hopper');
  await field(form, 'Patient number').fill('P-7');
  await button(form, 'Create').click();

  await form.getByRole('alert').waitFor();
  expect(await field(form, 'First name').inputValue()).toBe('Grace');
});

test('search and filters live in the address and survive a reload (UI-2)', async () => {
  const ours = await clinic();
  await admit(ours, { firstName: 'Ada', lastName: 'Lovelace' });
  await admit(ours, { firstName: 'Alan', lastName: 'Turing', status: 'inactive' });
  const page = await enter(ours, '/patients');
  await row(page, /Turing, Alan/).waitFor();

  await field(page, 'Search patients').fill('love');
  await gone(row(page, /Turing, Alan/));
  await row(page, /Lovelace, Ada/).waitFor();
  expect(searchOf(page)).toEqual({ search: 'love' });

  await choose(page, 'Status', 'Inactive');
  await sees(page, 'No patient matches');
  await page.reload();
  await sees(page, 'No patient matches');
  expect(await field(page, 'Search patients').inputValue()).toBe('love');

  await button(page, 'Clear the filters').click();
  await row(page, /Turing, Alan/).waitFor();
  expect(searchOf(page)).toEqual({});
});

test('a long list is read in pages and sorted by its headings (UI-2)', async () => {
  const ours = await clinic();
  for (let number = 1; number <= 53; number++)
    await admit(ours, { lastName: `Name ${String(number).padStart(2, '0')}`, firstName: 'A' });
  const page = await enter(ours, '/patients');
  await row(page, 'Name 01, A').waitFor();
  expect(await row(page, 'Name 53, A').count()).toBe(0);

  await button(page, 'Load more').click();
  await row(page, 'Name 53, A').waitFor();
  await button(page, /^Name/).click();

  await becomes(() => page.getByRole('row').nth(1).getByRole('link').textContent(), 'Name 53, A');
  expect(searchOf(page)).toEqual({ descending: 'true' });
});

test('P14: an edit shows in the list, on the record and in its timeline, and keeps a former name (UI-1, AUD-6)', async () => {
  const { clinic, listed, named, patient } = await practice();
  const page = await enter(clinic, '/patients');

  await act(page, listed, 'Edit');
  const form = dialog(page, 'Edit patient');
  await field(form, 'Phone').fill('+49 30 5550101');
  await choose(form, 'Status', 'Inactive');
  await button(form, 'Save').click();
  await row(page, listed).getByText('Inactive').waitFor();
  await link(page, listed).click();
  await page.getByRole('heading', { name: named }).waitFor();
  await link(page, '+49 30 5550101').waitFor();
  await page.getByRole('tab', { name: 'Timeline' }).click();

  const change = page.locator('.timeline-entry').first();
  await change.getByText('changed this').waitFor();
  expect(await change.locator('del').allTextContents()).toEqual(['active']);
  expect(await change.locator('ins').allTextContents()).toEqual(['inactive']);
  await change.getByRole('row', { name: /^Protected.*Phone/ }).waitFor();
  expect(await change.textContent()).not.toContain('5550101');
  await page.reload();
  await change.waitFor();
  expect([pathOf(page), searchOf(page)]).toEqual([`/patients/${patient.id}`, { tab: 'timeline' }]);

  await button(page, 'Edit').click();
  await field(form, 'Last name').fill('Married');
  await button(form, `Keep “${patient.lastName}” as the former name`).click();
  expect(await field(form, 'Former name').inputValue()).toBe(patient.lastName);
});

test('a record says who looked at it, this visit included (AUD-6)', async () => {
  const { clinic, patient } = await practice();
  await enter(clinic, `/patients/${patient.id}`, { role: 'staff' });
  const page = await enter(clinic, `/patients/${patient.id}`);

  await page.getByRole('tab', { name: 'Who saw this' }).click();

  const looks = page.getByRole('table', { name: 'Who saw this record' });
  await looks
    .getByRole('row', { name: /Mo staff/ })
    .first()
    .waitFor();
  await looks
    .getByRole('row', { name: /Olive Owner/ })
    .first()
    .waitFor();
});

test('P11: whoever comes second is told who was faster, and keeps what they typed (UI-2)', async () => {
  const { clinic, caller, patient, listed } = await practice();
  const first = await enter(clinic, '/patients', { expects: /status of 409/ });
  const second = await first.context().newPage();
  await second.goto(addressOf(clinic, '/patients'));
  for (const tab of [first, second]) await act(tab, listed, 'Edit');
  const [early, late] = [dialog(first, 'Edit patient'), dialog(second, 'Edit patient')];

  await field(early, 'Phone').fill('+49 30 1');
  await button(early, 'Save').click();
  await gone(early);
  await field(late, 'Notes').fill('Prefers mornings');
  await button(late, 'Save').click();
  const question = dialog(second, 'Somebody was faster');
  await question.getByText('Olive Owner').waitFor();
  await button(question, 'Reload, keep my text').click();
  await gone(question);
  await becomes(() => field(late, 'Phone').inputValue(), '+49 30 1');
  expect(await field(late, 'Notes').inputValue()).toBe('Prefers mornings');
  await button(late, 'Save').click();
  await gone(late);

  expect(await caller.patients.get({ id: patient.id })).toMatchObject({
    phone: '+49 30 1',
    notes: 'Prefers mornings',
  });
});

test('a patient goes to the trash and comes back by undo (UI-2)', async () => {
  const { clinic, listed } = await practice();
  const page = await enter(clinic, '/patients');

  await act(page, listed, 'Move to trash');
  await sees(page, `${listed} is in the trash.`);
  await sees(page, 'No patients yet');
  await button(page, 'Undo').click();

  await row(page, listed).waitFor();
});

test('the trash gives a patient back days later (UI-2)', async () => {
  const { clinic, caller, listed, named, patient } = await practice();
  await caller.patients.trash(versionOf(patient));
  const page = await enter(clinic, '/trash');

  await button(page, `Restore ${listed}`).click();
  await sees(page, `${listed} is back.`);
  await sees(page, 'Nothing is in this trash');
  await link(page, 'Patients').click();
  await link(page, listed).click();

  await page.getByRole('heading', { name: named }).waitFor();
  await page.getByRole('tab', { name: 'Timeline' }).click();
  await sees(page, 'restored this');
  await sees(page, 'moved this to the trash');
});

test('trashing from the record leads back to the list (UI-2)', async () => {
  const { clinic, patient } = await practice();
  const page = await enter(clinic, `/patients/${patient.id}`);

  await button(page, 'Trash').click();

  await sees(page, 'No patients yet');
  expect(pathOf(page)).toBe('/patients');
});

test('the record of another clinic looks like one that never was, and says by which number the failure is found (UI-1, UI-2)', async () => {
  const [ours, theirs] = [await practice(), await practice()];
  const address = `/patients/${theirs.patient.id}`;
  const page = await enter(ours.clinic, '/patients', { expects: /status of 404/ });
  const answers: Promise<Record<string, string>>[] = [];
  page.on('response', response => {
    if (/\/trpc\/.*patients\.get/.test(response.url())) answers.push(response.allHeaders());
  });
  await page.goto(addressOf(ours.clinic, address));

  const failure = page.getByRole('alert').filter({ hasText: 'This could not be found' });
  await failure.waitFor();
  const numbers = (await Promise.all(answers)).map(headers => headers['x-request-id']);
  expect(numbers).toContain(await failure.locator('code').innerText());
  expect(await page.content()).not.toContain(theirs.patient.lastName);
});

test('FD2: a patient’s bookings are one list, the latest first, with what became of them', async () => {
  const { clinic, caller, patient, book } = await practice();
  const missed = await book('2025-10-26T00:30:00Z');
  await caller.bookings.markNoShow(versionOf(missed));
  for (let n = 0; n < 51; n++)
    await book(new Date(Date.parse('2025-11-03T08:00:00Z') + n * 3_600_000).toISOString());
  await book('2031-01-07T09:00:00Z');
  const page = await enter(clinic, `/patients/${patient.id}?tab=bookings`);

  await sees(page, '0 visits, 1 no-show, 0 cancelled, 1 to come');
  const rows = page.locator('.agenda-row');
  await becomes(() => rows.count(), 50);
  await sees(page, /7 Jan 2031/);
  await button(page, 'Load more').click();
  await becomes(() => rows.count(), 53);
  await becomes(() => rows.last().getAttribute('data-status'), 'no_show');
});
