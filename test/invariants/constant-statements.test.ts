import { beforeAll, describe, expect, test } from 'vitest';
import { Service } from '../../server/clinic/services/service.entity.ts';
import { asActor } from '../../server/data/orm/as-actor.ts';
import {
  bookingFields,
  facilityFields,
  serviceFields,
  userFields,
} from '../../server/demo/factories/factories.ts';
import { procedures } from '../../server/router.ts';
import { MINUTE } from '../../shared/durations.ts';
import { messagesOf } from '../world/messages.ts';
import { call, inputFor, type Records, records } from '../world/records.ts';
import { admit, as, despite, faker, fixture, member, planes, slot, sqlAs, systemOf } from '../world/world.ts';

// One query that asks again for each of its rows is the commonest way to a slow list. The least of several calls counts,
// because what a process believes for a second is asked anew now and then.
const CALLS = 4;
const MORE = 30;

const queries = procedures.flatMap(([path, { _def }]) => (_def.type === 'query' ? [path] : []));
const admin = await sqlAs('admin');
let ours: Records;
const few = new Map<string, number>();

const parts = [planes.clinic, planes.identity, planes.platform];
const statementsOf = async (work: () => Promise<unknown>): Promise<number> =>
  (await messagesOf(parts, work)).join(';\n').split(';\n').length;

/** How many statements a query takes. */
const measure = async (path: string): Promise<number> => {
  const caller = await as(ours.clinic);
  const input = inputFor(path, ours);
  const counts: number[] = [];
  for (let n = 0; n < CALLS; n++) {
    counts.push(await statementsOf(() => call(caller, path, input)));
  }
  return Math.min(...counts);
};

/** A list as it should not be. */
const oneByOne = () =>
  asActor(planes, systemOf(ours.clinic), async em => {
    for (const { id } of await em.find(Service, {}))
      await em.findOneOrFail(Service, { id }, { refresh: true });
  });
let fewOneByOne: number;

/** Thirty more of whatever a clinic keeps lists of. */
const grow = async (): Promise<void> => {
  const caller = await as(ours.clinic);
  const { links, clinic } = ours;
  const { practitionerId, facilityId } = links;
  for (let n = 0; n < MORE; n++) {
    const patient = await admit(clinic, { practitionerId, facilityId });
    // After what the morning is taken by already.
    const startsAt = new Date(+new Date(slot(12)) + n * 30 * MINUTE).toISOString();
    await caller.bookings.book(bookingFields(faker, { ...links, despite, patientId: patient.id, startsAt }));
    await caller.patients.get({ id: ours.patient.id });
    await caller.facilities.create(facilityFields(faker));
    await caller.services.create(serviceFields(faker));
    await caller.invitations.invite(userFields(faker));
    await caller.tokens.create({ name: `Kiosk ${n}`, role: 'staff', scopes: ['bookings:read'] });
    await member(clinic, 'provider');
    await fixture.newToken(clinic);
  }
};

beforeAll(async () => {
  ours = await records();
  for (const path of queries) few.set(path, await measure(path));
  fewOneByOne = await statementsOf(oneByOne);
  await grow();
}, 300_000);

describe('DB-11: lists', () => {
  test('DB-11: have thirty rows more than before', async () => {
    const { rows } = await admin.query<{ n: number }>(
      `select count(*)::int as n from clinic.patients where tenant_id = $1
       union all select count(*)::int from identity.sessions where tenant_id = $1`,
      [ours.clinic.id],
    );
    expect(Math.min(...rows.map(({ n }) => n))).toBeGreaterThan(MORE);
  });

  test('DB-11: that ask again for each row are noticed', async () => {
    expect(await statementsOf(oneByOne)).toBe(fewOneByOne + MORE);
  });

  test.each(queries)('DB-11: %s takes as many statements for many rows as for few', async path => {
    expect(await measure(path)).toBe(few.get(path));
  });
});
