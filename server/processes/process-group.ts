import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { AggregatorRegistry } from 'prom-client';
import type { Prover } from '../api/call-context.ts';
import { withConnection } from '../data/database/connection/connect.ts';
import type { Database } from '../data/database/connection/database.ts';
import type { Env } from '../env.ts';
import type { Log } from '../logger.ts';
import { serve } from '../serve.ts';
import { StartupError } from '../startup-error.ts';

/** What the first process and those that serve say to each other. */
export type Message =
  | { medflow: 'serving'; port: number }
  | { medflow: 'failed'; sentence: string }
  | { medflow: 'stop' }
  | { medflow: 'prove' }
  | { medflow: 'proving'; state: ReturnType<Prover['state']> }
  | { medflow: 'metrics wanted'; id: number }
  | { medflow: 'metrics'; id: number; text: string | null };

export const isOurs = (message: unknown): message is Message =>
  typeof message === 'object' && message !== null && 'medflow' in message;

interface Parts {
  env: Pick<Env, 'host' | 'port'>;
  log: Log;
  prover: Prover;
}

export interface Group {
  port: number;
  stop(): Promise<void>;
}

/** Whoever dies before it serves would die again at once. */
const AGAIN_AFTER_MS = 1000;
/** Longer than calls under way may take; what has not ended by then never will. */
const STOP_WITHIN_MS = 15_000;

/** Starts so many processes that serve at one address, and another for each that dies, until it is stopped (OPS-9). */
export const startGroup = async (count: number, { env, log, prover }: Parts): Promise<Group> => {
  // Those that share a port would share it with a stranger as well, so one that is taken must be noticed before.
  const probe = await serve((_req, res) => res.destroy(), env, { draining: false });
  await probe.stop();
  // Where the kernel cannot deal out, every process takes what it finds.
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  const members = new Set<Worker>();
  const serving = new WeakSet<Worker>();
  const stopping = new AbortController();
  const metrics = new AggregatorRegistry();

  const answer = async (worker: Worker, message: Message): Promise<void> => {
    if (message.medflow === 'prove') {
      prover.start();
      tellOfProof();
    }
    if (message.medflow === 'metrics wanted') {
      const text = await metrics.clusterMetrics().catch(() => null);
      tell(worker, { medflow: 'metrics', id: message.id, text });
    }
  };
  const tellOfProof = () => {
    for (const worker of members) tell(worker, { medflow: 'proving', state: prover.state() });
  };

  const fork = async (): Promise<number> => {
    const worker = cluster.fork({ PORT: probe.port });
    members.add(worker);
    worker.on('message', (message: unknown) => {
      if (isOurs(message))
        answer(worker, message).catch(error => log.error({ type: error.name }, 'A message failed'));
    });
    worker.once('exit', (code, signal) => {
      members.delete(worker);
      if (stopping.signal.aborted) return;
      log.error(
        { pid: worker.process.pid, code, signal },
        'A serving process ended; another takes its place',
      );
    });
    const port = await served(worker);
    serving.add(worker);
    worker.once('exit', () => void replace());
    return port;
  };

  const replace = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        return void (await fork());
      } catch (error) {
        if (!stopping.signal.aborted)
          log.error({ reason: String(error) }, 'A process could not be replaced; trying again');
        await wait(AGAIN_AFTER_MS);
      }
    }
  };

  const stop = async (): Promise<void> => {
    stopping.abort();
    clearInterval(proofClock);
    await Promise.all([...members].map(worker => end(worker, serving.has(worker))));
  };
  // A proof takes half a minute; nobody minds when its end is told a second late.
  const proofClock = setInterval(tellOfProof, 1000).unref();

  try {
    const [port = 0] = await Promise.all(Array.from({ length: count }, fork));
    return { port, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

/** The port, once it serves; throws what kept it from that. */
const served = (worker: Worker): Promise<number> =>
  new Promise((resolve, reject) => {
    worker.on('message', (message: unknown) => {
      if (!isOurs(message)) return;
      if (message.medflow === 'serving') resolve(message.port);
      if (message.medflow === 'failed') reject(new StartupError(message.sentence));
    });
    worker.once('exit', code => reject(new StartupError(`A process ended before it served (${code}).`)));
  });

/** Lets calls under way finish; whoever does not serve yet has none. */
const end = async (worker: Worker, isServing: boolean): Promise<void> => {
  if (worker.isDead()) return;
  const ended = once(worker, 'exit');
  if (isServing) tell(worker, { medflow: 'stop' });
  else worker.process.kill('SIGKILL');
  if ((await Promise.race([ended, wait(STOP_WITHIN_MS, 'late', { ref: false })])) === 'late')
    worker.process.kill('SIGKILL');
  await ended;
};

const tell = (worker: Worker, message: Message): void => {
  // Whoever has just died needs to hear nothing.
  if (worker.isConnected()) worker.send(message, () => undefined);
};

/** How many processes serve: as many as was said, or as there are cores and connections for. */
export const processesFor = async (
  { processes, poolMax }: Pick<Env, 'processes' | 'poolMax'>,
  database: Database,
): Promise<number> => {
  if (processes === 1) return 1;
  const room = await roomFor(database, poolMax);
  if (processes === 'by cores') return Math.max(1, Math.min(availableParallelism(), room));
  if (processes <= room) return processes;
  throw new StartupError(
    `The database has not enough connections for ${processes} processes of ${poolMax} each: lower MEDFLOW_PROCESSES to ` +
      `${Math.max(1, room)}, lower MEDFLOW_POOL_MAX, or raise max_connections.`,
  );
};

const roomFor = async (database: Database, poolMax: number): Promise<number> => {
  // Each holds the embedded server with one more and looks at the schema with another, and so does the first one, which
  // does not serve. Of a pool at least two are not the clinics'. A role without a limit has none that counts.
  const sql = `select least(free / ($1::int + 2), own / greatest(2, $1::int - 2)) - 1 as room
    from (select sum(setting::int * case name when 'max_connections' then 1 else -1 end)::int as free from pg_settings
        where name in ('max_connections', 'superuser_reserved_connections', 'reserved_connections')) server,
      (select nullif(rolconnlimit, -1) as own from pg_roles where rolname = current_user) role`;
  const { rows } = await withConnection(database.connection('app'), client => client.query(sql, [poolMax]));
  return rows[0].room;
};
