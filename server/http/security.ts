import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';

/** Headers of every answer. Styles may be inline because Mantine computes them; scripts may not (H1). */
export const securityHeaders = (secure: boolean): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        connectSrc: ["'self'"],
        fontSrc: ["'self'", 'data:'],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'same-origin' },
  });

/** Tenant headers are ours to make: whatever comes from outside is dropped, however it is spelt (T1). */
export const dropTenantHeaders = (req: Request, _res: Response, next: NextFunction): void => {
  for (const name of Object.keys(req.headers))
    if (/^x-(?:forwarded-)?tenant/.test(name)) delete req.headers[name];
  next();
};

/** A session cookie must never cross a wire in the clear, so outside development there is no plain http at all (IDN-3). */
export const refusePlainHttp = (req: Request, res: Response, next: NextFunction): void => {
  if (req.secure) return next();
  const advice = 'Behind a proxy that ends TLS, name its address in MEDFLOW_TRUST_PROXY.';
  refuse(res, 403, 'FORBIDDEN', `This server is reached over https only. ${advice}`);
};

const changes = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * A change must come from our own pages or from a program: a browser on another site always says so in Origin or
 * Sec-Fetch-Site, and cannot send JSON without asking first (IDN-9, A8).
 */
export const refuseForeignOrigins = (req: Request, res: Response, next: NextFunction): void => {
  if (!changes.has(req.method)) return next();
  const { origin } = req.headers;
  const foreign =
    origin !== undefined
      ? origin !== `${req.protocol}://${req.headers.host}`
      : /^(?:cross-site|same-site)$/.test(req.headers['sec-fetch-site'] ?? '');
  if (foreign) return refuse(res, 403, 'FORBIDDEN', 'This request comes from another site.');
  const hasBody =
    Number(req.headers['content-length'] ?? 0) > 0 || req.headers['transfer-encoding'] !== undefined;
  if (hasBody && !req.is('application/json'))
    return refuse(
      res,
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      'Please send JSON with the content type application/json.',
    );
  next();
};

/** An answer outside of the procedures, worded like theirs. */
export const refuse = (res: Response, status: number, code: string, message: string): void => {
  res.status(status).json({ message, code, requestId: res.req.id });
};
