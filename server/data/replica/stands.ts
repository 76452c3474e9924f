import { z } from 'zod';

const Stands = z.object({
  /** Which cluster it is; a replica has the number of its primary. */
  system: z.string(),
  isReplica: z.boolean(),
  /** How far it wrote, or replayed, the write-ahead log, in bytes. */
  position: z.number(),
  /** Seconds by the primary's clock: now, or when the newest was committed that the replica has. */
  at: z.number(),
});
export type Stands = z.output<typeof Stands>;

/** Reads the answer to one of the statements below. */
export const standsOf = (rows: unknown): Stands => z.tuple([Stands]).parse(rows)[0];

const system = '(select system_identifier::text from pg_control_system()) as system';

/** Where the primary stands. What it told anybody to be saved is on its disk. */
export const primaryStands = `select ${system}, pg_is_in_recovery() as "isReplica",
  (pg_current_wal_flush_lsn() - '0/0')::float8 as position, extract(epoch from clock_timestamp())::float8 as at`;

/**
 * Where a replica stands. Positions tell what it lacks where times do not: nothing is committed while nobody works, and a replica that is
 * cut off has replayed all that it received.
 */
export const replicaStands = `select ${system}, pg_is_in_recovery() as "isReplica",
  coalesce((pg_last_wal_replay_lsn() - '0/0')::float8, 0) as position,
  coalesce(extract(epoch from pg_last_xact_replay_timestamp())::float8, 0) as at`;
