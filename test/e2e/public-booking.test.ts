import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { mailsTo, tokenIn } from '../world/mailbox.ts';
import { openedDoor } from '../world/visiting.ts';
import { addressOf, enter, visit } from './browser/browser.ts';
import { becomes, button, dialog, field, gone, row, sees } from './browser/desk.ts';
import { look } from './browser/obstacles.ts';

const width = 375;
const email = () => `${crypto.randomUUID()}@visitor.test`;

type Door = Awaited<ReturnType<typeof openedDoor>>;

const typeDate = async (page: Page, name: string, text: string): Promise<void> => {
  await field(page, name).fill(text);
  await field(page, name).press('Tab');
};

const fillIn = async (page: Page, address: string): Promise<void> => {
  await field(page, 'First name').fill('Vera');
  await field(page, 'Last name').fill('Vogel');
  await field(page, 'E-mail address').fill(address);
  await field(page, 'Phone number').fill('+49 30 7654321');
  await typeDate(page, 'Birth date, if you like', '4/3/1980');
};

/** Chooses the first time of the third day that has any: a day ahead at least, so that it can be changed by its letter. */
const chooseTime = async (page: Page): Promise<void> => {
  await page.getByRole('heading', { name: 'When?' }).waitFor();
  await page.getByRole('group').nth(2).getByRole('button').first().click();
};

const linkOf = async (door: Door, address: string): Promise<string> => {
  await becomes(async () => (await mailsTo(address)).length > 0, true);
  return addressOf(door.ours, `/book/yours#${tokenIn((await mailsTo(address)).at(-1)?.body)}`);
};

const goOn = async (page: Page, choice: string): Promise<void> => {
  await page.getByRole('radio', { name: choice }).check();
  await button(page, 'Go on').click();
};

test('SCH-5 D1 D9 D14: a patient books on a phone, confirms by letter, moves and cancels', async () => {
  const door = await openedDoor();
  const address = email();
  const page = await visit(door.ours, '/book', { width, bypassCSP: true });
  await chooseTime(page);
  await page.getByRole('heading', { name: 'Who comes?' }).waitFor();
  expect(await look(page, 'the form')).toEqual([]);
  // No trap that a browser could fill in with what it remembers.
  expect(
    await page
      .locator('form input:not([type=radio], [type=hidden]):not(:visible), form textarea:not(:visible)')
      .count(),
  ).toBe(0);
  await fillIn(page, address);
  await button(page, 'Ask for this appointment').click();
  await sees(page, 'Please look into your mail');

  await page.goto(await linkOf(door, address));
  await sees(page, 'Not confirmed yet');
  expect(await look(page, 'the link')).toEqual([]);
  await goOn(page, 'Yes, I want this appointment');
  await sees(page, 'The time is kept for you');

  const [request] = (await door.caller.bookingRequests.list({})).items;
  expect(request).toMatchObject({ birthDate: '1980-04-03' });
  await goOn(page, 'I want another time');
  await page.getByRole('heading', { name: 'Which time instead?' }).waitFor();
  await page.getByRole('group').last().getByRole('button').first().click();
  await button(page, 'Move it').click();
  await becomes(
    async () => (await door.caller.bookingRequests.list({})).items[0]?.startsAt !== request?.startsAt,
    true,
  );

  await goOn(page, 'I cannot come: cancel it');
  await sees(page, 'This appointment was cancelled.');
  expect((await door.caller.bookingRequests.list({})).items).toEqual([]);
  await goOn(page, 'I want it after all');
  await sees(page, 'The time is kept for you');
});

test('D7: a browser that presses the first button it finds neither confirms nor cancels', async () => {
  const door = await openedDoor();
  const { token } = await door.ask();
  for (const state of ['unconfirmed', 'waiting'] as const) {
    const page = await visit(door.ours, `/book/yours#${token}`, { width });
    await button(page, 'Go on').waitFor();
    await page.getByRole('button').first().click();
    await sees(page, 'Please choose one of these first.');
    expect((await door.visitor.publicBooking.show({ token })).state).toBe(state);
    if (state === 'unconfirmed') await door.press('confirm', { token });
  }
});

test('D15: what was typed stays when somebody else was faster, and the next times are offered', async () => {
  const door = await openedDoor();
  const address = email();
  const page = await visit(door.ours, '/book', { width, expects: /status of 409/ });
  await chooseTime(page);
  await fillIn(page, address);
  await door.ask({ startsAt: (await door.days())[2]?.times[0]?.startsAt });

  await button(page, 'Ask for this appointment').click();
  await sees(page, 'This time is not free any more.');
  await page.getByRole('alert').getByRole('button').first().click();
  await becomes(() => field(page, 'Last name').inputValue(), 'Vogel');
  await button(page, 'Ask for this appointment').click();
  await sees(page, 'Please look into your mail');
});

test('D16 D20: after each choice the next step has the focus, and the clock is that of the place', async () => {
  const door = await openedDoor();
  await door.caller.services.create({
    ...{ name: 'Second opinion', slug: 'second-opinion', durationMinutes: 30, price: 0, currency: 'EUR' },
    bookableOnline: true,
  });
  const page = await visit(door.ours, '/book', { width, zone: 'Pacific/Auckland' });
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  await button(page, /Second opinion/).click();
  await becomes(focused, 'When?');
  await sees(page, 'Your device shows another time zone (Pacific/Auckland)');
  await page.getByRole('group').nth(1).getByRole('button', { name: /9:00/ }).first().click();
  await becomes(focused, 'Who comes?');
  await sees(page, /9:00.* \(Europe\/Berlin\)/);
});

