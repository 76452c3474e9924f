import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { ClinicStatus, isOpen } from '../../shared/clinics.ts';
import { Clinic } from '../access/clinics/clinic.entity.ts';
import { type Guarded, guardOf } from '../api/trpc.ts';
import type { Planes } from '../data/orm/planes.ts';
import { signedContext } from '../data/orm/signed-context.ts';
import { systemActor } from '../data/records/actor.ts';
import { isRightsViolation, kindOf, toApiError } from '../errors.ts';
import type { Log } from '../logger.ts';
import type { Context } from './proof/attacks/attempt.ts';
import { forgedContexts, type Sides } from './proof/attacks/forged-contexts.ts';

/** What was measured, and whether it is as it should be. */
type Measured = { ok: boolean } & Record<string, number | boolean>;

/** The answer of `GET /health/tenant-isolation` (LIT-5). */
export interface IsolationHealth {
  status: 'healthy' | 'degraded';
  checks: Record<'middleware' | 'rlsEnabled' | 'routesMigrated' | 'tenantGuard', Measured>;
  timestamp: string;
}

/** An answer is kept this long, so that asking often costs the database nothing. */
const KEPT_MS = 5000;
/** Whoever asks must hear before they give up. */
const WITHIN_MS = 2000;

/** Measures isolation on the live database, without changing anything: at most once in five seconds, whoever asks. */
export const isolationCheck = (planes: Planes, procedures: Guarded[], log: Log) => {
  let last: { at: number; health: Promise<IsolationHealth> } | undefined;
  return (): Promise<IsolationHealth> => {
    if (!last || performance.now() - last.at > KEPT_MS)
      last = { at: performance.now(), health: measure(planes, procedures, log) };
    return last.health;
  };
};

const measure = async (planes: Planes, procedures: Guarded[], log: Log): Promise<IsolationHealth> => {
  const run = async (check: string, work: () => Promise<Measured>): Promise<Measured> => {
    const late = wait(WITHIN_MS, { ok: false, late: true }, { ref: false });
    return Promise.race([work(), late]).catch((error: unknown) => {
      log.error({ check, ...kindOf(toApiError(error)) }, 'Tenant isolation could not be measured');
      return { ok: false };
    });
  };
  const [middleware, rlsEnabled, routesMigrated, tenantGuard] = await Promise.all([
    run('middleware', () => forgeriesRefused(planes)),
    run('rlsEnabled', () => tablesForced(planes)),
    run('routesMigrated', async () => proceduresGuarded(procedures)),
    run('tenantGuard', () => foreignRowsSeen(planes)),
  ]);
  const checks = { middleware, rlsEnabled, routesMigrated, tenantGuard };
  const healthy = Object.values(checks).every(({ ok }) => ok);
  return { status: healthy ? 'healthy' : 'degraded', checks, timestamp: new Date().toISOString() };
};

const asked = async <Row extends object>(planes: Planes, context: Context, sql: string): Promise<Row[]> => {
  const em = planes.clinic.em.fork({ disableContextResolution: true });
  em.setSessionContext({ variables: context });
  return em.transactional(inner => inner.execute<Row[]>(sql), { readOnly: true });
};

/** Two clinics that are open, or ids of nobody while there are fewer. */
const twoClinics = async (planes: Planes): Promise<Sides> => {
  const open = await planes.platform.em
    .fork()
    .find(
      Clinic,
      { status: ClinicStatus.options.filter(isOpen) },
      { fields: ['id'], orderBy: { id: 'asc' }, limit: 2 },
    );
  const nobody = () => ({ id: crypto.randomUUID() });
  return { ours: open[0] ?? nobody(), theirs: open[1] ?? nobody(), key: planes.contextKey };
};

const genuine = ({ ours, key }: Sides): Context => signedContext(systemActor(ours.id, 'health'), key);

/** Every kind of forged context is refused, while the genuine one is not. */
const forgeriesRefused = async (planes: Planes): Promise<Measured> => {
  const sides = await twoClinics(planes);
  const forgeries = Object.values(forgedContexts(sides));
  const verify = (context: Context) => asked(planes, context, 'select security.current_tenant()');
  let refused = 0;
  for (const context of forgeries)
    await verify(context).catch((error: unknown) => {
      if (!isRightsViolation(error)) throw error;
      refused++;
    });
  await verify(genuine(sides));
  return { ok: refused === forgeries.length, forged: forgeries.length, refused };
};

const Counted = z.tuple([z.object({ tables: z.int(), forced: z.int() })]);

/** Every table of the clinic plane forces row-level security, and there are as many as there are entities. */
const tablesForced = async (planes: Planes): Promise<Measured> => {
  const counted = await asked(
    planes,
    {},
    `select count(*)::int as tables, count(*) filter (where relrowsecurity and relforcerowsecurity)::int as forced
     from pg_class where relnamespace = 'clinic'::regnamespace and relkind in ('r', 'p') and not relispartition`,
  );
  const [{ tables, forced }] = Counted.parse(counted);
  return { ok: forced === tables && tables >= clinicTables(planes).length, tables, forced };
};

const clinicTables = (planes: Planes) =>
  [...planes.clinic.getMetadata().getAll().values()].filter(
    ({ schema, tableName, abstract }) => schema === 'clinic' && tableName && !abstract,
  );

/** Every procedure that works in a clinic asks first who calls. */
const proceduresGuarded = (procedures: Guarded[]): Measured => {
  const guards = procedures.map(guardOf);
  const count = (guard: ReturnType<typeof guardOf>) => guards.filter(found => found === guard).length;
  const [tenant, outside, unguarded] = [count('clinic'), count('outside'), count('none')];
  return { ok: unguarded === 0 && tenant > 0, procedures: guards.length, tenant, outside, unguarded };
};

/** As a member of one clinic would: no row of another in any table. */
const foreignRowsSeen = async (planes: Planes): Promise<Measured> => {
  const sides = await twoClinics(planes);
  const tables = clinicTables(planes);
  // The index that begins with the clinic finds nothing at once, however large either clinic is.
  const reads = tables.map(
    ({ tableName }) =>
      `select exists (select from clinic."${tableName}" where tenant_id = '${sides.theirs.id}') as seen`,
  );
  const rows = await asked<{ seen: boolean }>(planes, genuine(sides), reads.join(' union all '));
  const seen = rows.filter(row => row.seen).length;
  return { ok: seen === 0 && rows.length > 0, tables: rows.length, tablesWithForeignRows: seen };
};
