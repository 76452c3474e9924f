import type { RequestHandler } from 'express';
import type { DemoClinic, Prover } from '../api/call-context.ts';
import { createApp } from '../app.ts';
import type { Planes } from '../data/orm/planes.ts';
import { createMetrics, type Metrics } from '../metrics.ts';
import type { Lifecycle } from '../operations/health.ts';
import type { IntegrityWatch } from '../operations/integrity.ts';
import { countMinutes } from '../platform/roll-back/count-minutes.ts';
import { type Serving, serve } from '../serve.ts';
import type { Installation } from './installation.ts';

export interface ServingParts {
  demoClinics?: ((planes: Planes) => Promise<DemoClinic[]>) | undefined;
  pages?: RequestHandler | undefined;
  prover: Prover;
  integrity: IntegrityWatch;
  metrics?: Metrics;
  /** What `/metrics` tells, where it is more than of this process. */
  tellMetrics?: () => Promise<string>;
}

/** Answers calls over HTTP on what is open already. */
export const startServing = async (
  { env, planes, log }: Installation,
  { demoClinics = async () => [], pages, integrity, metrics = createMetrics(planes), ...rest }: ServingParts,
): Promise<Serving> => {
  const lifecycle: Lifecycle = { draining: false };
  const app = createApp({
    ...{ env, planes, log, lifecycle, pages, metrics, ...rest },
    failingChecks: integrity.failing,
    demoClinics: () => demoClinics(planes),
  });
  const serving = await serve(app, env, lifecycle);
  const counting = await countMinutes(planes, { metrics, log });
  return {
    port: serving.port,
    async stop() {
      await serving.stop();
      await counting.stop();
    },
  };
};
