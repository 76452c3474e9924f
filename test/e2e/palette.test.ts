import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { practice } from './browser/appointments.ts';
import { enter } from './browser/browser.ts';
import { becomes, button, command, dialog, field, gone, pathOf, searchOf, sees } from './browser/desk.ts';

/** In three weeks at ten, on the clinic's clock. */
const soon = () =>
  Temporal.Now.zonedDateTimeISO('Europe/Berlin')
    .with({ hour: 10, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 })
    .add({ weeks: 3 })
    .toInstant()
    .toString({ fractionalSecondDigits: 3 });

test('FD18: services, staff, bookings and settings are one Enter away, and going back closes what was opened', async () => {
  const { clinic, caller, service, patient, book } = await practice();
  const { id: bookingId } = await book(soon());
  const staff = await caller.users.list({ role: 'provider' });
  const [member] = staff.items;
  const page = await enter(clinic);
  await sees(page, 'Good day');

  await command(page, service.name);
  await dialog(page, 'Search and commands').getByText(service.name).waitFor();
  await page.keyboard.press('Enter');
  await becomes(() => field(dialog(page, 'Edit service'), 'Name').inputValue(), service.name);
  expect([pathOf(page), searchOf(page)]).toEqual(['/services', { open: service.id }]);
  await page.goBack();
  await gone(dialog(page));
  await page.goForward();
  await dialog(page, 'Edit service').waitFor();
  await page.reload();
  await button(dialog(page, 'Edit service'), 'Close').click();
  await becomes(() => searchOf(page), {});

  await command(page, `${member?.firstName} ${member?.lastName}`);
  await dialog(page, 'Search and commands').getByText('Practitioner').waitFor();
  await page.keyboard.press('Enter');
  await becomes(() => field(dialog(page, 'Edit member'), 'Last name').inputValue(), member?.lastName);
  await becomes(() => searchOf(page), { open: member?.id });
  await page.keyboard.press('Escape');

  await command(page, patient.lastName);
  await dialog(page, 'Search and commands')
    .getByText(new RegExp(`${patient.lastName}, .*10:00`))
    .click();
  await dialog(page, 'Booking').getByText('10:00').first().waitFor();
  expect(searchOf(page)).toMatchObject({ bookingId });
  await page.keyboard.press('Escape');

  await command(page, 'signing in');
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Security', selected: true }).waitFor();

  // A single setting is found by its own name, and is where one is then.
  await command(page, 'name of the sender');
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Communication', selected: true }).waitFor();
  await becomes(
    () => field(page, 'Name of the sender').evaluate(here => here === document.activeElement),
    true,
  );
});

test('FD18: on a slow line Enter takes nobody who was found by other words', async () => {
  const { clinic, patient } = await practice();
  const page = await enter(clinic);
  await sees(page, 'Good day');
  await command(page, patient.lastName);
  await dialog(page).getByText(patient.lastName).first().waitFor();
  await page.keyboard.press('Escape');

  const { promise: isAsked, resolve: ask } = Promise.withResolvers<void>();
  await page.route(/patients\.list.*signing/, () => ask());
  await command(page, 'signing in');
  await isAsked;
  await dialog(page).getByText('Security: Signing in').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Security', selected: true }).waitFor();
});

test('FD18: the palette and the list of shortcuts offer only what one may do', async () => {
  const { clinic, service } = await practice();
  const page = await enter(clinic, '/services', { role: 'auditor' });
  await page.getByRole('table', { name: 'Services' }).waitFor();

  await command(page, 'new booking');
  // Of which they may read how it is set, and make none.
  await dialog(page).getByText('New bookings are confirmed at once').waitFor();
  expect(await dialog(page).getByText('New booking', { exact: true }).count()).toBe(0);
  await page.keyboard.press('Escape');
  await gone(dialog(page));

  await page.keyboard.type('?');
  const shortcuts = dialog(page, 'Keyboard shortcuts');
  await shortcuts.getByText('Audit log').waitFor();
  for (const other of ['New booking', 'Move the booking', 'API tokens', 'Webhooks'])
    expect(await shortcuts.getByText(other).count(), other).toBe(0);
  await page.keyboard.press('Escape');

  await command(page, service.name);
  await dialog(page, 'Search and commands').getByText(service.name).click();
  const form = dialog(page, 'Service');
  await becomes(() => field(form, 'Name').inputValue(), service.name);
  expect(await field(form, 'Name').isDisabled()).toBe(true);
});
