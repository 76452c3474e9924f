import { expect, test } from 'vitest';
import { recordRefusal } from '../../server/access/security-events/security-events.ts';
import { startJobs } from '../../server/operations/jobs/run-jobs.ts';
import { HealthReport } from '../../server/platform/health-reports/health-report.entity.ts';
import { mondayOf, reportHealth } from '../../server/platform/health-reports/report-health.ts';
import { consoleAs, operator } from '../world/console.ts';
import { mailsTo } from '../world/mailbox.ts';
import { admit, clinic, database, databaseName, env, log, member, planes, sqlAs } from '../world/world.ts';

test('LIT-9 OPS-2: each clinic gets one report a week, however many servers write them, and its owners one letter', async () => {
  const [sound, troubled, fresh] = [await clinic(), await clinic(), await clinic()];
  const owners = await Promise.all([sound, troubled, fresh].map(of => member(of, 'owner')));
  await admit(sound, { lastName: 'Plantedlast' });
  const refused = { kind: 'CROSS_TENANT_ACCESS_ATTEMPT', procedure: 'front door', requestId: null } as const;
  await recordRefusal(planes, { ...refused, tenantId: troubled.id, accountId: null, address: null });
  const admin = await sqlAs('admin');
  await admin.query(
    `update platform.clinics set created_at = now() - interval '20 days' where id = any($1)`,
    [[sound.id, troubled.id]],
  );

  const due = {
    reportHealth: { cron: '* * * * *', work: () => reportHealth(planes, new AbortController().signal) },
  };
  const parts = { planes, log, env, database, name: databaseName, due };
  const servers = [startJobs(parts), startJobs(parts)];
  const reports = () => planes.platform.em.fork().find(HealthReport, {});
  await expect.poll(async () => (await reports()).length, { timeout: 90_000, interval: 500 }).toBe(2);
  await Promise.all(servers.map(server => server.stop()));
  // Both at once, without a queue that would keep them apart.
  const { signal } = new AbortController();
  await Promise.all([reportHealth(planes, signal), reportHealth(planes, signal)]);

  const stateOf = new Map((await reports()).map(report => [report.clinicId, report]));
  expect(stateOf.size).toBe(2);
  expect(stateOf.get(sound.id)).toMatchObject({ state: 'HEALTHY', crossTenantAttempts: 0, rlsViolations: 0 });
  expect(stateOf.get(troubled.id)).toMatchObject({ state: 'AT_RISK', crossTenantAttempts: 1 });
  const letters = await Promise.all(
    owners.map(async ({ email }) => (await mailsTo(email)).filter(({ kind }) => kind === 'clinic.health')),
  );
  expect(letters.map(found => found.map(({ body }) => /HEALTHY|AT_RISK/.exec(body)?.[0]))).toEqual([
    ['HEALTHY'],
    ['AT_RISK'],
    [],
  ]);
  expect(JSON.stringify(letters)).not.toContain('Plantedlast');

  const nextWeek = new Date(Date.now() + 7 * 86_400_000);
  await Promise.all([reportHealth(planes, signal, nextWeek), reportHealth(planes, signal, nextWeek)]);
  expect((await reports()).filter(({ week }) => week === mondayOf(nextWeek))).toHaveLength(3);

  // Operators find the newest of each clinic, and of one of them all.
  const console = await consoleAs(await operator('auditor'));
  const listed = async (filters: Parameters<typeof console.healthReports.list>[0]) =>
    (await console.healthReports.list(filters)).items
      .map(({ clinic, week }) => `${clinic} ${week}`)
      .toSorted();
  const [now, next] = [mondayOf(new Date()), mondayOf(nextWeek)];
  const all = [sound, troubled, fresh].map(({ name }) => `${name} ${next}`).toSorted();
  expect(await listed({})).toEqual(all);
  expect(await listed({ clinicId: troubled.id })).toEqual([
    `${troubled.name} ${now}`,
    `${troubled.name} ${next}`,
  ]);
  expect(await listed({ state: 'AT_RISK', clinicId: sound.id })).toEqual([]);
});

test('LIT-9: a week begins on Monday, in UTC', () => {
  const days = ['2026-11-29T23:59:59Z', '2026-11-30T00:00:00Z', '2026-12-06T12:00:00Z'];
  expect(days.map(day => mondayOf(new Date(day)))).toEqual(['2026-11-23', '2026-11-30', '2026-11-30']);
});
