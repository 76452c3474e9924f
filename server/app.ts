import { randomUUID } from 'node:crypto';
import { createExpressMiddleware } from '@trpc/server/adapters/express';
import compression from 'compression';
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import type { Env } from './env.ts';
import { sessionCookies, tokenOf } from './http/cookies.ts';
import { type Log, requestLog } from './http/logger.ts';
import { apiDocs, dashboardPages } from './http/pages.ts';
import { rest } from './http/rest.ts';
import {
  dropTenantHeaders,
  refuse,
  refuseForeignOrigins,
  refusePlainHttp,
  securityHeaders,
} from './http/security.ts';
import { health, type Lifecycle } from './operations/health.ts';
import { createMetrics } from './operations/metrics.ts';
import type { Planes } from './orm/planes.ts';
import { appRouter } from './router.ts';
import { Doorkeeper } from './tenancy/caller.ts';
import { ClinicRegistry } from './tenancy/clinics.ts';
import type { CallContext, DemoClinic } from './trpc.ts';

const BODY_LIMIT = 1_000_000;
const BATCH_LIMIT = 20;

export interface AppParts {
  env: Env;
  planes: Planes;
  log: Log;
  lifecycle: Lifecycle;
  demoClinics: () => Promise<DemoClinic[]>;
  /** Serves the dashboard; the built one unless a development server stands in. */
  pages?: RequestHandler;
}

/** The front door: everything that reaches MedFlow over HTTP comes through here. */
export const createApp = ({ env, planes, log, lifecycle, demoClinics, pages }: AppParts): Express => {
  const metrics = createMetrics(planes);
  const doorkeeper = new Doorkeeper(planes, new ClinicRegistry(planes), env.domain, () =>
    metrics.tenantMismatches.inc(),
  );
  const contextOf = (req: Request, res: Response): CallContext => ({
    planes,
    doorkeeper,
    metrics,
    log,
    knock: {
      host: req.headers.host,
      token: tokenOf(req),
      requestId: `${res.getHeader('x-request-id')}`,
      address: req.ip ?? null,
    },
    userAgent: req.headers['user-agent']?.slice(0, 300) ?? null,
    cookies: sessionCookies(req, res),
    demoClinics,
  });

  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.set('trust proxy', env.trustProxy);
  app.use((req, res, next) => {
    req.id = randomUUID();
    res.setHeader('x-request-id', req.id);
    next();
  });
  const httpsOnly = env.mode === 'production' || env.mode === 'staging';
  app.use(securityHeaders(httpsOnly), dropTenantHeaders);
  app.use(health(planes, metrics, lifecycle));
  app.use(requestLog(log), ...(httpsOnly ? [refusePlainHttp] : []), refuseForeignOrigins, compression());
  app.use(['/api/v1', '/trpc'], neverStored);
  app.use('/api/v1', rest(contextOf), (_req, res) =>
    refuse(res, 404, 'NOT_FOUND', 'There is nothing at this address.'),
  );
  app.use('/api', apiDocs());
  app.use(
    '/trpc',
    createExpressMiddleware({
      router: appRouter,
      createContext: ({ req, res }) => contextOf(req, res),
      maxBodySize: BODY_LIMIT,
      maxBatchSize: BATCH_LIMIT,
    }),
  );
  app.use(pages ?? dashboardPages());
  app.use(wordedErrors(log));
  return app;
};

/** Answers belong to one session at one door: no cache may keep them, so none can still be fresh (T14). */
const neverStored: RequestHandler = (req, res, next) => {
  // Express would answer 304 to `if-none-match: *`, with or without a tag of its own.
  delete req.headers['if-none-match'];
  res.setHeader('cache-control', 'no-store');
  next();
};

/** What went wrong before a procedure was reached: too large, not JSON, an address that cannot be read. */
const wordedErrors =
  (log: Log): ErrorRequestHandler =>
  (error: { status?: number; type?: string; name?: string }, req, res, next) => {
    if (res.headersSent) return next(error);
    const status = error.status && error.status >= 400 && error.status < 500 ? error.status : 500;
    if (status === 500)
      log.error({ requestId: req.id, type: error.name }, 'A request failed outside of its procedure');
    const words: Record<number, string> = {
      413: 'This request is too large.',
      404: 'There is nothing at this address.',
      500: 'Something went wrong on our side. Please tell support the request id.',
    };
    refuse(res, status, error.type ?? 'BAD_REQUEST', words[status] ?? 'This request could not be read.');
  };
