import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import type pg from 'pg';
import type { Database } from '../../server/data/database/connection/database.ts';

/** What the figures were measured on; without it they say nothing. */
export type Machine = Record<'cpu' | 'node' | 'postgres', string> &
  Record<'cores' | 'memoryGb' | 'loadBefore', number>;

/** `loadBefore` counts who else was busy in the minute before, our own loading included. */
export const machineOf = async (admin: pg.Client, { kind }: Database): Promise<Machine> => {
  const { rows } = await admin.query('show server_version');
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    loadBefore: loadavg()[0] ?? Number.NaN,
    node: process.versions.node,
    postgres: `${rows[0].server_version} (${kind})`,
  };
};
