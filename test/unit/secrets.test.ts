import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readEnv } from '../../server/env.ts';
import { rootSecret } from '../../server/secrets.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medflow-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

const secretIn = (dataDir: string) => rootSecret(readEnv({ NODE_ENV: 'test', MEDFLOW_DATA_DIR: dataDir }));

test('DB-5: a secret is made once and is the same from then on, however many ask for it at once', async () => {
  const dataDir = join(folder, 'fresh');
  const secrets = await Promise.all([secretIn(dataDir), secretIn(dataDir), secretIn(dataDir)]);

  expect(secrets[0]?.length).toBeGreaterThanOrEqual(32);
  for (const secret of [...secrets, await secretIn(dataDir)]) expect(secret).toEqual(secrets[0]);
});

test('DB-5: a secret that was cut short is refused rather than replaced', async () => {
  await writeFile(join(folder, 'secret'), 'cut short\n');

  await expect(secretIn(folder)).rejects.toThrow(/^The secret in .+ is too short to be one of ours\.$/);
});

test('DB-5: where no secret can be kept, the sentence says where and what to do', async () => {
  const file = join(folder, 'a-file');
  await writeFile(file, '');

  await expect(secretIn(file)).rejects.toThrow(
    /can be neither read nor created \(ENOTDIR\).+MEDFLOW_DATA_DIR/,
  );
});
