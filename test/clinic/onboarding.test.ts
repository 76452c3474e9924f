import { expect, test } from 'vitest';
import { systemHand } from '../../server/data/trails/system-action.ts';
import { facilityFields } from '../../server/demo/factories/factories.ts';
import { healthOf } from '../../server/platform/clinics/health.ts';
import { changePlan, savePlan } from '../../server/platform/clinics/plans.ts';
import { consoleAs, operator } from '../world/console.ts';
import { as, bookable, clinic, faker, planes, slot, sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');
const nothingMore = {
  maxPatients: null,
  maxBookingsPerMonth: null,
  maxStorageMegabytes: null,
  maxApiCallsPerMonth: null,
};

const doneIn = async (caller: Awaited<ReturnType<typeof as>>) =>
  (await caller.clinic.onboarding()).steps.flatMap(({ step, done }) => (done ? [step] : []));

test('TEN-2: the first steps of a clinic are done when its data says so, and undone when that goes', async () => {
  expect(await doneIn(await as(await clinic()))).toEqual([]);
  const { caller, links } = await bookable();
  expect(await doneIn(caller)).toEqual(['service', 'staff', 'hours', 'patient']);
  await caller.clinic.changeProfile({ legalName: 'Clinic Ltd', address: 'Here 1' });
  const { id, version } = await caller.facilities.create(facilityFields(faker, { address: 'Here 1' }));
  await caller.bookings.book({ ...links, startsAt: slot(9) });
  expect(await doneIn(caller)).toEqual([
    ...['profile', 'address', 'service', 'staff', 'hours', 'patient', 'booking'],
  ]);
  await caller.facilities.trash({ id, version });
  expect(await doneIn(caller)).not.toContain('address');
});

test('OPS-6 TEN-3: the health of a clinic says what is wrong with it, in numbers that name nobody', async () => {
  const { clinic: of, caller, patient } = await bookable();
  expect(await healthOf(planes, of.id)).toMatchObject({ score: 100, reasons: [], failedSignIns: 0 });

  await savePlan(planes, systemHand('test'), {
    ...{
      ...nothingMore,
      code: 'for-two',
      name: 'For two',
      price: 0,
      currency: 'EUR',
      trialDays: 0,
      maxUsers: 2,
    },
    ...{ callsPerMinute: 1000, tokenCallsPerMinute: 100 },
  });
  await changePlan(planes, systemHand('test'), { clinicId: of.id, plan: 'for-two', reason: 'small' });
  await admin.query(
    `insert into clinic.audit_entries (tenant_id, at, action, entity) select $1, now(), 'LOGIN_FAILED', 'Session' from generate_series(1, 21)`,
    [of.id],
  );
  const health = await healthOf(planes, of.id);
  expect(health).toMatchObject({
    ...{ score: 55, failedSignIns: 21, activeMembers: 1 },
    reasons: ['More than 20 sign-ins failed within a week.', 'A limit of the plan is used up.'],
  });
  expect(JSON.stringify(health)).not.toContain(patient.lastName);
  const desk = await consoleAs(await operator('auditor'));
  expect(await desk.clinics.health({ ids: [of.id] })).toMatchObject({
    items: [{ id: of.id, score: 55, reasons: health?.reasons, usage: health?.usage }],
  });

  await admin.query('set session_replication_role = replica');
  await admin.query(`update clinic.audit_entries set at = at - interval '10 days' where tenant_id = $1`, [
    of.id,
  ]);
  await admin.query('reset session_replication_role');
  expect(await healthOf(planes, of.id)).toMatchObject({
    ...{ score: 55, activeMembers: 0 },
    reasons: ['Nobody has worked here for a week.', 'A limit of the plan is used up.'],
  });
  await caller.patients.list({});
});
