import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Planes } from '../../data/orm/planes.ts';
import { signedAnew, signedContext } from '../../data/orm/signed-context.ts';
import { systemActor } from '../../data/records/actor.ts';

/** What a restore, or one on trial, asks of the database. */
export interface Restoring {
  em: SqlEntityManager;
  /** One statement in the clinic's context, however long the transaction has been going on. */
  call: <Row extends object>(statement: string, params: unknown[]) => Promise<Row[]>;
  digestOf: (table: string) => Promise<{ rows: number; digest: string }>;
}

/** One transaction of the platform with a clinic's signed context, which may last; no other restores the clinic meanwhile. */
export const restoring = <T>(
  planes: Planes,
  clinicId: string,
  work: (run: Restoring) => Promise<T>,
): Promise<T> => {
  const actor = systemActor(clinicId, 'clinic.restore');
  const em = planes.platform.em.fork({ disableContextResolution: true });
  em.setSessionContext({ variables: signedContext(actor, planes.contextKey) });
  return em.transactional(
    async em => {
      await em.execute(
        `select pg_advisory_xact_lock(hashtextextended('restore ' || ?, 0)), set_config('statement_timeout', '0', true),
         set_config('idle_in_transaction_session_timeout', '0', true)`,
        [clinicId],
      );
      const call = async <Row extends object>(statement: string, params: unknown[]): Promise<Row[]> => {
        await em.execute(...signedAnew(actor, planes.contextKey));
        return em.execute<Row[]>(statement, params);
      };
      return work({
        em,
        call,
        digestOf: async table => {
          const [row] = await call<{ total: number; digest: string }>(
            'select total, digest from security.digest_of(?)',
            [table],
          );
          return { rows: Number(row?.total), digest: row?.digest ?? '' };
        },
      });
    },
    { clear: false },
  );
};
