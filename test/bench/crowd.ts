import type { Faker } from '@faker-js/faker';
import { demoFaker } from '../../server/demo/factories/demo-faker.ts';
import { patientFields } from '../../server/demo/factories/factories.ts';
import { DAY } from '../../shared/durations.ts';
import { mutation, query } from './calls.ts';
import { atMost, type Figure } from './figures.ts';
import { type Call, load } from './load.ts';
import { searches } from './search.ts';
import type { Size } from './size.ts';
import type { Stage } from './stage.ts';
import { percentile, rounded } from './statistics.ts';

export const CROWD = 50;

/** 50 clients who never pause to think, reading and writing as a clinic's morning does (DB-9). */
export const crowd = async (stage: Stage, size: Size): Promise<{ concurrent50: Figure; rssMb: Figure }> => {
  const faker = demoFaker('en-US', 9, 'bench');
  const words = searches(200);
  const { requests, perSecond, times, errors } = await load({
    port: stage.medflow.port,
    clients: CROWD,
    forMs: size.crowdMs,
    next: client => anyCall(stage, faker, words, client),
  });
  const p95 = percentile(times, 0.95);
  const figure = atMost(100, p95, {
    errors: errors.length,
    ...(errors.length > 0 && { firstErrors: errors.slice(0, 3) }),
    requests,
    perSecond: rounded(perSecond),
    p50Ms: rounded(percentile(times, 0.5)),
    p95Ms: rounded(p95),
    p99Ms: rounded(percentile(times, 0.99)),
  });
  return {
    concurrent50: { ...figure, met: figure.met && errors.length === 0 },
    rssMb: atMost(300, await stage.medflow.rssMb()),
  };
};

/** Three reads for each write. */
const anyCall = (stage: Stage, faker: Faker, words: string[], client: number): Call => {
  const read = (path: string, input: object) => query(stage, path, input, client);
  const day = Date.now() + faker.number.int({ min: -30, max: 30 }) * DAY;
  const span = { from: new Date(day).toISOString(), to: new Date(day + DAY).toISOString() };
  return faker.helpers.weightedArrayElement([
    { weight: 15, value: () => read('patients.list', { limit: 50 }) },
    {
      weight: 15,
      value: () => read('patients.list', { limit: 20, search: faker.helpers.arrayElement(words) }),
    },
    { weight: 15, value: () => read('patients.get', { id: faker.helpers.arrayElement(stage.patientIds) }) },
    { weight: 15, value: () => read('bookings.list', { ...span, limit: 100 }) },
    { weight: 15, value: () => read('services.list', { limit: 50 }) },
    { weight: 15, value: () => mutation(stage, 'bookings.book', stage.nextWish(), client) },
    { weight: 10, value: () => mutation(stage, 'patients.admit', newPatient(faker), client) },
  ])();
};

const newPatient = (faker: Faker) => patientFields(faker, { identifier: `N-${faker.string.uuid()}` });
