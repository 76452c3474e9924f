import type { RequestHandler } from 'express';
import { projectRoot } from '../../env.ts';

/** The dashboard straight from its sources, with hot reload; for `npm run dev` only. */
export const developmentPages = async (): Promise<{ handler: RequestHandler; close(): Promise<void> }> => {
  const { createServer } = await import('vite');
  const server = await createServer({
    configFile: `${projectRoot}/vite.config.ts`,
    appType: 'spa',
    server: { middlewareMode: true, allowedHosts: true },
  });
  const handler: RequestHandler = (req, res, next) => {
    // Hot reload injects inline scripts, which the policy of every other mode forbids.
    res.removeHeader('content-security-policy');
    server.middlewares(req, res, next);
  };
  return { handler, close: () => server.close() };
};
