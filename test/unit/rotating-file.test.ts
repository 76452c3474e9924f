import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { RotatingFile } from '../../server/rotating-file.ts';

const folder = await mkdtemp(join(tmpdir(), 'medflow-log-'));
afterAll(() => rm(folder, { recursive: true }));

test('AP12: a log is begun anew when it is full, and only so many former ones are kept', async () => {
  const path = join(folder, 'one/medflow.log');
  const file = new RotatingFile(path, { most: 100, kept: 2 });
  for (let n = 0; n < 100; n++) file.write(`line ${n}\n`);
  expect((await readdir(join(folder, 'one'))).toSorted()).toEqual([
    ...['medflow.log', 'medflow.log.1', 'medflow.log.2'],
  ]);
  const texts = await Promise.all(['.2', '.1', ''].map(age => readFile(`${path}${age}`, 'utf8')));
  for (const text of texts) expect(text.length).toBeLessThan(120);
  const numbers = texts.join('').match(/\d+/g)?.map(Number) ?? [];
  expect(numbers.at(-1)).toBe(99);
  expect(numbers).toEqual(numbers.map((_, n) => 100 - numbers.length + n));
});

test('AP12: processes that share a log lose no line of what is kept, whoever begins it anew', async () => {
  const path = join(folder, 'two/medflow.log');
  const files = [1, 2].map(() => new RotatingFile(path, { most: 100, kept: 50 }));
  for (let n = 0; n < 200; n++) files[n % 2]?.write(`line ${n}\n`);
  const names = await readdir(join(folder, 'two'));
  expect(names.length).toBeGreaterThan(3);
  const texts = await Promise.all(names.map(name => readFile(join(folder, 'two', name), 'utf8')));
  const lines = texts.flatMap(text => text.trim().split('\n'));
  expect(new Set(lines).size).toBe(200);
});
