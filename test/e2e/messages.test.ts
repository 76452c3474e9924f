import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { projectRoot } from '../../server/env.ts';
import { mailsTo, tokenIn } from '../world/mailbox.ts';
import { openedPortal } from '../world/portal-browser.ts';
import { sqlAs } from '../world/world.ts';
import { addressOf, enter, visit } from './browser/browser.ts';
import { becomes, button, field, gone, row, sees } from './browser/desk.ts';
import { look } from './browser/obstacles.ts';

const admin = await sqlAs('admin');

const picture = (page: Page, name: string) =>
  page.screenshot({ path: join(projectRoot, `test-results/${name}.png`), fullPage: true });

type Opened = Awaited<ReturnType<typeof openedPortal>>;

const signIn = async (page: Page, { ours, email }: Opened): Promise<void> => {
  await field(page, 'E-mail address').fill(email);
  const before = (await mailsTo(email)).length;
  await button(page, 'Send me a link').click();
  await sees(page, 'Please look into your mail');
  await becomes(async () => (await mailsTo(email)).length, before + 1);
  const letter = (await mailsTo(email)).at(-1);
  await page.goto(addressOf(ours, `/portal/enter#${tokenIn(letter?.body)}`));
  await button(page, 'Sign in').click();
  await page.getByRole('heading', { name: 'Paula Portal', level: 1 }).waitFor();
};

const thread = (page: Page) => page.getByRole('list', { name: 'Messages' }).getByRole('listitem');

test('G10 UI-1: a patient writes on a phone, the desk finds it in the inbox and answers, and the patient reads that', async () => {
  const clinic = await openedPortal({ portalMessages: true });
  const phone = await visit(clinic.ours, '/portal', { width: 375, bypassCSP: true });
  await signIn(phone, clinic);
  await phone.getByRole('tab', { name: 'Messages' }).click();
  await sees(phone, 'You have not written to each other yet.');
  await picture(phone, 'messages-none-375');
  // Nothing is no message, and whoever works with the keyboard is where something is to be put right.
  await button(phone, 'Send').click();
  await sees(phone, 'Please fill this in.');
  await field(phone, 'Your message').fill('May I eat before?\nAnd drink?');
  // What was begun is still there after a look at something else.
  await phone.getByRole('tab', { name: 'Your data' }).click();
  await sees(phone, 'How we reach you');
  await phone.getByRole('tab', { name: 'Messages' }).click();
  await button(phone, 'Send').click();
  await sees(thread(phone), 'Not read yet');
  await becomes(() => field(phone, 'Your message').inputValue(), '');
  await picture(phone, 'messages-sent-375');
  expect(await look(phone, 'messages in the portal')).toEqual([]);

  const desk = await enter(clinic.ours, '/messages', { bypassCSP: true });
  await row(desk, /Paula Portal.*To be answered/).waitFor();
  await desk.getByLabel('1 not read').first().waitFor();
  await picture(desk, 'messages-inbox');
  await desk.getByText('Paula Portal').click();
  await sees(thread(desk), 'And drink?');
  await gone(desk.getByLabel('1 not read'));
  await field(desk, 'Your message').fill('Water, please.');
  await desk.keyboard.press('Tab');
  await desk.keyboard.press('Enter');
  await sees(thread(desk), 'Water, please.');
  await picture(desk, 'messages-tab');
  expect(await look(desk, 'messages of a patient')).toEqual([]);
  // What went to the wrong one is taken back, and what was taken back too soon comes again.
  await button(desk, 'Take back').click();
  await gone(thread(desk).getByText('Water, please.'));
  await button(desk, 'Undo').click();
  await sees(thread(desk), 'Water, please.');
  const { items } = await clinic.caller.messages.threads({});
  expect(items).toMatchObject([{ state: 'answered', unread: 0 }]);

  await phone.reload();
  const tab = phone.getByRole('tab', { name: /Messages/ });
  await tab.getByLabel('1 not read').waitFor();
  await tab.click();
  await sees(thread(phone), 'Water, please.');
  await gone(tab.getByLabel('1 not read'));
  await becomes(
    async () => (await clinic.caller.messages.get({ id: await answerOf(clinic) })).readAt !== null,
    true,
  );
  await picture(phone, 'messages-answered-375');
});

