import { expect, test } from 'vitest';
import { patientFields } from '../../server/demo/factories/factories.ts';
import { despite, faker, member } from '../world/world.ts';
import { at, practice, tuesday } from './browser/appointments.ts';
import { enter } from './browser/browser.ts';
import { gone } from './browser/desk.ts';

const practitioners = 20;
const each = 25;

/** A day of 500 bookings, 25 of each practitioner. */
const fullDay = async () => {
  const made = await practice();
  const staff = [made.links.practitionerId];
  while (staff.length < practitioners) staff.push((await member(made.clinic, 'provider')).id);
  const patients: string[] = [];
  while (patients.length < each * 2)
    patients.push((await made.caller.patients.admit(patientFields(faker))).id);
  for (const [column, practitionerId] of staff.entries())
    await Promise.all(
      Array.from({ length: each }, async (_, row) => {
        const startsAt = at(7 + row * 0.5);
        const endsAt = at(7 + row * 0.5 + 0.25);
        // Nobody is with two practitioners at a time.
        const patientId = patients[(row + column) % patients.length] ?? '';
        await made.caller.bookings.book({
          ...made.links,
          practitionerId,
          patientId,
          startsAt,
          endsAt,
          despite,
        });
      }),
    );
  return made;
};

test('UI-2: a day of 500 bookings is scrolled and a booking dragged over it, and the time of the frames is told', {
  timeout: 300_000,
}, async () => {
  const { clinic } = await fullDay();
  const page = await enter(clinic, `/calendar?date=${tuesday}&view=day`);
  await page
    .locator('.booking-event')
    .nth(practitioners * each - 1)
    .waitFor();
  expect(await page.locator('.booking-event').count()).toBe(practitioners * each);

  /** Milliseconds between the frames while something is done. */
  const framesOf = async (work: () => Promise<void>): Promise<number[]> => {
    await page.evaluate(() => {
      const frames: number[] = [];
      Object.assign(window, { frames });
      let last = performance.now();
      const next = (now: number) => {
        frames.push(now - last);
        last = now;
        if ('frames' in window) requestAnimationFrame(next);
      };
      requestAnimationFrame(next);
    });
    await work();
    return page.evaluate(() => {
      const { frames } = window as unknown as { frames: number[] };
      Reflect.deleteProperty(window, 'frames');
      return frames.slice(1);
    });
  };
  const summary = (frames: number[]) => {
    const sorted = [...frames].sort((a, b) => a - b);
    const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
    return `${frames.length} frames, median ${at(0.5)} ms, 95 % ${at(0.95)} ms, longest ${at(1)} ms`;
  };

  const grid = await page.locator('.day-scroller').boundingBox();
  if (!grid) throw new Error('There is no grid.');
  await page.mouse.move(grid.x + 300, grid.y + 200);
  const scrolled = await framesOf(async () => {
    for (let turn = 0; turn < 40; turn++) await page.mouse.wheel(turn % 2 ? 60 : 0, turn < 20 ? 40 : -40);
  });
  const first = page.locator('.booking-event').first();
  await first.scrollIntoViewIfNeeded();
  const box = await first.boundingBox();
  if (!box) throw new Error('There is nothing to drag.');
  await page.mouse.move(box.x + 20, box.y + 6);
  const dragged = await framesOf(async () => {
    await page.mouse.down();
    for (let step = 1; step <= 60; step++)
      await page.mouse.move(box.x + 20 + step * 10, box.y + 6 + Math.sin(step / 6) * 60 + step * 3);
  });
  await page.locator('.day-target').waitFor();
  await page.keyboard.press('Escape');
  await gone(page.locator('.day-target'));
  await page.mouse.up();

  // oxlint-disable-next-line no-console -- the figures are what this is for; how fast a machine draws is no promise
  console.log(`500 bookings: scrolling ${summary(scrolled)}; dragging ${summary(dragged)}`);
  expect(scrolled.length * dragged.length).toBeGreaterThan(0);
});
