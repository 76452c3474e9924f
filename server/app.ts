import { randomUUID } from 'node:crypto';
import { isIP } from 'node:net';
import { createExpressMiddleware } from '@trpc/server/adapters/express';
import type { TRPC_ERROR_CODE_KEY } from '@trpc/server/rpc';
import compression from 'compression';
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import type { Message } from '../shared/i18n/translate.ts';
import { Authenticator } from './access/callers/authenticator.ts';
import { DomainProver } from './access/clinics/domain-prover.ts';
import { siteAt } from './access/factors/relying-party.ts';
import { CallBudget } from './access/limits/call-budget.ts';
import { FairGate } from './access/limits/fair-gate.ts';
import { Limits } from './access/limits/limits.ts';
import { ServiceAuthenticator } from './access/tokens/service-authenticator.ts';
import type { CallContext, DemoClinic, Prover } from './api/call-context.ts';
import { countRequests } from './api/count-requests.ts';
import { retryHeader } from './api/error-answer.ts';
import { allowOrigins } from './api/http/allowed-origins.ts';
import { clinicUrl } from './api/http/clinic-url.ts';
import { arrivalOf, bearerOf, portalOf, sessionCookies, signatureOf, tokenOf } from './api/http/cookies.ts';
import { refuseWhileDraining, stoppingOf } from './api/http/draining.ts';
import { refuseForwardedHosts } from './api/http/forwarded-hosts.ts';
import { KEY_HEADER } from './api/http/idempotency-key.ts';
import { insiders } from './api/http/insiders.ts';
import { knownHostsOnly } from './api/http/known-hosts.ts';
import { ownLanguage } from './api/http/own-language.ts';
import {
  BODY_LIMIT,
  refuse,
  refuseForeignOrigins,
  refusePlainHttp,
  securityHeaders,
} from './api/http/security.ts';
import { onlyMethods, servedMethods } from './api/http/served-methods.ts';
import { clinicsNamedBy } from './api/http/tenant-headers.ts';
import { trpcCalls } from './api/http/trpc-calls.ts';
import { apiDocs, dashboardPages } from './api/pages/pages.ts';
import { rest } from './api/rest.ts';
import { serveAttachments } from './clinic/attachments/serve-attachments.ts';
import { serveFeeds } from './clinic/calendar-feeds/serve-feeds.ts';
import { serveThanks, serveTill, serveTillButton } from './clinic/checkouts/serve-till.ts';
import { MOST_BYTES, serveWebhook } from './clinic/checkouts/serve-webhook.ts';
import { THANKS } from './clinic/checkouts/till-page.ts';
import { serveDocuments } from './clinic/invoice-documents/serve-documents.ts';
import { serveExports } from './clinic/list-exports/serve-exports.ts';
import type { Planes } from './data/orm/planes.ts';
import { type Env, isForDevelopment } from './env.ts';
import { NOTHING_HERE, OUR_FAULT, TOO_LARGE, UNREADABLE } from './errors.ts';
import { type Log, requestLog } from './logger.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { backedUpRecords } from './operations/backups/records/backed-up-records.ts';
import { addDatabaseMetrics } from './operations/database-metrics.ts';
import { health, type Lifecycle } from './operations/health.ts';
import { isolationCheck } from './operations/tenant-isolation.ts';
import { consoleCalls } from './platform/console-calls.ts';
import { appRouter, procedures } from './router.ts';
import { onTrail, type WorkTrail } from './work-trail.ts';

export interface AppParts {
  env: Env;
  planes: Planes;
  log: Log;
  lifecycle: Lifecycle;
  prover: Prover;
  demoClinics: () => Promise<DemoClinic[]>;
  /** The checks of schema and roles that fail at the moment. */
  failingChecks: () => readonly string[];
  metrics?: Metrics | undefined;
  /** What `/metrics` tells, where it is more than of this process. */
  tellMetrics?: (() => Promise<string>) | undefined;
  /** Serves the dashboard; the built one unless a development server stands in. */
  pages?: RequestHandler;
}

