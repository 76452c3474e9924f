import { expect, test } from 'vitest';
import { clinicsWithWork } from '../../server/access/clinics/clinics-with-work.ts';
import { openAlert, vaultFault } from '../../server/access/security-events/alerts.ts';
import { openSession } from '../../server/access/sessions/sessions.ts';
import { asActor } from '../../server/data/orm/as-actor.ts';
import { inPlatform } from '../../server/data/orm/in-platform.ts';
import { Mail } from '../../server/data/outbox/mail.entity.ts';
import { facilityFields } from '../../server/demo/factories/factories.ts';
import { inEachClinic } from '../../server/operations/jobs/in-each-clinic.ts';
import { unsealedTrails } from '../../server/operations/seals/seal-trail.ts';
import { appRouter } from '../../server/router.ts';
import { onTrail } from '../../server/work-trail.ts';
import { DAY } from '../../shared/durations.ts';
import {
  as,
  clinic,
  contextWith,
  env,
  faker,
  hostOf,
  member,
  planes,
  sqlAs,
  systemOf,
} from '../world/world.ts';

const reportOf = async (ours: Awaited<ReturnType<typeof clinic>>) => (await as(ours)).status.report();
const sealing = async (ours: Awaited<ReturnType<typeof clinic>>) =>
  (await reportOf(ours)).jobs.find(({ job }) => job === 'sealTrails');

test('OPS-3 OPS-2: a job that fails in one clinic is told to those who lead it, and to no other clinic', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const run = (fails: boolean) =>
    onTrail({ job: 'sealTrails' }, () =>
      inEachClinic(
        { planes, env, signal: new AbortController().signal },
        unsealedTrails(),
        async (_, { id }) => {
          if (fails && id === ours.id) throw new Error('Plantedlast could not be read');
          return false;
        },
      ),
    );
  expect((await clinicsWithWork(planes, unsealedTrails())).map(({ id }) => id)).toContain(ours.id);

  await expect(run(true)).rejects.toThrow('Plantedlast');
  expect(await sealing(ours)).toMatchObject({ failedAt: expect.any(String), doneSince: null });
  expect(await sealing(theirs)).toMatchObject({ failedAt: null, doneSince: null });
  const admin = await sqlAs('admin');
  const { rows } = await admin.query('select * from platform.job_failures where clinic_id = $1', [ours.id]);
  expect(JSON.stringify(rows)).not.toContain('Plantedlast');

  await run(false);
  expect(await sealing(ours)).toMatchObject({ failedAt: expect.any(String), doneSince: expect.any(String) });
});

test('OPS-3: the status tells how many mails wait and were given up, and which alerts are open', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const letter = { kind: 'test', recipient: 'a@b.test', subject: 'Hello', body: 'Hello' };
  const ago = (days: number) => new Date(Date.now() - days * DAY);
  await asActor(planes, systemOf(ours), async em => {
    em.create(Mail, { ...letter, at: ago(1), status: 'sent', sentAt: new Date('2026-01-05T10:00:00Z') });
    em.create(Mail, { ...letter, at: ago(2), status: 'sent', sentAt: new Date('2026-01-04T10:00:00Z') });
    for (const [days, fault] of [
      [1, 'SMTP 550'],
      [1, 'outdated'],
      [8, 'SMTP 550'],
    ] as const)
      em.create(Mail, { ...letter, at: ago(days), status: 'failed', fault });
    for (const days of [1, 3]) em.create(Mail, { ...letter, at: ago(days) });
  });
  await inPlatform(planes, em => openAlert(em, vaultFault(ours.id)));

  const { mails, alerts, database, server } = await reportOf(ours);
  expect(mails).toMatchObject({ failed: 1, waiting: 2, lastSentAt: '2026-01-05T10:00:00.000Z' });
  expect(Date.now() - Date.parse(String(mails?.waitingSince))).toBeGreaterThanOrEqual(3 * DAY);
  expect([alerts, (await reportOf(theirs)).alerts]).toEqual([1, 0]);
  expect(database.answeredInMs).toBeGreaterThanOrEqual(0);
  expect(server.version).toMatch(/^\d+\.\d+\.\d+/);

  // Of the clinic's own outbox whoever is bound to facilities sees nothing, which is not the same as that there is nothing.
  const { id: facilityId } = await (await as(ours)).facilities.create(facilityFields(faker));
  const { id, accountId } = await member(ours, 'admin', [facilityId]);
  const trace = { actorId: id, procedure: 'test', requestId: null, address: null, userAgent: null };
  const token = await openSession(planes, { accountId, tenantId: ours.id }, trace);
  const bound = appRouter.createCaller(contextWith(hostOf(ours), token));
  expect(await bound.status.report()).toMatchObject({ mails: null, alerts: 1 });
  await expect((await as(ours, 'staff')).status.report()).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
