import { createApp } from '../../server/app.ts';
import { openDatabase } from '../../server/data/database/open-database.ts';
import { openPlanes } from '../../server/data/orm/planes.ts';
import { entities } from '../../server/entities.ts';
import { createLog } from '../../server/logger.ts';
import { createProver } from '../../server/platform/proofs/prover.ts';
import { serve } from '../../server/serve.ts';
import { beServer } from './children.ts';

/** MedFlow as it is, on the scratch database. */
beServer(async ({ env, databaseName }) => {
  const database = await openDatabase(env, { mayBeMissing: true });
  const log = createLog(env);
  const planes = await openPlanes(database, entities, databaseName, { poolMax: env.poolMax, log });
  await planes.changes.start();
  const lifecycle = { draining: false };
  const app = createApp({
    env,
    planes,
    log,
    lifecycle,
    prover: createProver(log),
    demoClinics: async () => [],
    failingChecks: () => [],
  });
  const serving = await serve(app, { ...env, host: '127.0.0.1', port: 0 }, lifecycle);
  return {
    port: serving.port,
    async stop() {
      await serving.stop();
      await planes[Symbol.asyncDispose]();
      await database.close();
    },
  };
});