test('G1 G8 O8: the desk sees a message come in and says that it needs no answer; a session that is over leaves what was begun', async () => {
  const clinic = await openedPortal({ portalMessages: true });
  const phone = await visit(clinic.ours, '/portal', {
    width: 375,
    bypassCSP: true,
    expects: /status of 401/,
  });
  await signIn(phone, clinic);
  await phone.getByRole('tab', { name: 'Messages' }).click();
  const desk = await enter(clinic.ours, `/patients/${clinic.patient.id}?tab=messages`);
  await sees(desk, 'No message yet');
  await field(phone, 'Your message').fill('Thank you');
  await button(phone, 'Send').click();
  await sees(thread(desk), 'Thank you');
  await picture(desk, 'messages-waiting');
  await button(desk, 'Needs no answer').click();
  await gone(button(desk, 'Needs no answer'));
  await button(desk, 'Undo').click();
  await button(desk, 'Needs no answer').waitFor();
  // A session that is over takes nothing with it of what was written.
  await admin.query('update clinic.portal_sessions set ended_at = now() where tenant_id = $1', [
    clinic.ours.id,
  ]);
  await field(phone, 'Your message').fill('And one thing more');
  await button(phone, 'Send').click();
  await sees(phone, 'You are not signed in any more');
  expect(await field(phone, 'Your message').inputValue()).toBe('And one thing more');
  await picture(phone, 'messages-unsent-375');
  expect(await look(phone, 'the door with an unsent message')).toEqual([]);
});

const answerOf = async ({ caller, patient }: Opened): Promise<string> =>
  (await caller.messages.list({ patientId: patient.id })).items.find(({ sender }) => sender === 'clinic')
    ?.id ?? '';

test.each([
  { width: 375, scheme: 'dark' },
  { width: 1280, scheme: 'light' },
] as const)('UI-1: threads are shown at $width in $scheme', async looks => {
  const clinic = await openedPortal({ portalMessages: true });
  await clinic.caller.messages.write({
    patientId: clinic.patient.id,
    text: `Your results are here.\n${'averylongwordwithoutanyblank'.repeat(6)}`,
  });
  const page = await visit(clinic.ours, '/portal', { ...looks, bypassCSP: true });
  await signIn(page, clinic);
  await page.getByRole('tab', { name: /Messages/ }).click();
  await sees(thread(page), 'Your results are here.');
  await picture(page, `messages-portal-${looks.width}-${looks.scheme}`);
  expect(await look(page, 'messages in the portal')).toEqual([]);
  const desk = await enter(clinic.ours, `/patients/${clinic.patient.id}?tab=messages`, {
    ...{ ...looks, bypassCSP: true },
  });
  await sees(thread(desk), 'Your results are here.');
  await picture(desk, `messages-desk-${looks.width}-${looks.scheme}`);
  expect(await look(desk, 'messages of a patient')).toEqual([]);
});

test('W6 UI-1: where messages are switched off the portal has none, and the desk is told how to switch them on', async () => {
  const clinic = await openedPortal();
  const page = await visit(clinic.ours, '/portal', { width: 375 });
  await signIn(page, clinic);
  await page.getByRole('tab', { name: 'Your data' }).waitFor();
  expect(await page.getByRole('tab', { name: /Messages/ }).count()).toBe(0);
  // As a browser does it that translates the page.
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Node[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      const put = document.createElement('font');
      put.textContent = `~${text.textContent}`;
      text.parentNode?.replaceChild(put, text);
    }
  });
  for (const tab of ['Your data', 'Appointments', 'Your data'])
    await page.getByRole('tab', { name: tab }).click();
  await sees(page, 'How we reach you');
  const desk = await enter(clinic.ours, `/patients/${clinic.patient.id}?tab=messages`);
  await sees(desk, 'Messages are switched off');
  expect(await button(desk, 'Send').count()).toBe(0);
});
