import { TRPCClientError } from '@trpc/client';
import { expect, test } from 'vitest';
import { askUnlessRefused } from '../../client/clinic/messages/ask-unless-refused.ts';
import { whileSeen } from '../../client/clinic/messages/while-seen.ts';

const pageOf = (hidden: boolean) => Object.assign(new EventTarget(), { hidden });

test('G6: what arrives in a tab behind others is read once that tab is looked at, and not again', () => {
  const page = pageOf(true);
  let times = 0;
  whileSeen(page, () => (times += 1));
  page.dispatchEvent(new Event('visibilitychange'));
  expect(times).toBe(0);
  page.hidden = false;
  for (let nth = 0; nth < 3; nth++) page.dispatchEvent(new Event('visibilitychange'));
  expect(times).toBe(1);
});

test('G6: what is on the screen is read at once, and whoever leaves before has read nothing', () => {
  let times = 0;
  whileSeen(pageOf(false), () => (times += 1));
  expect(times).toBe(1);
  const page = pageOf(true);
  whileSeen(page, () => (times += 1))();
  page.hidden = false;
  page.dispatchEvent(new Event('visibilitychange'));
  expect(times).toBe(1);
});

test('G7: what was refused is not asked for again, and what found no way is', async () => {
  const asked: string[] = [];
  const refuse = async (id: string) => {
    asked.push(id);
    throw id === 'no answer'
      ? new TRPCClientError('Failed to fetch')
      : new Error('This clinic can only be read.');
  };
  for (const id of ['refused', 'no answer', 'refused', 'no answer']) await askUnlessRefused(id, refuse);
  expect(asked).toEqual(['refused', 'no answer', 'no answer']);
});
