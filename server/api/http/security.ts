import { type TRPC_ERROR_CODE_KEY, TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { type Message, t, type Values } from '../../../shared/i18n/translate.ts';

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

/** A session cookie must never cross a wire in the clear, so outside development there is no plain http at all (IDN-3). */
export const refusePlainHttp = (req: Request, res: Response, next: NextFunction): void => {
  if (req.secure) return next();
  refuse(
    res,
    403,
    'FORBIDDEN',
    'This server is reached over https only. Behind a proxy that ends TLS, name its IP address in MEDFLOW_TRUST_PROXY.',
  );
};

/** The origin of the pages at this door, as a browser writes it. */
export const ownOrigin = (req: Request): string => `${req.protocol}://${req.host}`;

const changes = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * A change must come from our own pages or from a program: a browser on another site always says so in Origin or
 * Sec-Fetch-Site, and cannot send JSON without asking first (IDN-9, A8).
 */
export const refuseForeignOrigins = (req: Request, res: Response, next: NextFunction): void => {
  if (!changes.has(req.method) || res.locals.isAllowedOrigin) return checkContent(req, res, next);
  const { origin } = req.headers;
  const foreign =
    origin !== undefined
      ? origin !== ownOrigin(req)
      : /^(?:cross-site|same-site)$/.test(req.headers['sec-fetch-site'] ?? '');
  if (foreign) return refuse(res, 403, 'FORBIDDEN', 'This request comes from another site.');
  checkContent(req, res, next);
};

/** A form of another site can post anything but JSON without asking first. */
const checkContent = (req: Request, res: Response, next: NextFunction): void => {
  if (changes.has(req.method) && hasBody(req) && !req.is('application/json'))
    return refuse(
      res,
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      'Please send JSON with the content type application/json.',
    );
  next();
};

/** Bytes that a body may have, at either door. */
export const BODY_LIMIT = 1_000_000;

export const hasBody = ({ headers }: Request): boolean =>
  Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined;

/** An answer outside of the procedures, worded and shaped like theirs: tRPC's client understands no other. */
export const refuse = (
  res: Response,
  httpStatus: number,
  code: TRPC_ERROR_CODE_KEY,
  sentence: Message,
  values?: Values,
): void => {
  const { id: requestId, originalUrl } = res.req;
  const message = t(sentence, values);
  const inTrpc = { message, code: TRPC_ERROR_CODES_BY_KEY[code], data: { code, httpStatus, requestId } };
  res
    .status(httpStatus)
    .json(/^\/trpc(?:\/|$)/.test(originalUrl) ? { error: inTrpc } : { message, code, requestId });
};