test('D18 D19 K4 K24: where nothing is free the next free day is offered, the phone number, and to wait for a time', async () => {
  const door = await openedDoor({ publicWaiting: true });
  const [facility] = (await door.caller.facilities.list({})).items;
  await door.caller.facilities.update({
    ...{ id: facility?.id ?? '', version: facility?.version ?? 1, phone: '+49 30 111222' },
  });
  await door.caller.settings.updateOrganization({ version: 1, weekStartsOn: 7 });
  const from = (await door.days())[0]?.date ?? '';
  const to = (await door.days()).at(-1)?.date ?? '';
  await door.caller.timeOff.create({
    ...{ practitionerId: door.practitionerId, kind: 'vacation', startsOn: from, endsOn: to },
  });
  const page = await visit(door.ours, '/book', { width, bypassCSP: true });
  await sees(page, 'Nothing is free on these days.');
  await page.getByRole('link', { name: '+49 30 111222' }).waitFor();
  await button(page, /^Next free day/).click();
  await page.getByRole('group').first().waitFor();

  await button(page, 'No time suits me: I would like to wait for one').click();
  await page.getByRole('heading', { name: 'When would a time suit you?' }).waitFor();
  expect(await look(page, 'the wish')).toEqual([]);
  // A date is typed in the clinic's order; what is no date stays, with an error.
  await field(page, 'Until').click();
  await becomes(() => page.locator('[data-dates-dropdown] thead th').first().textContent(), 'Su');
  await typeDate(page, 'Until', '31.12.2031');
  await sees(page, 'Please enter a real date, such as 12/31/2026.');
  expect(await field(page, 'Until').inputValue()).toBe('31.12.2031');
  await typeDate(page, 'Until', '12/31/2031');
  await page.getByText('Tuesday').click();
  await page.getByRole('radio', { name: 'In the morning' }).check();
  const address = email();
  await fillIn(page, address);
  await button(page, 'Wait for a time').click();
  await sees(page, 'Please look into your mail');
  const token = tokenIn((await mailsTo(address)).at(-1)?.body);
  await page.goto(addressOf(door.ours, `/book/waiting#${token}`));
  await sees(page, 'You are not waiting yet');
  expect(await look(page, 'the link of who waits')).toEqual([]);
  await goOn(page, 'Yes, I want to wait for a time');
  await sees(page, 'You are waiting. The clinic gets in touch with you.');

  const desk = await enter(door.ours, '/waiting-list', { bypassCSP: true });
  await desk.getByRole('cell', { name: /Vera Vogel/ }).click();
  const drawer = dialog(desk, 'From the clinic’s page');
  await drawer.getByRole('radio', { name: 'A new patient, Vera Vogel' }).check();
  expect(await look(desk, 'the one who wants to wait')).toEqual([]);
  await button(drawer, 'Put on the list').click();
  await gone(drawer);
  await row(desk, /Vera Vogel.*Waiting/).waitFor();
  const { items } = await door.caller.waitingList.list({});
  expect(items).toMatchObject([
    { weekdays: [2], notAfter: '12:00', latest: '2031-12-31', facility: { id: facility?.id } },
  ]);
});

test('SCH-5 D1 D10 P9: the desk sees what was asked for, declines what nobody wants, and gives the rest to a new patient', async () => {
  const door = await openedDoor();
  await door.caller.patients.admit({
    firstName: 'Vera',
    lastName: 'Vogel',
    sex: 'female',
    alerts: ['Latex'],
  });
  const page = await enter(door.ours, '/booking-requests', { bypassCSP: true });
  await sees(page, 'Nobody waits for a decision');
  for (const nth of [3, 4]) await door.confirmed({ lastName: 'Flood', startsAt: await door.freeTime(nth) });
  await door.confirmed();

  await row(page, /Vera Vogel/).waitFor();
  for (const flood of await row(page, /Vera Flood/).all()) await flood.getByRole('checkbox').check();
  await button(page, 'Decline…').click();
  await button(dialog(page, 'Decline 2 requests?'), 'Decline and write to them').click();
  await sees(page, '2 requests declined.');
  await gone(row(page, /Vera Flood/));
  await page.goto(addressOf(door.ours, `/calendar?view=week&date=${(await door.days())[2]?.date}`));
  await page.getByRole('link', { name: /^Request: Vera Vogel/ }).click();
  const drawer = dialog(page, 'Request');
  await drawer.getByRole('radio', { name: /^Vera Vogel.*Alert: Latex/ }).waitFor();
  expect(await look(page, 'the request')).toEqual([]);
  await drawer.getByRole('radio', { name: 'A new patient, Vera Vogel' }).check();
  await button(drawer, 'Book it').click();
  await gone(drawer);
  await sees(page, 'Vera Vogel is booked.');
  expect((await door.caller.patients.list({ search: 'Vogel' })).items).toHaveLength(2);
});
