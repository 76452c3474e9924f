import { setTimeout as wait } from 'node:timers/promises';
import { type Request, type Response, Router } from 'express';
import type { Planes } from '../orm/planes.ts';
import type { Metrics } from './metrics.ts';

/** A readiness check must answer before whoever asks gives up. */
const READY_WITHIN_MS = 2000;

export interface Lifecycle {
  /** Set when the server has begun to shut down: no new work, please. */
  draining: boolean;
}

/** `/healthz` (the process lives), `/readyz` (it can serve: all three planes answer), `/metrics`. */
export const health = (planes: Planes, metrics: Metrics, lifecycle: Lifecycle): Router => {
  const routes = Router();
  routes.get('/healthz', (_req, res) => {
    res.json({ status: 'ok' });
  });
  routes.get('/readyz', async (_req: Request, res: Response) => {
    const down = lifecycle.draining ? ['server'] : await unreachable(planes);
    res.status(down.length ? 503 : 200).json({ status: down.length ? 'unavailable' : 'ready', down });
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
