import { expect, test } from 'vitest';
import { DAY } from '../../shared/durations.ts';
import { admit, bookable } from '../world/world.ts';
import { enter } from './browser/browser.ts';
import { sees } from './browser/desk.ts';

/** Somebody who was born then, measured on six days. */
const measured = async (birthDate: string) => {
  const { clinic, caller } = await bookable();
  const { id: patientId } = await admit(clinic, { birthDate });
  for (let day = 0; day < 6; day++)
    await caller.measurements.take({
      ...{ patientId, kind: 'blood_pressure', unit: 'mmHg', value: `${130 + day}`, second: `${80 + day}` },
      takenAt: new Date(Date.now() - (6 - day) * DAY).toISOString(),
    });
  return enter(clinic, `/patients/${patientId}?tab=health`);
};

test('CR29 CR34: what was measured is drawn over time and told in a sentence, wherever the mouse is', async () => {
  const page = await measured('1980-05-17');
  const sentence = /6 values from .* None is outside of what is usual/;
  await sees(page, sentence);
  const chart = await page.locator('.recharts-wrapper').boundingBox();
  if (!chart) throw new Error('There is no chart.');
  for (const part of [0.01, 0.3, 0.6, 0.99])
    await page.mouse.move(chart.x + chart.width * part, chart.y + chart.height / 2);
  await page.mouse.move(2, 2);
  await sees(page, sentence);
});

test('CR35: of a child, whom the ranges are not for, nobody says that all is well', async () => {
  const page = await measured('2018-05-17');
  await sees(page, /6 values from .* There is no usual range to compare with/);
  expect(await page.getByText('outside of what is usual').count()).toBe(0);
});

test('CR26 CR29: the chart is drawn in the unit in which the last value was measured, whatever is usual in the country, and says so', async () => {
  const { clinic, caller } = await bookable({ locale: 'en-US' });
  const { id: patientId } = await admit(clinic, { birthDate: '1980-05-17' });
  for (const [days, unit, value] of [
    [3, 'fahrenheit', '98.6'],
    [2, 'celsius', '37.4'],
  ] as const)
    await caller.measurements.take({
      ...{ patientId, kind: 'temperature', unit, value },
      takenAt: new Date(Date.now() - days * DAY).toISOString(),
    });
  const page = await enter(clinic, `/patients/${patientId}?tab=health`);
  await sees(page, 'The last one is 37.4 °C.');
  const axis = page.locator('.recharts-wrapper');
  await sees(axis, /^3\d(?:\.\d+)? °C$/);
  expect(await axis.getByText('°F').count()).toBe(0);
});
