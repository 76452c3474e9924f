import { afterAll } from 'vitest';
import { createApp } from '../../server/app.ts';
import { openPlanes } from '../../server/data/orm/planes.ts';
import { entities } from '../../server/entities.ts';
import { serve } from '../../server/serve.ts';
import { database, databaseName, env, log, prover } from '../world/world.ts';
import { type Ask, type Raw, send } from './send.ts';

/** One more MedFlow on this file's database, with connections and a memory of its own, as another process has. */
export const openProcess = async () => {
  const planes = await openPlanes(database, entities, databaseName, { poolMax: 4 });
  await planes.changes.start();
  const lifecycle = { draining: false };
  const decisions = { ...env, trustProxy: ['loopback'] };
  const app = createApp({
    ...{ env: decisions, planes, log, lifecycle, prover, failingChecks: () => [] },
    demoClinics: async () => [],
  });
  const serving = await serve(app, { ...decisions, port: 0, host: '127.0.0.1' }, lifecycle);
  afterAll(async () => {
    await serving.stop();
    await planes[Symbol.asyncDispose]();
  });
  return { planes, serving, port: serving.port, ask: (ask: Ask): Promise<Raw> => send(serving.port, ask) };
};
