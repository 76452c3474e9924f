import { createExpressMiddleware } from '@trpc/server/adapters/express';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { isPlatformHost } from '../access/clinics/platform-host.ts';
import type { CallContext } from '../api/call-context.ts';
import { refuse } from '../api/http/security.ts';
import { trpcCalls } from '../api/http/trpc-calls.ts';
import { NOTHING_HERE } from '../errors.ts';
import { consoleRouter } from './router.ts';

interface Parts {
  domain: string;
  contextOf: (req: Request, res: Response) => CallContext;
  maxBodySize: number;
}

/**
 * Answers calls at the platform's host, and only there. Two routers that no host shares: a clinic's host knows no
 * procedure of the console, and the console knows none that reads a clinic.
 */
export const consoleCalls = ({ domain, contextOf, maxBodySize }: Parts): RequestHandler => {
  const routes = Router();
  routes.use(
    '/trpc',
    trpcCalls,
    createExpressMiddleware({
      router: consoleRouter,
      createContext: ({ req, res }) => contextOf(req, res),
      maxBodySize,
    }),
  );
  routes.use('/api', (_req, res) => refuse(res, 404, 'NOT_FOUND', NOTHING_HERE));
  return (req, res, next) => (isPlatformHost(req.host, domain) ? routes(req, res, next) : next());
};
