import { setTimeout as wait } from 'node:timers/promises';
import { type Request, type Response, Router } from 'express';
import type { Planes } from '../data/orm/planes.ts';
import type { Metrics } from '../metrics.ts';
import type { IsolationHealth } from './tenant-isolation.ts';

/** A readiness check must answer before whoever asks gives up. */
const READY_WITHIN_MS = 2000;

export interface Lifecycle {
  /** Set when the server has begun to shut down: no new work, please. */
  draining: boolean;
}

interface HealthParts {
  planes: Planes;
  metrics: Metrics;
  lifecycle: Lifecycle;
  isolation: () => Promise<IsolationHealth>;
}

/** `/healthz` (the process lives), `/readyz` (it can serve: all three planes answer), `/health/tenant-isolation` (LIT-5), `/metrics`. */
export const health = ({ planes, metrics, lifecycle, isolation }: HealthParts): Router => {
  const routes = Router();
  routes.get('/healthz', (_req, res) => {
    res.json({ status: 'ok' });
  });
  routes.get('/readyz', async (_req: Request, res: Response) => {
    const down = lifecycle.draining ? ['server'] : await unreachable(planes);
    res.status(down.length ? 503 : 200).json({ status: down.length ? 'unavailable' : 'ready', down });
  });
  routes.get('/health/tenant-isolation', async (_req, res) => {
    const found = await isolation();
    res.status(found.status === 'healthy' ? 200 : 503).json(found);
  });
  routes.get('/metrics', async (_req, res) => {
    res.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  return routes;
};

const unreachable = async (planes: Planes): Promise<string[]> => {
  const { clinic, identity, platform } = planes;
  const checks = Object.entries({ clinic, identity, platform }).map(async ([plane, orm]) => {
    const answered = orm.em
      .getConnection()
      .execute('select 1')
      .then(
        () => true,
        () => false,
      );
    return (await Promise.race([answered, wait(READY_WITHIN_MS, false, { ref: false })])) ? [] : [plane];
  });
  return (await Promise.all(checks)).flat();
};
