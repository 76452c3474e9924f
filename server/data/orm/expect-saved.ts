import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { type CommitUnknown, isFutureTransaction, isLostConnection } from '../../errors.ts';
import type { Actor } from '../records/actor.ts';
import type { ClinicEm } from './as-actor.ts';
import { inClinic, oneInClinic } from './in-clinic.ts';

/** How long somebody who waits for an answer is made to wait for it to be looked up, and how often that is tried. */
const PATIENCE_MS = 2500;
const RETRY_MS = 50;

/** Runs statements that only look, on a connection that is not lost. */
type Look = <T>(statements: (em: ClinicEm) => Promise<T>) => Promise<T>;

/**
 * Finds out what became of a transaction whose commit nobody answered. Returns when it is saved; throws the lost connection
 * when it certainly is not, and CommitUnknown as it came when that cannot be told within a few seconds.
 */
export const expectSaved = async (lost: CommitUnknown, actor: Actor, look: Look): Promise<void> => {
  const deadline = Date.now() + PATIENCE_MS;
  while (lost.xid && Date.now() < deadline) {
    const found = await outcomeOf(lost.xid, actor, look);
    if (found === 'saved') return;
    if (found === 'not saved') throw lost.cause;
    if (found === 'unknown') break;
    await wait(RETRY_MS);
  }
  throw lost;
};

type Outcome = 'saved' | 'not saved' | 'unknown' | 'not yet';

const outcomeOf = async (xid: string, actor: Actor, look: Look): Promise<Outcome> => {
  try {
    const status = await statusOf(xid, look);
    if (status === 'in progress') return 'not yet';
    if (await look(em => hasTrace(em, xid, actor))) return 'saved';
    // After a crash the number may be another's, so that it committed says nothing without a trace.
    return status === 'aborted' ? 'not saved' : 'unknown';
  } catch (error) {
    if (isLostConnection(error)) return 'not yet';
    throw error;
  }
};

const Status = z.object({ status: z.enum(['in progress', 'committed', 'aborted']).nullable() });

/** Null when the database has forgotten it, which takes hundreds of millions of others. */
const statusOf = async (xid: string, look: Look) => {
  try {
    const { status } = await look(em =>
      oneInClinic(em, Status, 'select pg_xact_status(?::xid8) as status', [xid]),
    );
    return status;
  } catch (error) {
    // A database that crashed does not know of numbers it gave to what never reached the disk.
    if (isFutureTransaction(error)) return 'aborted';
    throw error;
  }
};

/** An entry of this request, of which the database itself says that this transaction wrote it. */
const traces = `
  select 1 as found from clinic.audit_entries
  where tenant_id = ? and at > now() - interval '10 minutes' and txid = ?::xid8 and request_id is not distinct from ?
  union all
  select 1 from clinic.access_entries
  where tenant_id = ? and at > now() - interval '10 minutes' and txid = ?::xid8 and request_id is not distinct from ?
  limit 1`;

const hasTrace = async (em: ClinicEm, xid: string, { tenantId, trail }: Actor): Promise<boolean> => {
  const named = [tenantId, xid, trail.requestId];
  return (await inClinic(em, z.object({}), traces, [...named, ...named])).length > 0;
};
