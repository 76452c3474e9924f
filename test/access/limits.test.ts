import { describe, expect, test } from 'vitest';
import type { ClinicFacts } from '../../server/access/clinics/clinics.ts';
import { periodOf, takeApiCalls } from '../../server/access/clinics/plan-limits.ts';
import { Patient } from '../../server/clinic/patients/patient.entity.ts';
import { asActor } from '../../server/data/orm/as-actor.ts';
import { systemActor } from '../../server/data/records/actor.ts';
import { systemHand } from '../../server/data/trails/system-action.ts';
import { facilityFields, patientFields } from '../../server/demo/factories/factories.ts';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { changePlan, savePlan } from '../../server/platform/clinics/plans.ts';
import type { Metric } from '../../shared/clinic/usage.ts';
import { join } from '../world/join.ts';
import { as, bookableAnyTime, clinic, faker, planes, slot, sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');
const operator = systemHand('Otto Operator');
const month = periodOf(new Date());

const limits = { maxUsers: null, maxPatients: null, maxBookingsPerMonth: null, maxApiCallsPerMonth: null };
let numbered = 0;
/** A plan of its own with these limits; answers its code. */
const plan = async (only: Partial<Record<keyof typeof limits, number>>): Promise<string> => {
  const code = `plan-${++numbered}`;
  await savePlan(planes, operator, {
    ...{ ...limits, ...only, code, name: `Plan ${numbered}`, price: 100, currency: 'EUR', trialDays: 0 },
    ...{ maxStorageMegabytes: null, callsPerMinute: 100, tokenCallsPerMinute: 10 },
  });
  return code;
};

const used = async ({ id }: ClinicFacts, metric: Metric, period = ''): Promise<number> =>
  (
    await admin.query(
      'select count from platform.usage where clinic_id = $1 and metric = $2 and period = $3',
      [...[id, metric, period]],
    )
  ).rows[0]?.count ?? 0;

/** How many rows there are, as the counters should say. */
const there = async ({ id }: ClinicFacts, table: string, where = 'deleted_at is null'): Promise<number> =>
  Number(
    (await admin.query(`select count(*) from clinic.${table} where tenant_id = $1 and ${where}`, [id]))
      .rows[0].count,
  );

/** Runs all at once; how many succeeded, and what the others were told. */
const race = async (attempts: Promise<unknown>[]) => {
  const results = await Promise.allSettled(attempts);
  const refusals = results.flatMap(result =>
    result.status === 'rejected' ? [result.reason as { code: string; message: string }] : [],
  );
  return {
    won: results.length - refusals.length,
    told: [...new Set(refusals.map(({ code, message }) => `${code} ${message}`))],
  };
};
const twenty = Array.from({ length: 20 }, (_, n) => n);

describe('the limits of a plan', () => {
  test('C2 TEN-3: with one place left, one of 20 parallel admissions gets it', async () => {
    const of = await clinic({ plan: await plan({ maxPatients: 10 }) });
    const caller = await as(of);
    for (let n = 0; n < 9; n++) await caller.patients.admit(patientFields(faker));
    const { won, told } = await race(twenty.map(() => caller.patients.admit(patientFields(faker))));
    expect({ won, told }).toEqual({
      won: 1,
      told: [
        'UNPROCESSABLE_CONTENT Your plan allows 10 patients. Move patients to the trash, or ask for a larger plan.',
      ],
    });
    expect([await used(of, 'patients'), await there(of, 'patients')]).toEqual([10, 10]);
  });

  test('C2 TEN-3: with one place left, one of 20 parallel members gets it', async () => {
    const of = await clinic({ plan: await plan({ maxUsers: 2 }) });
    const { won, told } = await race(twenty.map(() => join(of)));
    expect({ won, told }).toEqual({
      won: 1,
      told: [
        'UNPROCESSABLE_CONTENT Your plan allows 2 active members. Deactivate a member, or ask for a larger plan.',
      ],
    });
    expect([await used(of, 'users'), await there(of, 'users')]).toEqual([2, 2]);
  });

  test('C2 TEN-3: with one booking of the month left, one of 20 parallel bookings gets it', async () => {
    const {
      clinic: of,
      caller,
      links,
    } = await bookableAnyTime({ plan: await plan({ maxBookingsPerMonth: 3 }) });
    const book = (n: number) =>
      caller.bookings.book({ ...links, startsAt: slot(8 + (n % 8), 7 + Math.floor(n / 8)) });
    await book(20);
    await book(21);
    const { won, told } = await race(twenty.map(book));
    expect({ won, told }).toEqual({
      won: 1,
      told: [
        'UNPROCESSABLE_CONTENT Your plan allows 3 bookings a month. Wait for the next month, or ask for a larger plan.',
      ],
    });
    expect([await used(of, 'bookings', month), await there(of, 'bookings')]).toEqual([3, 3]);
  });

  test('TEN-3: who leaves makes room, and who comes back needs room again', async () => {
    const of = await clinic({ plan: await plan({ maxUsers: 2, maxPatients: 1 }) });
    const caller = await as(of);
    const [first, user] = [await caller.patients.admit(patientFields(faker)), await join(of)];
    await caller.patients.trash(versionOf(first));
    const second = await caller.patients.admit(patientFields(faker));
    await expect(caller.patients.restore({ id: first.id })).rejects.toThrow('Your plan allows 1 patients.');
    await caller.patients.trash(versionOf(second));
    await caller.patients.restore({ id: first.id });
    const away = await caller.users.update({ ...versionOf(user), status: 'inactive' });
    await join(of);
    await expect(caller.users.update({ ...versionOf(away), status: 'active' })).rejects.toThrow(
      'Your plan allows 2 active members.',
    );
    expect([await used(of, 'patients'), await used(of, 'users')]).toEqual([1, 2]);
  });

  test('TEN-3: many rows in one transaction are counted, and refused together', async () => {
    const of = await clinic({ plan: await plan({ maxPatients: 50 }) });
    const admitAll = (count: number) =>
      asActor(planes, systemActor(of.id, 'test'), async em => {
        for (let n = 0; n < count; n++) em.create(Patient, { firstName: 'One', lastName: `Of many ${n}` });
      });
    await admitAll(40);
    await expect(admitAll(11)).rejects.toMatchObject({ constraint: 'plan_patients' });
    expect([await used(of, 'patients'), await there(of, 'patients')]).toEqual([40, 40]);
  });

  test('TEN-3: what has no limit is counted all the same, and other clinics are not concerned', async () => {
    const [of, other] = [await clinic({ plan: await plan({}) }), await clinic()];
    await (await as(of)).patients.admit(patientFields(faker));
    await (await as(of)).facilities.create(facilityFields(faker));
    expect([await used(of, 'patients'), await used(other, 'patients')]).toEqual([1, 0]);
  });

  test('TEN-3: API calls are taken from the month, never more than the plan has, whoever takes at the same time', async () => {
    const of = await clinic({ plan: await plan({ maxApiCallsPerMonth: 30 }) });
    const taken = await Promise.all([...twenty, ...twenty].map(() => takeApiCalls(planes, of.id)));
    expect(taken.reduce((sum, each) => sum + each, 0)).toBe(30);
    expect(taken).toContain(0);
    expect(await used(of, 'api_calls', month)).toBe(30);
  });

  test('TEN-3: the more calls there were, the more are taken at once, and at most twenty', async () => {
    const of = await clinic({ plan: await plan({}) });
    const takenAfter = async (count: number) => {
      await admin.query(
        "update platform.usage set count = $2 where clinic_id = $1 and metric = 'api_calls'",
        [of.id, count],
      );
      return takeApiCalls(planes, of.id);
    };
    expect(await takeApiCalls(planes, of.id)).toBe(1);
    expect([await takenAfter(20), await takenAfter(21), await takenAfter(9000)]).toEqual([1, 2, 20]);
  });
});

describe('another plan', () => {
  test('TEN-3 AUD-5: a larger one bites at once and stands in both audits', async () => {
    const of = await clinic({ plan: await plan({ maxPatients: 1 }) });
    const caller = await as(of);
    await caller.patients.admit(patientFields(faker));
    await expect(caller.patients.admit(patientFields(faker))).rejects.toThrow('Your plan allows 1');
    await changePlan(planes, operator, { clinicId: of.id, plan: 'standard', reason: 'They grow.' });
    await caller.patients.admit(patientFields(faker));
    const { rows } = await admin.query(
      `select actor, reason, changes from platform.system_entries where tenant_id = $1 and action = 'clinic.plan'`,
      [of.id],
    );
    expect(rows).toEqual([
      {
        ...{ actor: 'Otto Operator', reason: 'They grow.' },
        changes: { plan: { from: expect.any(String), to: 'standard' } },
      },
    ]);
  });

  test('TEN-3: one that is too small is refused with what is too much, and nothing changes', async () => {
    const of = await clinic();
    const caller = await as(of);
    for (let n = 0; n < 3; n++) await caller.patients.admit(patientFields(faker));
    const small = await plan({ maxPatients: 2, maxUsers: 1 });
    const change = changePlan(planes, operator, { clinicId: of.id, plan: small, reason: 'Cheaper.' });
    await expect(change).rejects.toThrow(/uses more than Plan \d+ allows: 3 of 2 patients\.$/);
    const unknown = changePlan(planes, operator, { clinicId: of.id, plan: 'no-such', reason: 'x' });
    await expect(unknown).rejects.toThrow('There is no plan called no-such.');
    expect((await admin.query('select plan from platform.clinics where id = $1', [of.id])).rows).toEqual([
      { plan: 'standard' },
    ]);
  });

  test('TEN-3 C2: nobody slips in while a plan becomes smaller', async () => {
    const of = await clinic();
    const caller = await as(of);
    await caller.patients.admit(patientFields(faker));
    const tight = await plan({ maxPatients: 1 });
    await race([
      changePlan(planes, operator, { clinicId: of.id, plan: tight, reason: 'Cheaper.' }),
      ...twenty.map(() => caller.patients.admit(patientFields(faker))),
    ]);
    const { rows } = await admin.query(
      `select p.max_patients, u.count from platform.clinics c join platform.plans p on p.code = c.plan
       join platform.usage u on u.clinic_id = c.id and u.metric = 'patients' where c.id = $1`,
      [of.id],
    );
    const [{ max_patients, count }] = rows;
    expect(max_patients === null || count <= max_patients).toBe(true);
    expect(count).toBe(await there(of, 'patients'));
  });
});
