import { expect, test } from 'vitest';
import { noteSomeEvents } from '../../server/clinic/webhooks/note-events.ts';
import { sendWebhooks } from '../../server/clinic/webhooks/send-webhooks.ts';
import { openTarget } from '../world/webhook-target.ts';
import { planes } from '../world/world.ts';
import { at, practice } from './browser/appointments.ts';
import { enter } from './browser/browser.ts';
import { act, button, dialog, field, gone, row, sees } from './browser/desk.ts';

test.each([1280, 375] as const)(
  'a webhook is made, its secret shown once, its deliveries read and sent again, and all are disabled at %i px (DEV-1 UI-1)',
  async width => {
    const { clinic, book } = await practice();
    const target = await openTarget();
    const page = await enter(clinic, '/webhooks', { width, expects: /status of 422/ });
    await sees(page, 'No webhooks yet');
    await button(page, 'New webhook').first().click();
    const form = dialog(page, 'New webhook');
    await field(form, 'Name').fill('Portal');
    await field(form, 'URL').fill('https://169.254.169.254/');
    await button(form, 'Create').click();
    await sees(form, 'does not belong to the public internet');
    await field(form, 'URL').fill(target.url);
    await button(form, 'Create').click();
    await sees(dialog(page, 'Secret of Portal'), 'shown only this once');
    expect(await page.getByTestId('webhook-secret').innerText()).toMatch(/^whsec_/);
    await button(page, 'Done').click();
    await row(page, /Portal/).waitFor();
    expect(await page.content()).not.toContain('whsec_');

    await book(at(10));
    await noteSomeEvents(planes, clinic);
    const { signal } = new AbortController();
    await sendWebhooks(planes, [clinic], { allowsLoopback: true, signal, now: Date.now() + 1000 });
    await act(page, 'Portal', 'Deliveries');
    const log = dialog(page, 'Deliveries to Portal');
    await sees(log, 'It answered 204');
    await button(log, 'Send Booked again').click();
    await sees(page, 'It is sent again.');
    await page.keyboard.press('Escape');
    await gone(log);

    await act(page, 'Portal', 'Pause');
    await row(page, /Paused/).waitFor();
    await act(page, 'Portal', 'Go on');
    await row(page, /Active/).waitFor();
    await button(page, 'Disable all').click();
    await button(dialog(page, 'Disable all webhooks?'), 'Disable all').click();
    await row(page, /Disabled/).waitFor();
  },
);