/** The front door: everything that reaches MedFlow over HTTP comes through here. */
export const createApp = (parts: AppParts): Express => {
  const { env, planes, log, lifecycle, prover, demoClinics, pages, failingChecks } = parts;
  const { metrics = createMetrics(planes) } = parts;
  addDatabaseMetrics(metrics.registry, planes);
  const { tellMetrics = () => metrics.registry.metrics() } = parts;
  const authenticator = new Authenticator({
    ...{ planes, domain: env.domain, metrics, switching: env.tenantSwitching },
  });
  const limits = new Limits(planes);
  const services = new ServiceAuthenticator(planes, authenticator);
  const budget = new CallBudget(planes, limits);
  const domains = new DomainProver(planes, env.dnsServers);
  const backedUp = backedUpRecords({ planes, env, log });
  const gate = new FairGate(planes.clinicConnections, change => metrics.callsWaiting.inc(change));
  const contextOf = (req: Request, res: Response): CallContext => ({
    planes,
    authenticator,
    services,
    budget,
    gate,
    stopping: () => stoppingOf(res, lifecycle),
    tell: (name, value) => {
      if (!res.headersSent) res.setHeader(name, value);
    },
    bearer: bearerOf(req),
    idempotencyKey: req.get(KEY_HEADER),
    metrics,
    log,
    credentials: {
      host: req.host,
      token: tokenOf(req),
      signature: signatureOf(req),
      arrival: arrivalOf(req),
      portal: portalOf(req),
      named: clinicsNamedBy(req),
      requestId: `${res.getHeader('x-request-id')}`,
      address: addressOf(req),
    },
    userAgent: req.headers['user-agent']?.slice(0, 300) ?? null,
    cookies: sessionCookies(req, res),
    demoClinics,
    linkTo: (slug, path) => clinicUrl({ ...env, port: req.socket.localPort ?? env.port }, slug) + path,
    outbox: {
      showsSecrets: isForDevelopment(env),
      isSending: env.smtpUrl !== undefined,
    },
    limits,
    domains,
    site: siteAt(req.protocol, req.host, env.domain),
    prover,
    backedUp,
    payments: { stripeUrl: env.stripeUrl, allowsTill: env.testTill },
  });

  const forwardedRefused = (req: Request) =>
    authenticator.tell({
      ...{ kind: 'FORWARDED_HOST_REFUSED', procedure: 'front door' },
      ...{ requestId: `${req.res?.getHeader('x-request-id')}`, address: addressOf(req) },
    });

  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.set('trust proxy', env.trustProxy);
  app.use((req, res, next) => {
    req.id = randomUUID();
    res.setHeader('x-request-id', req.id);
    const trail: WorkTrail = { requestId: req.id, language: ownLanguage(req) };
    res.locals.trail = trail;
    onTrail(trail, next);
  });
  const httpsOnly = env.mode === 'production' || env.mode === 'staging';
  app.use(securityHeaders(httpsOnly), onlyMethods(servedMethods));
  const isolation = isolationCheck(
    planes,
    procedures.map(([, procedure]) => procedure),
    log,
  );
  app.use(
    health({
      ...{ planes, metrics, lifecycle, isolation, failingChecks },
      mayLookInside: insiders(env.domain, env.metricsToken),
      tellMetrics,
    }),
  );
  app.use(
    requestLog(log),
    countRequests(metrics),
    refuseWhileDraining(lifecycle),
    refuseForwardedHosts(forwardedRefused),
    ...(httpsOnly ? [refusePlainHttp] : []),
  );
  app.use('/trpc', onlyMethods(['GET', 'POST', 'OPTIONS']));
  app.use(['/api/v1', '/trpc'], allowOrigins(authenticator));
  app.use(refuseForeignOrigins, compression({ filter: isWhole }));
  app.use(['/api/v1', '/trpc'], neverStored);
  app.use(consoleCalls({ domain: env.domain, contextOf, maxBodySize: BODY_LIMIT }));
  app.use('/api/v1', rest(appRouter, contextOf), nothingHere);
  app.use(
    '/trpc',
    trpcCalls,
    createExpressMiddleware({
      router: appRouter,
      createContext: ({ req, res }) => contextOf(req, res),
      maxBodySize: BODY_LIMIT,
      responseMeta: ({ errors, type }) => ({
        headers: { ...retryHeader(errors), ...(type === 'subscription' && streamHeaders) },
      }),
    }),
  );
  app.get('/feeds/:token.ics', serveFeeds(contextOf));
  app.get(
    '/exports/:id.csv',
    serveExports(contextOf, ctx => appRouter.createCaller(ctx).listExports.part),
  );
  app.get(
    '/attachments/:id/:view',
    serveAttachments(contextOf, ctx => appRouter.createCaller(ctx).attachments),
  );
  const invoicePdf = serveDocuments(contextOf, (ctx, { id, noteId }) =>
    appRouter.createCaller(ctx).invoiceDocuments.get({ id, creditNoteId: noteId }),
  );
  app.get('/invoices/:id.pdf', invoicePdf);
  app.get('/invoices/:id/credit-notes/:noteId.pdf', invoicePdf);
  app.get(
    '/invoices/:id/reminders/:reminderId.pdf',
    serveDocuments(contextOf, (ctx, { id, reminderId = '' }) =>
      appRouter.createCaller(ctx).invoiceDocuments.reminder({ id, reminderId }),
    ),
  );
  // Bytes as they came: they are signed, and what was read and written anew would be others.
  const rawBody = express.raw({ type: () => true, limit: MOST_BYTES, inflate: false });
  app.post('/webhooks/payments/:provider', rawBody, serveWebhook(contextOf));
  app.get('/till/:pass', serveTill(contextOf));
  app.post('/till/:pass/:what', serveTillButton(contextOf));
  app.get(THANKS, serveThanks);
  app.use(knownHostsOnly(authenticator, env.domain));
  app.use('/api', apiDocs(appRouter));
  app.use(pages ?? dashboardPages(), nothingHere);
  app.use(wordedErrors(log));
  return app;
};

