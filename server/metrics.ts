import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Whatever holds a pool of connections. */
interface Pooled {
  em: { getConnection(): { getNativeClient(): Promise<unknown> } };
}

/** The plane that knows which clinics there are. */
interface Asked extends Pooled {
  em: {
    getConnection(): { execute(sql: string): Promise<unknown> } & ReturnType<Pooled['em']['getConnection']>;
  };
}

/** Clinics that were there for a day and have no good backup of this time (OPS-4). */
const unsaved = `select count(*)::int as count from platform.clinics c
  where c.status <> 'erased' and c.created_at < now() - interval '26 hours' and not exists (
    select from platform.backups b where b.clinic_id = c.id and b.failure is null and b.finished_at > now() - interval '26 hours')`;

interface Measured extends Record<'clinic' | 'identity', Pooled> {
  platform: Asked;
  /** What is remembered of clinics, and how often each cache knew. */
  changes: { caches: { lookups: ReadonlyMap<string, { hit: number; miss: number }> } };
}

/** What `/metrics` tells (OPS-3); the names are fixed by LIT-6. */
export const createMetrics = ({ clinic, identity, platform, changes }: Measured) => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const counter = (name: string, help: string) => new Counter({ name, help, registers });
  const pools = { clinic, identity, platform };
  const poolConnections = new Gauge({
    name: 'medflow_pool_connections',
    help: 'Connections of each plane by state.',
    labelNames: ['plane', 'state'],
    registers,
    async collect() {
      for (const [plane, orm] of Object.entries(pools)) {
        const pool = await orm.em.getConnection().getNativeClient();
        const { totalCount, idleCount, waitingCount } = pool as {
          totalCount: number;
          idleCount: number;
          waitingCount: number;
        };
        this.set({ plane, state: 'open' }, totalCount);
        this.set({ plane, state: 'idle' }, idleCount);
        this.set({ plane, state: 'waiting' }, waitingCount);
      }
    },
  });
  const clinicsWithoutBackup = new Gauge({
    name: 'medflow_clinics_without_backup',
    help: 'Clinics whose last good backup is older than 26 hours.',
    registers,
    aggregator: 'max',
    async collect() {
      // While the database is away the other figures are worth telling all the more.
      const found = await platform.em
        .getConnection()
        .execute(unsaved)
        .catch(() => undefined);
      if (Array.isArray(found)) this.set(found[0].count);
    },
  });
  const cacheLookups = new Counter({
    name: 'medflow_cache_lookups_total',
    help: 'Questions to what is remembered of clinics, by cache and outcome: hit or miss.',
    labelNames: ['cache', 'outcome'],
    registers,
    collect() {
      this.reset();
      for (const [cache, counts] of changes.caches.lookups)
        for (const [outcome, count] of Object.entries(counts)) this.inc({ cache, outcome }, count);
    },
  });
  return {
    registry,
    cacheLookups,
    poolConnections,
    clinicsWithoutBackup,
    tenantMismatches: counter(
      'tenant_mismatch_errors_total',
      'Sessions shown at the door of another clinic.',
    ),
    cookieFailures: counter(
      'tenant_cookie_signature_failures_total',
      'Sessions whose signature was missing, expired or not genuine.',
    ),
    refusals: new Counter({
      name: 'medflow_refusals_total',
      help: 'What the front door refused, by kind of security event.',
      labelNames: ['kind'],
      registers,
    }),
    callsWaiting: new Gauge({
      name: 'medflow_calls_waiting',
      help: 'Calls that wait for their clinic’s turn.',
      registers,
    }),
    liveStreams: new Gauge({
      name: 'medflow_live_streams',
      help: 'Pages that are told of changes as they happen.',
      registers,
    }),
    contextAttempts: counter('tenant_context_attempts_total', 'Calls that asked for a clinic context.'),
    contextSuccesses: counter('tenant_context_success_total', 'Calls that got their clinic context.'),
    missingContexts: counter(
      'missing_tenant_context_errors_total',
      'Calls that needed a clinic and had none.',
    ),
    rlsViolations: counter(
      'rls_violation_errors_total',
      'Statements refused by the database for want of rights.',
    ),
    passwordsChecked: counter('medflow_passwords_checked_total', 'Passwords that were looked at.'),
    attemptsRefused: counter(
      'medflow_guesses_refused_total',
      'Passwords and codes that were not looked at, because there had been too many.',
    ),
    lockOuts: counter('medflow_lock_outs_total', 'Times that guessing was stopped for a while.'),
    integrityFaults: new Gauge({
      name: 'medflow_integrity_faults',
      help: 'Checks of schema and roles that fail.',
      registers,
      aggregator: 'max',
    }),
    requests: new Histogram({
      name: 'medflow_request_seconds',
      help: 'Duration of calls by procedure and outcome.',
      labelNames: ['procedure', 'outcome'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
      registers,
    }),
  };
};

export type Metrics = ReturnType<typeof createMetrics>;
