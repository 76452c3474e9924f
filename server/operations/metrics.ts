import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Planes } from '../orm/planes.ts';

/** What `/metrics` tells (OPS-3); the names are fixed by LIT-6. */
export const createMetrics = (planes: Planes) => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const counter = (name: string, help: string) => new Counter({ name, help, registers });
  const pools = { clinic: planes.clinic, identity: planes.identity, platform: planes.platform };
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
  return {
    registry,
    poolConnections,
    tenantMismatches: counter(
      'tenant_mismatch_errors_total',
      'Sessions shown at the door of another clinic.',
    ),
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
