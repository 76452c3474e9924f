import { afterEach, expect, test } from 'vitest';
import { send } from '../http/send.ts';
import { practice } from './browser/appointments.ts';
import { enter, outage, unreachable } from './browser/browser.ts';
import { button, choose, dialog, field, gone, hasAllPages, link, row, sees } from './browser/desk.ts';

afterEach(() => outage.end());

test('a stopped server is told in words, and everything goes on by itself when it is back (UI-2)', async () => {
  const { clinic } = await practice();
  const page = await enter(clinic, '/staff', { expects: unreachable, idles: true });
  await page.getByRole('table', { name: 'Staff' }).waitFor();
  await hasAllPages(page);

  await outage.begin();
  await choose(page, 'Role', 'Practitioner');
  await page.getByRole('alert').getByText('not answering at the moment').waitFor();
  await outage.end();

  await gone(page.getByRole('alert'));
  await gone(row(page, /Olive Owner/));
  await row(page, /Mo provider/).waitFor();
});

test('a page that was never opened before comes by itself after an outage (UI-2)', async () => {
  const { clinic } = await practice();
  const page = await enter(clinic, '/staff', { expects: unreachable, idles: true });
  await page.getByRole('table', { name: 'Staff' }).waitFor();
  await hasAllPages(page);

  await outage.begin();
  await link(page, 'Services').click();
  await page.getByRole('alert').waitFor();
  await link(page, 'Services').waitFor();
  await outage.end();

  await page.getByRole('table', { name: 'Services' }).waitFor();
});

test('a change that does not reach the server keeps what was typed (UI-2)', async () => {
  const { clinic } = await practice();
  const page = await enter(clinic, '/patients?admit=true', { expects: unreachable, idles: true });
  const form = dialog(page, 'New patient');
  await field(form, 'First name').fill('Ida');
  await field(form, 'Last name').fill('Undine');
  await hasAllPages(page);

  await outage.begin();
  await button(form, 'Create').click();
  await form.getByRole('alert').getByText('The server cannot be reached').waitFor();
  await outage.end();
  await button(form, 'Create').click();

  await gone(form);
  await sees(page.getByRole('table', { name: 'Patients' }), 'Undine, Ida');
});

test('OPS-8 C6: a change whose answer is lost is saved once, however often its button is pressed', async () => {
  const { clinic, caller } = await practice();
  const page = await enter(clinic, '/patients?admit=true', { expects: /ERR_FAILED|Failed to fetch/ });
  const form = dialog(page, 'New patient');
  await field(form, 'First name').fill('Ida');
  await field(form, 'Last name').fill('Undine');

  let lost = 0;
  await page.route(
    '**/trpc/patients.admit',
    async route => {
      const { host, port, pathname: path } = new URL(route.request().url());
      const { 'idempotency-key': key = '' } = route.request().headers();
      const cookies = await page.context().cookies();
      const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
      const body = route.request().postData();
      await send(Number(port), {
        ...{ host, path, method: 'POST', body },
        headers: { cookie, 'idempotency-key': key },
      });
      lost += 1;
      await route.abort();
    },
    { times: 2 },
  );
  for (const times of [1, 2]) {
    await button(form, 'Create').click();
    await form.getByRole('alert').getByText('The server cannot be reached').waitFor();
    await expect.poll(() => lost).toBe(times);
  }
  await button(form, 'Create').click();

  await gone(form);
  await sees(page.getByRole('table', { name: 'Patients' }), 'Undine, Ida');
  expect((await caller.patients.list({ search: 'undine' })).items).toHaveLength(1);
});
