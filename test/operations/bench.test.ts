import { expect, inject, test } from 'vitest';
import { readEnv } from '../../server/env.ts';
import { measureAll } from '../bench/bench.ts';
import type { Size } from '../bench/size.ts';
import { tableOf } from '../bench/table.ts';

const tiny: Size = {
  ...{ patients: 2000, clinics: 5, bookings: 400 },
  ...{ rounds: 1, blockMs: 200, calls: 5, searches: 8, slots: 5, mostClinics: 100, crowdMs: 1000 },
  homeBookings: 2000,
};

/** How fast a machine is that runs tests says nothing; that the benchmark measures what it claims to, does. */
test('DB-9 the benchmark measures every figure, and 50 clients at once see no error', {
  timeout: 300_000,
}, async () => {
  const said: string[] = [];
  const { machine, figures } = await measureAll(readEnv(inject('environment')), {
    size: tiny,
    say: sentence => said.push(sentence),
  });

  const figure = { value: expect.any(Number), goal: expect.any(Number), met: expect.any(Boolean) };
  const names = [
    ...['contextMs', 'sessionMs', 'rlsPointRatio', 'rlsListRatio', 'listVsBare', 'patientListVsBare'],
    ...['roundTripRatio', 'bookVsBare', 'searchP95Ms', 'concurrent50', 'rssMb', 'noisyNeighbour'],
    ...['liveMs', 'clinicsGrowth', 'freeSlotsMs', 'calendarWeekMs', 'bookContention', 'formSaveMs', 'homeMs'],
    ...['invoiceContention', 'coldLoadKb', 'importRowsPerS', 'searchRecall', 'vaultListRatio'],
    ...['rotationImpact', 'sealPerS', 'backupMbPerS', 'restoreMbPerS'],
  ];
  expect(figures).toEqual(Object.fromEntries(names.map(name => [name, expect.objectContaining(figure)])));
  expect(Object.values(figures).every(({ value }) => value > 0)).toBe(true);
  expect(figures.concurrent50).toMatchObject({ errors: 0 });
  expect(figures.bookContention).toMatchObject({ booked: 5 });
  expect(figures.invoiceContention).toMatchObject({ issued: 50, bareIssued: 50, gaps: 0, doubles: 0 });
  expect(tableOf(machine, figures).split('\n').length).toBeGreaterThan(names.length);
  expect(said.join()).toContain('2000 rows of patients');
});