/** Where a request comes from; a proxy may pass on whatever it was told. */
const addressOf = ({ ip }: Request): string | null => (ip && isIP(ip) ? ip : null);

/** Answers belong to one session at one door: no cache may keep them, so none can still be fresh (T14). */
const neverStored: RequestHandler = (req, res, next) => {
  // Express would answer 304 to `if-none-match: *`, with or without a tag of its own.
  delete req.headers['if-none-match'];
  res.setHeader('cache-control', 'no-store');
  next();
};

/** tRPC would let a browser keep it; no proxy may gather or pack what has to arrive at once. */
const streamHeaders = { 'cache-control': 'no-store, no-transform' };

/** Whether an answer ends: what packs a stream waits for more of it before it sends anything. */
const isWhole: NonNullable<compression.CompressionOptions['filter']> = (req, res) =>
  !`${res.getHeader('content-type')}`.startsWith('text/event-stream') && compression.filter(req, res);

const nothingHere: RequestHandler = (_req, res) => refuse(res, 404, 'NOT_FOUND', NOTHING_HERE);

/** What went wrong before a procedure was reached: too large, not JSON, an address that cannot be read. */
const wordedErrors =
  (log: Log): ErrorRequestHandler =>
  (error: { status?: number; name?: string }, req, res, next) => {
    if (res.headersSent) return next(error);
    const status = error.status && error.status >= 400 && error.status < 500 ? error.status : 500;
    if (status === 500)
      log.error({ requestId: req.id, type: error.name }, 'A request failed outside of its procedure');
    const [code, words] = faults[status] ?? ['BAD_REQUEST', UNREADABLE];
    refuse(res, status, code, words);
  };

const faults: Record<number, [code: TRPC_ERROR_CODE_KEY, words: Message]> = {
  404: ['NOT_FOUND', NOTHING_HERE],
  413: ['PAYLOAD_TOO_LARGE', TOO_LARGE],
  415: ['UNSUPPORTED_MEDIA_TYPE', 'This request is encoded in a way that is not understood here.'],
  500: ['INTERNAL_SERVER_ERROR', OUR_FAULT],
};
