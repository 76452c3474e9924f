import { expect, test } from 'vitest';
import type { ClinicFacts } from '../../server/access/clinics/clinics.ts';
import { usageOf } from '../../server/clinic/usage/usage.ts';
import { systemHand } from '../../server/data/trails/system-action.ts';
import { startJobs } from '../../server/operations/jobs/run-jobs.ts';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { endTrials, markPastDue } from '../../server/platform/clinics/lifecycle.ts';
import { changePlan, savePlan } from '../../server/platform/clinics/plans.ts';
import { warnOfLimits } from '../../server/platform/usage/limit-warnings.ts';
import { join } from '../world/join.ts';
import { outboxOf } from '../world/mailbox.ts';
import {
  admit,
  as,
  bookable,
  clinic,
  database,
  databaseName,
  env,
  log,
  planes,
  slot,
  sqlAs,
} from '../world/world.ts';

const admin = await sqlAs('admin');
const operator = systemHand('Otto Operator');
const limits = {
  maxPatients: null,
  maxBookingsPerMonth: null,
  maxStorageMegabytes: null,
  maxApiCallsPerMonth: null,
};
for (const maxUsers of [5, 10])
  await savePlan(planes, operator, {
    ...{
      ...limits,
      maxUsers,
      code: `for-${maxUsers}`,
      name: `For ${maxUsers}`,
      price: 4900,
      currency: 'EUR',
    },
    ...{ trialDays: 0, callsPerMinute: 1000, tokenCallsPerMinute: 100 },
  });

const letters = async (of: ClinicFacts): Promise<string[]> =>
  (await outboxOf(of, { kind: 'clinic.limit' })).map(({ subject }) => subject);
const trialIsOver = ({ id }: ClinicFacts) =>
  admin.query(`update platform.clinics set trial_ends_at = now() - interval '1 second' where id = $1`, [id]);

test('TEN-3: the report says what is used of the plan, and how the months went', async () => {
  const { clinic: of, caller, links } = await bookable();
  await caller.bookings.book({ ...links, startsAt: slot(9) });
  const report = await caller.usage.report();
  expect(report).toMatchObject({
    plan: { name: 'Standard', price: 14_900, currency: 'EUR' },
    ...{ status: 'trial', trialEndsAt: expect.any(String), closesAt: null },
    metrics: [
      { metric: 'users', used: 2, limit: 50 },
      { metric: 'patients', used: 1, limit: 20_000 },
      { metric: 'bookings', used: 1, limit: 10_000 },
      { metric: 'api_calls', used: 0, limit: 500_000 },
    ],
  });
  expect(report.months).toHaveLength(12);
  expect(report.months.at(-1)).toMatchObject({ bookings: 1, apiCalls: 0 });
  const inNewYear = await usageOf(planes, of.id, new Date('2027-01-01T00:00:00Z'));
  expect(inNewYear.months.map(({ month }) => month)).toEqual([
    ...['2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09'],
    ...['2026-10', '2026-11', '2026-12', '2027-01'],
  ]);
});

test('TEN-3: owners are told once at 80 and once at 100 percent, and again after there was room', async () => {
  const of = await clinic({ plan: 'for-5' });
  const caller = await as(of);
  const [nearly, full] = [`${of.name}: your plan is nearly used up`, `${of.name}: your plan is used up`];
  await join(of);
  await join(of);
  await warnOfLimits(planes);
  expect(await letters(of)).toEqual([]);
  const fourth = await join(of);
  await Promise.all([warnOfLimits(planes), warnOfLimits(planes), warnOfLimits(planes)]);
  expect(await letters(of)).toEqual([nearly]);
  await join(of);
  await warnOfLimits(planes);
  await warnOfLimits(planes);
  expect(await letters(of)).toEqual([nearly, full]);
  await changePlan(planes, operator, { clinicId: of.id, plan: 'for-10', reason: 'They grow.' });
  await warnOfLimits(planes);
  await caller.users.trash(versionOf(fourth));
  await changePlan(planes, operator, { clinicId: of.id, plan: 'for-5', reason: 'They shrink.' });
  await warnOfLimits(planes);
  expect(await letters(of)).toEqual([nearly, full, nearly]);
});

test('TEN-3 TEN-2: a trial that is over becomes past due once, however many processes notice', async () => {
  const [over, lasting, paying] = [await clinic(), await clinic(), await clinic({ trialDays: 0 })];
  await trialIsOver(over);
  const ended = await Promise.all([endTrials(planes), endTrials(planes), endTrials(planes)]);
  expect(ended.reduce((sum, count) => sum + count)).toBe(1);
  const { rows } = await admin.query(
    `select (select status from platform.clinics where id = $1) as over, (select status from platform.clinics where id = $2) as lasting,
      (select status from platform.clinics where id = $3) as paying,
      (select count(*)::int from clinic.mails where tenant_id = $1 and kind = 'clinic.pastDue') as letters`,
    [over.id, lasting.id, paying.id],
  );
  expect(rows).toEqual([{ over: 'past_due', lasting: 'trial', paying: 'active', letters: 1 }]);
});

test('TEN-2 C2: of ten operators who take the same step at once, one takes it', async () => {
  const of = await clinic();
  const step = () => markPastDue(planes, operator, { clinicId: of.id, reason: 'unpaid' });
  const results = await Promise.allSettled(Array.from({ length: 10 }, step));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('TEN-3: the jobs run by the clock, and stop', async () => {
  const of = await clinic();
  await admit(of);
  await trialIsOver(of);
  const jobs = startJobs({ planes, log, env, database, name: databaseName });
  const status = async () =>
    (await admin.query('select status from platform.clinics where id = $1', [of.id])).rows[0].status;
  await expect.poll(status, { timeout: 30_000 }).toBe('past_due');
  await jobs.stop();
});
