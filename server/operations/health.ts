import { setTimeout as wait } from 'node:timers/promises';
import { type Request, type Response, Router } from 'express';
import { refuse } from '../api/http/security.ts';
import type { Planes } from '../data/orm/planes.ts';
import { NOTHING_HERE } from '../errors.ts';
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
  /** The checks of schema and roles that fail at the moment. */
  failingChecks: () => readonly string[];
  /** Whether whoever asks may see what is told of the inside. */
  mayLookInside: (req: Request) => boolean;
  tellMetrics: () => Promise<string>;
}

/**
 * `/healthz` (the process lives), `/readyz` (it can serve: all three planes answer, a Redis too where there is one, and schema and roles keep their
 * promises), `/health/tenant-isolation` (LIT-5), `/metrics`.
 */
export const health = (parts: HealthParts): Router => {
  const { planes, metrics, lifecycle, isolation, failingChecks, mayLookInside, tellMetrics } = parts;
  const routes = Router();
  routes.get('/healthz', (_req, res) => {
    res.json({ status: 'ok' });
  });
  routes.get('/readyz', async (req: Request, res: Response) => {
    const broken = failingChecks();
    const down = lifecycle.draining ? ['server'] : await unreachable(planes);
    if (broken.length > 0) down.push('integrity');
    const status = down.length > 0 ? 'unavailable' : 'ready';
    const inside = { down, ...(broken.length > 0 && { checks: broken }) };
    res.status(down.length > 0 ? 503 : 200).json({ status, ...(mayLookInside(req) && inside) });
  });
  routes.get('/health/tenant-isolation', async (_req, res) => {
    const found = await isolation();
    res.status(found.status === 'healthy' ? 200 : 503).json(found);
  });
  routes.get('/metrics', async (req, res) => {
    if (!mayLookInside(req)) return refuse(res, 404, 'NOT_FOUND', NOTHING_HERE);
    metrics.integrityFaults.set(failingChecks().length);
    res.type(metrics.registry.contentType).send(await tellMetrics());
  });
  return routes;
};

const unreachable = async (planes: Planes): Promise<string[]> => {
  const { clinic, identity, platform, redis } = planes;
  const asked: [name: string, answer: Promise<unknown>][] = Object.entries({
    clinic,
    identity,
    platform,
  }).map(([plane, { em }]) => [plane, em.getConnection().execute('select 1')]);
  if (redis) asked.push(['redis', redis.ping()]);
  const checks = asked.map(async ([name, answer]) => {
    const answered = answer.then(
      () => true,
      () => false,
    );
    return (await Promise.race([answered, wait(READY_WITHIN_MS, false, { ref: false })])) ? [] : [name];
  });
  return (await Promise.all(checks)).flat();
};
