import type { Request, RequestHandler, Response } from 'express';
import type { Authenticator } from '../../access/callers/authenticator.ts';
import { clinicHere } from './clinic-here.ts';
import { KEY_HEADER } from './idempotency-key.ts';
import { ownOrigin } from './security.ts';

/** Long enough to spare most calls their preflight, short enough for an origin that is struck off. */
const PREFLIGHT_SECONDS = 600;

/**
 * Lets pages of the origins that the clinic at this door allows call its API, with a browser's credentials (IDN-9, H2).
 * Origins are compared letter by letter; whoever is not allowed gets an answer without the headers, which no browser shows.
 */
export const allowOrigins =
  (authenticator: Authenticator): RequestHandler =>
  async (req, res, next) => {
    res.vary('Origin');
    const { origin } = req.headers;
    if (!origin || origin === ownOrigin(req) || !(await isAllowed(authenticator, req.host, origin)))
      return next();
    res.locals.isAllowedOrigin = true;
    res.set('access-control-allow-origin', origin);
    res.set('access-control-allow-credentials', 'true');
    res.set('access-control-expose-headers', 'x-request-id, retry-after, idempotent-replayed');
    if (req.method === 'OPTIONS' && req.headers['access-control-request-method']) return preflight(req, res);
    next();
  };

const preflight = (_req: Request, res: Response): void => {
  res.set('access-control-allow-methods', 'GET, POST, PATCH, DELETE');
  res.set('access-control-allow-headers', `authorization, content-type, ${KEY_HEADER}`);
  res.set('access-control-max-age', String(PREFLIGHT_SECONDS));
  res.status(204).end();
};

/** Where no clinic can be found or asked for, nobody else's pages are welcome. */
const isAllowed = async (authenticator: Authenticator, host: string, origin: string): Promise<boolean> => {
  const clinic = await clinicHere(authenticator, host);
  return clinic?.allowedOrigins.includes(origin) === true && origin !== 'null';
};
