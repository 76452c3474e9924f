import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnyRouter } from '@trpc/server';
import type { ProofReport } from '../../../shared/platform/proof.ts';
import { connect, withConnection } from '../../data/database/connection/connect.ts';
import type { Database } from '../../data/database/connection/database.ts';
import { openPlanes } from '../../data/orm/planes.ts';
import type { Entities } from '../../data/records/scoping.ts';
import { vaultInMemory } from '../../data/vault/vault.ts';
import type { Log } from '../../logger.ts';
import { createProver } from '../../platform/proofs/prover.ts';
import { product } from '../product.ts';
import { forge } from './attacks/try-attacks.ts';
import { catalogue } from './catalogue.ts';
import { faultsIn } from './faults.ts';
import { mutate } from './mutate.ts';
import { onScratch } from './scratch.ts';
import type { Step } from './steps/step.ts';
import { openFixture } from './walk/fixture.ts';
import { inputsOf } from './walk/inputs.ts';
import { records } from './walk/records.ts';
import { walk } from './walk/walk.ts';

export interface ProofOptions {
  /** The router whose clinics are made and whose procedures are called; a parameter, so that a procedure may run the proof. */
  router: AnyRouter;
  entities: Entities;
  domain: string;
  log: Log;
  /** The live database, when it is not the one that MedFlow is set up for. */
  databaseName?: string;
  /** Looks at the live catalogue only, for installations that may not create a scratch database. */
  catalogueOnly?: boolean;
  say?: (sentence: string) => void;
  signal?: AbortSignal | undefined;
}

/**
 * Runs the proof (OPS-7) and answers its report; holes are a result, not an error. The live database is only looked at.
 * Everything else happens on a scratch database beside it; throws a StartupError when that cannot be created.
 */
export const prove = async (database: Database, options: ProofOptions): Promise<ProofReport> => {
  const { databaseName = database.name, catalogueOnly = false, say = () => undefined } = options;
  const [at, started] = [new Date().toISOString(), performance.now()];
  say('Checking the catalogue');
  const live = await lookAt(database, databaseName);
  const { steps } = live;
  if (!catalogueOnly)
    steps.push(...(await onScratch(database, options.entities, name => trials(database, name, options))));
  const holes = steps.flatMap(({ holes }) => holes);
  const tried = (part: string) =>
    steps.reduce((sum, { line }) => sum + (line.part === part ? line.objects : 0), 0);
  const { name, version } = product();
  return {
    ...{ at, version, build: `${name}@${version}`, database: { name: databaseName, version: live.version } },
    ...{ complete: !catalogueOnly, ok: holes.length === 0 },
    counts: {
      ...{ catalogue: tried('catalogue'), walk: tried('walk'), forgery: tried('forgery') },
      ...{ mutation: tried('mutation'), holes: holes.length },
    },
    ms: Math.round(performance.now() - started),
    checks: steps.map(({ line }) => line),
    holes,
  };
};

/** As the owner and read only: in production the admin may be gone. */
const lookAt = (database: Database, name: string): Promise<{ version: string; steps: Step[] }> =>
  withConnection(database.connection('owner', name), async client => {
    await client.query('begin read only');
    const { rows } = await client.query('show server_version');
    return { version: rows[0].server_version, steps: await catalogue(client) };
  });

const trials = async (database: Database, scratch: string, options: ProofOptions): Promise<Step[]> => {
  const { router, entities, domain, log, say = () => undefined, signal } = options;
  await using planes = await openPlanes(database, entities, scratch, { poolMax: 4, vault: vaultInMemory() });
  const admin = await connect(database.connection('admin', scratch));
  const app = await connect(database.connection('app', scratch));
  const backupDir = await mkdtemp(join(tmpdir(), 'medflow-proof-'));
  try {
    const fixture = openFixture({ planes, domain, log, prover: createProver(log), backupDir });
    const [ours, theirs] = await Promise.all([records(fixture, router), records(fixture, router)]);
    signal?.throwIfAborted();
    say('Calling every procedure with another clinic’s ids');
    const walked = await walk({ fixture, router, inputFor: inputsOf(router), ours, theirs, admin });
    signal?.throwIfAborted();
    say('Forging contexts');
    const sides = { ours: ours.clinic, theirs: theirs.clinic, key: planes.contextKey };
    const forged = await forge({ ...sides, app, admin });
    say('Planting faults in the schema');
    return [...walked, ...forged, ...(await mutate(admin, await faultsIn(admin), signal))];
  } finally {
    await admin.end();
    await app.end();
    await rm(backupDir, { recursive: true, force: true });
  }
};
