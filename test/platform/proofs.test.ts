import { expect, test, vi } from 'vitest';
import { systemHand } from '../../server/data/trails/system-action.ts';
import { SystemEntry } from '../../server/data/trails/system-entry.entity.ts';
import { keepProof } from '../../server/platform/proofs/proofs.ts';
import { createProver } from '../../server/platform/proofs/prover.ts';
import type { ProofReport } from '../../shared/platform/proof.ts';
import { consoleAs, operator } from '../world/console.ts';
import { answerTo } from '../world/records.ts';
import { log, planes, sqlAs } from '../world/world.ts';

const report: ProofReport = {
  ...{ at: '2026-11-21T09:00:00.000Z', version: '0.1.0', build: 'medflow@0.1.0', ms: 1200 },
  ...{ database: { name: 'medflow', version: '18.4' }, complete: true, ok: true },
  counts: { catalogue: 1, walk: 1, forgery: 1, mutation: 1, holes: 0 },
  checks: [{ part: 'catalogue', check: 'promises of the schema', objects: 1, outcome: 'held', ms: 3 }],
  holes: [],
};

const keep = async (): Promise<string> => {
  await keepProof(planes, report, systemHand('test'));
  const { items } = await (await consoleAs(await operator('auditor'))).proofs.list({ limit: 1 });
  return items[0]?.id ?? '';
};

test('OPS-7: the console shows a kept report with its date and every check, as it was signed', async () => {
  const id = await keep();
  expect(await (await consoleAs(await operator('support'))).proofs.get({ id })).toMatchObject({
    ...{ id, faults: [], report, createdAt: expect.any(String) },
  });
});

test('OPS-7: a report that was altered in the database is told from a genuine one', async () => {
  const [id, broken, desk] = [await keep(), await keep(), await consoleAs(await operator())];
  const admin = await sqlAs('admin');
  await admin.query(
    `update platform.proofs set signed = jsonb_set(signed, '{report,counts,walk}', '999') where id = $1`,
    [id],
  );
  await admin.query(`update platform.proofs set signed = '{}' where id = $1`, [broken]);
  expect(await desk.proofs.get({ id })).toMatchObject({
    faults: ['The signature does not fit: the report was altered, or is of another installation.'],
  });
  const { items } = await desk.proofs.list({ limit: 2 });
  expect(items).toMatchObject([
    { id: broken, faults: [expect.stringMatching(/^It cannot be read as a report/)] },
    { id, faults: [expect.stringContaining('does not fit')] },
  ]);
});

test('OPS-7: a proof that could not be made says why, where its report would stand', async () => {
  const DATABASE_URL = 'postgresql://medflow@127.0.0.1:1/medflow';
  const prover = createProver(log, {
    ...{ PATH: String(process.env.PATH), NODE_ENV: 'test', LOG_LEVEL: 'silent' },
    ...{ DATABASE_URL, MEDFLOW_SECRET: 'a secret of sufficient length, 42' },
  });
  prover.start();
  await expect.poll(() => prover.state().isRunning, { timeout: 30_000, interval: 50 }).toBe(false);
  expect(prover.state().failure).toMatch(/^Nothing listens where the database server at 127\.0\.0\.1:1/);
});

test('OPS-7 AUD-5: a kept report can be neither changed nor removed, and the system audit names it', async () => {
  const id = await keep();
  const entries = await planes.platform.em.fork().find(SystemEntry, { entityId: id });
  expect(entries).toMatchObject([{ action: 'proof.run', actor: 'test', changes: { holes: { to: 0 } } }]);
  const platform = await sqlAs('platform');
  for (const statement of ['update platform.proofs set created_at = now()', 'delete from platform.proofs'])
    await expect(platform.query(statement)).rejects.toMatchObject({ code: '42501' });
  for (const role of ['app', 'identity'] as const)
    await expect((await sqlAs(role)).query('select from platform.proofs')).rejects.toMatchObject({
      code: '42501',
    });
});

test('OPS-7: history is read page by page, the newest first', async () => {
  const ids = [await keep(), await keep(), await keep()];
  const desk = await consoleAs(await operator());
  const first = await desk.proofs.list({ limit: 2 });
  const rest = await desk.proofs.list({ limit: 1, cursor: first.nextCursor ?? '' });
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(ids.toReversed());
});

test('OPS-7: an administrator runs a proof from the console, one at a time, and finds its report', async () => {
  const [boss, desk] = [await operator(), await consoleAs(await operator('auditor'))];
  const theirs = await consoleAs(boss);
  await theirs.proofs.run();
  expect(await desk.proofs.state()).toEqual({ isRunning: true, failure: null });
  expect(await answerTo(theirs, 'proofs.run', undefined)).toMatchObject({
    ...{ code: 'UNPROCESSABLE_CONTENT', answer: 'A proof is running already.' },
  });
  await vi.waitFor(
    async () => expect(await desk.proofs.state()).toEqual({ isRunning: false, failure: null }),
    {
      ...{ timeout: 60_000, interval: 250 },
    },
  );
  // The server's own user is no superuser here, so no scratch database can be made.
  const { items } = await desk.proofs.list({ limit: 1 });
  expect(items).toMatchObject([{ faults: [], report: { complete: false, ok: true } }]);
  const entries = await planes.platform.em.fork().find(SystemEntry, { operatorId: boss.id });
  expect(entries.map(({ action }) => action)).toEqual(['proof.start']);
}, 90_000);
