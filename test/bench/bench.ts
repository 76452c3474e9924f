import pg from 'pg';
import { openPlanes } from '../../server/data/orm/planes.ts';
import { entities } from '../../server/entities.ts';
import type { Env } from '../../server/env.ts';
import { backupsMbPerS } from './backups.ts';
import { calendarWeekMs, freeSlotsMs } from './calendar.ts';
import { startServer } from './children.ts';
import { coldLoadKb } from './cold-load.ts';
import { bookContention, invoiceContention } from './contention.ts';
import { contextCost } from './context.ts';
import { CROWD, crowd } from './crowd.ts';
import { atMost, type Figures } from './figures.ts';
import { fill } from './fill.ts';
import { formSaveMs } from './forms.ts';
import { clinicsGrowth, crowded } from './growth.ts';
import { homeMs } from './home.ts';
import { importRowsPerS } from './importing.ts';
import { liveChanges } from './live.ts';
import { type Machine, machineOf } from './machine.ts';
import { noisyNeighbour } from './neighbour.ts';
import { listUnderPolicy, pointUnderPolicy } from './policies.ts';
import { searchRecall } from './recall.ts';
import { rotationImpact } from './rotation.ts';
import { onScratch, type Scratch } from './scratch.ts';
import { sealPerS } from './sealing.ts';
import { searchByName } from './search.ts';
import { sessionCost } from './session.ts';
import { full, type Size, small } from './size.ts';
import { cast, type Stage } from './stage.ts';
import { tableOf } from './table.ts';
import { bookOverHttp, listOverHttp, patientListOverHttp } from './throughput.ts';
import { vaultListRatio } from './vault-list.ts';

export interface BenchOptions {
  small: boolean;
  say: (sentence: string) => void;
  /** Gives up and cleans up. */
  signal?: AbortSignal;
}

/** Measures everything in one run, as a table for people and one object for programs. */
export const bench = async (env: Env, { small: isSmall, say, signal }: BenchOptions) => {
  const size = isSmall ? small : full;
  const { machine, figures } = await measureAll(env, { size, say, ...(signal && { signal }) });
  const { patients, clinics, bookings } = size;
  return {
    text: tableOf(machine, figures),
    json: { small: isSmall, data: { patients, clinics, bookings }, machine, ...figures },
  };
};

export interface Run {
  size: Size;
  say: (sentence: string) => void;
  signal?: AbortSignal;
}

/** The figures, on scratch databases that are made for them and gone afterwards. */
export const measureAll = async (env: Env, run: Run): Promise<Measured> => {
  const measured = await onStage(env, run, async (stage, { database }) => ({
    machine: await machineOf(stage.admin, database),
    figures: await measure(stage, run.size, run.say),
  }));
  const among = (clinics: number) => ({ ...run, size: crowded(run.size, clinics) });
  run.say('Measuring clinicsGrowth');
  const growth = await onStage(env, among(10), few =>
    onStage(env, among(run.size.mostClinics), many => clinicsGrowth(many, few, run.size)),
  );
  return { ...measured, figures: { ...measured.figures, clinicsGrowth: growth } };
};

/** Runs `work` on a stage of its own. */
const onStage = <T>(
  env: Env,
  { size, say, signal }: Run,
  work: (stage: Stage, scratch: Scratch) => Promise<T>,
): Promise<T> =>
  onScratch(env, say, async scratch => {
    await using things = new AsyncDisposableStack();
    const all = async () => work(await setStage(env, scratch, things, { size, say }), scratch);
    // Awaited here, or everything would be closed before it is used.
    return await (signal ? Promise.race([all(), aborted(signal)]) : all());
  });

interface Measured {
  machine: Machine;
  figures: Figures;
}

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const give = () => reject(signal.reason);
    if (signal.aborted) give();
    else signal.addEventListener('abort', give, { once: true });
  });

/** Fills the database, opens every connection and starts both servers. */
const setStage = async (
  env: Env,
  { database, name }: Scratch,
  things: AsyncDisposableStack,
  { size, say }: Run,
): Promise<Stage> => {
  const connect = async (role: 'admin' | 'app') => {
    const client = new pg.Client(database.connection(role, name));
    // When we give up, the database is dropped under our feet; the query under way tells.
    client.on('error', () => undefined);
    await client.connect();
    things.defer(() => client.end());
    return client;
  };
  const admin = await connect('admin');
  await fill(admin, database.vault, size, say);
  const planes = things.use(await openPlanes(database, entities, name, { poolMax: env.poolMax }));
  const orders = { env, databaseName: name };
  const start = async (file: string) => {
    const served = await startServer(file, orders);
    things.defer(() => served.stop());
    return served;
  };
  const players = await cast(admin, planes, CROWD);
  for (const { clinic } of [players, players.neighbour]) things.defer(() => planes.vault.destroy(clinic.id));
  return {
    ...{ env, planes, admin, app: await connect('app') },
    ...{ medflow: await start('./app-server.ts'), bare: await start('./bare-server.ts') },
    ...players,
  };
};

const measure = async (stage: Stage, size: Size, say: (sentence: string) => void): Promise<Figures> => {
  const steps = {
    contextMs: contextCost,
    sessionMs: sessionCost,
    rlsPointRatio: pointUnderPolicy,
    rlsListRatio: listUnderPolicy,
    listVsBare: listOverHttp,
    patientListVsBare: patientListOverHttp,
    vaultListRatio,
    bookVsBare: bookOverHttp,
    searchP95Ms: searchByName,
    freeSlotsMs,
    calendarWeekMs,
    bookContention,
    invoiceContention,
    coldLoadKb,
    searchRecall,
    importRowsPerS,
    rotationImpact,
    sealPerS,
  };
  const figures: Figures = {};
  for (const [name, step] of Object.entries(steps)) {
    say(`Measuring ${name}`);
    const figure = await step(stage, size);
    // Told at once, so that a step that fails later takes nothing along.
    say(JSON.stringify(figure));
    figures[name] = figure;
  }
  const [point, list] = ['rlsPointRatio', 'rlsListRatio'].map(name => Number(figures[name]?.roundTripRatio));
  figures.roundTripRatio = atMost(1.15, Math.max(point ?? Number.NaN, list ?? Number.NaN));
  say('Measuring backupMbPerS and restoreMbPerS');
  Object.assign(figures, await backupsMbPerS(stage));
  say('Measuring concurrent50');
  Object.assign(figures, await crowd(stage, size));
  say('Measuring liveMs');
  figures.liveMs = await liveChanges(stage, size);
  say('Measuring formSaveMs');
  figures.formSaveMs = await formSaveMs(stage, size);
  // After what is measured with fewer bookings.
  say('Measuring homeMs');
  figures.homeMs = await homeMs(stage, size);
  // Last, because the largest clinic has no calls left afterwards.
  say('Measuring noisyNeighbour');
  return { ...figures, noisyNeighbour: await noisyNeighbour(stage, size) };
};
