import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Whatever holds a pool of connections. */
interface Pooled {
  em: { getConnection(): { getNativeClient(): Promise<unknown> } };
}

interface Measured extends Record<'clinic' | 'identity' | 'platform', Pooled> {
  replica?: { orm: Pooled; lagSeconds: () => Promise<number> } | undefined;
  /** Reports that there were, by who answered them. */
  reports: Counter<'outcome'>;
  /** How long statements took, which the planes themselves measure. */
  statementTimes: Histogram<'plane'>;
  /** What is remembered of clinics, and how often each cache knew. */
  changes: { caches: { lookups: ReadonlyMap<string, { hit: number; miss: number }> } };
}

/** How long statements take from leaving until their answer is read, for each plane (OPS-10). */
export const createStatementTimes = (): Histogram<'plane'> =>
  new Histogram({
    name: 'query_duration_seconds',
    help: 'Duration of statements, by plane.',
    labelNames: ['plane'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5],
    registers: [],
  });

/** Reports while there is a replica, by who answered them, or why it was not the replica (OPS-9). */
export const createReportCounter = (): Counter<'outcome'> =>
  new Counter({
    name: 'medflow_reports_total',
    help: 'Reports while there is a replica, by outcome: replica, or why the primary answered: behind, away, failed.',
    labelNames: ['outcome'],
    registers: [],
  });

/** Seconds by which the durations of calls are told apart. */
export const callBounds: readonly number[] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5];

/** So many clinics have figures of their own in a process. */
const MOST_CLINICS = 500;

/**
 * What names a clinic in figures: its id, for the first so many that are met, then `other`, so that `/metrics` never grows
 * without end (OPS-10). Only ids of clinics that somebody was let into may be given, or visitors would choose them.
 */
export const clinicLabels = (most = MOST_CLINICS) => {
  const known = new Set<string>();
  return (clinicId: string | undefined): string => {
    if (clinicId === undefined) return 'none';
    if (known.size < most) known.add(clinicId);
    return known.has(clinicId) ? clinicId : 'other';
  };
};

/** What `/metrics` tells (OPS-3); the names are fixed by LIT-6 and OPS-10. */
export const createMetrics = (measured: Measured) => {
  const { clinic, identity, platform, replica, changes, statementTimes, reports } = measured;
  const registry = new Registry();
  registry.registerMetric(statementTimes);
  registry.registerMetric(reports);
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const counter = (name: string, help: string) => new Counter({ name, help, registers });
  const pools = { clinic, identity, platform, ...(replica && { replica: replica.orm }) };
  const poolConnections = new Gauge({
    name: 'medflow_pool_connections',
    help: 'Connections of each plane by state.',
    labelNames: ['plane', 'state'],
    registers,
    async collect() {
      for (const [plane, orm] of Object.entries(pools)) {
        const pool = await orm.em.getConnection().getNativeClient();
        const { totalCount, idleCount, waitingCount, options } = pool as {
          totalCount: number;
          idleCount: number;
          waitingCount: number;
          options: { max: number };
        };
        this.set({ plane, state: 'most' }, options.max);
        this.set({ plane, state: 'open' }, totalCount);
        this.set({ plane, state: 'idle' }, idleCount);
        this.set({ plane, state: 'waiting' }, waitingCount);
      }
    },
  });
  const replicaLag = new Gauge({
    name: 'medflow_replica_lag_seconds',
    help: 'How long ago the oldest was saved that the replica lacks; 0 while it keeps up, or there is none.',
    registers,
    aggregator: 'max',
    async collect() {
      if (replica) this.set(await replica.lagSeconds());
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
  const requests = new Histogram({
    name: 'medflow_request_seconds',
    help: 'Duration of calls by procedure and outcome.',
    labelNames: ['procedure', 'outcome'],
    buckets: [...callBounds],
    registers,
  });
  // Whoever asks whether nobody came in must be told of none, not of nothing (MO3).
  requests.zero({ procedure: 'session.signIn', outcome: 'ok' });
  return {
    registry,
    cacheLookups,
    poolConnections,
    replicaLag,
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
    clinicLabel: clinicLabels(),
    httpRequests: new Counter({
      name: 'http_requests_total',
      help: 'Requests, by clinic and kind of answer.',
      labelNames: ['tenant_id', 'status'],
      registers,
    }),
    httpErrors: new Counter({
      name: 'http_errors_total',
      help: 'Requests answered 4xx or 5xx, by clinic.',
      labelNames: ['tenant_id', 'status'],
      registers,
    }),
    httpSeconds: new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Duration of requests, by clinic.',
      labelNames: ['tenant_id'],
      buckets: [0.05, 0.1, 0.2, 0.5, 1, 5],
      registers,
    }),
    requests,
  };
};

export type Metrics = ReturnType<typeof createMetrics>;
