import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FairGate } from '../../server/access/limits/fair-gate.ts';

/** Calls that end when they are told to, and the order in which they began. */
const stage = (places: number) => {
  const gate = new FairGate(places);
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const call = (clinic: string, name: string) =>
    gate.run(clinic, async () => {
      begun.push(name);
      await new Promise<void>(resolve => ends.push(resolve));
      return name;
    });
  const endOne = async () => {
    ends.shift()?.();
    await turn();
  };
  return { begun, call, endOne };
};

test('IDN-8: a clinic that asks for much leaves a place free, and waits for itself', async () => {
  const { begun, call, endOne } = stage(3);
  const noisy = Array.from({ length: 6 }, (_, n) => call('noisy', `noisy ${n}`));
  await turn();
  expect(begun).toEqual(['noisy 0', 'noisy 1']);
  const quiet = call('quiet', 'quiet');
  await turn();
  expect(begun).toEqual(['noisy 0', 'noisy 1', 'quiet']);
  for (let n = 0; n < 7; n++) await endOne();
  expect(await quiet).toBe('quiet');
  expect(await Promise.all(noisy)).toHaveLength(6);
});

test('IDN-8 D5: whose turn it is goes round by clinic, not by arrival', async () => {
  const { begun, call, endOne } = stage(2);
  void call('a', 'a0');
  void call('b', 'b0');
  for (const name of ['a1', 'a2', 'a3', 'a4']) void call('a', name);
  for (const name of ['b1', 'c1']) void call(name.charAt(0), name);
  await turn();
  for (let n = 0; n < 8; n++) await endOne();
  expect(begun).toEqual(['a0', 'b0', 'a1', 'b1', 'c1', 'a2', 'a3', 'a4']);
});

test('IDN-8: more than may wait are asked to come again, and a failed call gives its place back', async () => {
  const gate = new FairGate(2);
  const { promise, resolve } = Promise.withResolvers<void>();
  const calls = Array.from({ length: 501 }, () => gate.run('noisy', () => promise));
  await expect(gate.run('noisy', () => promise)).rejects.toThrow('asks for too much at once');
  resolve();
  await Promise.all(calls);
  await expect(gate.run('noisy', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await gate.run('noisy', async () => 'works')).toBe('works');
});

test('IDN-8: whatever comes in whatever order is done once, never more at a time than there are places', async () => {
  const clinics = fc.constantFrom('a', 'b', 'c', 'd');
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.array(clinics, { maxLength: 60 }),
      async (places, calls) => {
        const gate = new FairGate(places);
        let working = 0;
        let most = 0;
        const done = await Promise.all(
          calls.map((clinic, n) =>
            gate.run(clinic, async () => {
              most = Math.max(most, ++working);
              await turn();
              working--;
              return n;
            }),
          ),
        );
        expect(done).toEqual(calls.map((_, n) => n));
        expect(most).toBeLessThanOrEqual(places);
      },
    ),
  );
});
