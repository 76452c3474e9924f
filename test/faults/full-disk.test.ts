import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { withConnection } from '../../server/data/database/connection/connect.ts';
import { send } from '../http/send.ts';
import { expectAsTold } from './as-told.ts';
import { install, signIn } from './installation.ts';
import { smallDisk } from './small-disk.ts';
import { supervise } from './supervise.ts';
import { writing } from './writers.ts';

const NO_ROOM = 'There is no room to save anything at the moment. Nothing was saved; please try again later.';
const PATIENTLY = { timeout: 60_000 };

const disk = await smallDisk(600);
const target = await smallDisk(1);
const installation = await install({
  MEDFLOW_DATA_DIR: join(disk.folder, 'data'),
  MEDFLOW_BACKUP_DIR: target.folder,
});
const server = await supervise(installation.environment);
afterAll(server.stop);

test('F4: on a full disk changes are refused in words and nothing is spoiled; with room again it goes on by itself', async () => {
  const health = async (path: string) => (await send(server.port, { host: 'localhost', path })).status;
  await expect.poll(server.isUp, { timeout: 120_000 }).toBe(true);
  const cookie = await signIn(server.port);
  const { outcomes, refusals, strange, acknowledged, stop } = writing({
    ports: [server.port],
    cookie,
    writers: 4,
  });
  const told = (outcome: string) => [...outcomes.values()].filter(each => each === outcome).length;
  await expect.poll(() => acknowledged.length, PATIENTLY).toBeGreaterThan(20);

  await disk.fill();
  await expect.poll(() => told('refused'), PATIENTLY).toBeGreaterThan(20);
  expect([...refusals]).toContain(NO_ROOM);
  // The log of changes goes on in files that it has kept; without room for a new one the database stops.
  const useUp = async () => {
    await withConnection(await installation.admin(), client => client.query('select pg_switch_wal()')).catch(
      () => undefined,
    );
    return health('/readyz');
  };
  await expect.poll(useUp, { ...PATIENTLY, interval: 20 }).toBe(503);
  expect(await health('/healthz')).toBe(200);
  const refused = told('refused');
  await expect.poll(() => told('refused'), PATIENTLY).toBeGreaterThan(refused + 20);

  await disk.free();
  const freed = Date.now();
  await expect.poll(() => health('/readyz'), PATIENTLY).toBe(200);
  await expect.poll(() => acknowledged.filter(at => at > freed).length, PATIENTLY).toBeGreaterThan(20);
  await stop();
  expect(strange).toEqual([]);
  await expectAsTold(installation, { port: server.port, cookie, outcomes });
  // A start that is tried again and again leaves nothing behind.
  const left = (await readdir(join(installation.dataDir, 'postgres'))).filter(name =>
    /\.conf\.\d/.test(name),
  );
  expect(left).toEqual([]);
});

test('F4 OPS-1: a backup whose target is full is marked as failed and leaves nothing; the next one is made once there is room', async () => {
  await target.fill(16 * 1024);
  await expect(installation.medflow('backup', 'create', 'faults')).rejects.toThrow('ENOSPC');

  expect(await installation.medflow('backup', 'list', 'faults')).toEqual([]);
  expect(await installation.sql('select failure from platform.backups')).toEqual([{ failure: 'ENOSPC' }]);
  expect(await installation.sql(`select name from platform.alerts where name = 'BackupFailed'`)).toHaveLength(
    1,
  );
  const [folder = ''] = (await readdir(target.folder)).filter(name => name !== 'ballast');
  expect(await readdir(join(target.folder, folder))).toEqual([]);

  await target.free();
  await installation.medflow('backup', 'create', 'faults');
  expect(await installation.medflow('backup', 'verify', 'faults')).toMatchObject({
    rows: expect.any(Number),
  });
});
