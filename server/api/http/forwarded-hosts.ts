import type { NextFunction, Request, Response } from 'express';
import type { Message } from '../../../shared/i18n/translate.ts';
import { refuse } from './security.ts';

/** Tells that a proxy which is trusted named the host in a way that nobody can trust. */
type Told = (req: Request) => Promise<void>;

/**
 * The host decides the clinic, so a request must name one, once and legibly (RFC 9112, 3.2). Of two `Host` headers Node
 * takes the first, and it ignores the host of an absolute address; a proxy in front may have read the other one.
 * `X-Forwarded-Host` counts from a proxy that is trusted only (`req.host`); one that adds to what the visitor said, rather
 * than replacing it, lets the visitor choose, and so is refused.
 */
export const refuseForwardedHosts =
  (forwardedRefused: Told) =>
  async (req: Request, res: Response, next: NextFunction): Promise<void> => {
    const forwarded = req.headersDistinct['x-forwarded-host'];
    if (forwarded && isTrusted(req) && !isClear(forwarded)) {
      await forwardedRefused(req);
      return refuse(res, 400, 'BAD_REQUEST', UNCLEAR);
    }
    const hosts = req.headersDistinct.host ?? [];
    // HTTP/1.0 knows no Host header; such a request is at nobody's door.
    if (hosts.length === 0 && req.httpVersion < '1.1') return next();
    const [host = ''] = hosts;
    const clear = hosts.length === 1 && isLegible(host) && agrees(req, host);
    if (clear) return next();
    refuse(res, 400, 'BAD_REQUEST', UNCLEAR);
  };

const UNCLEAR: Message = 'This request does not say clearly which web address it is for.';

const isClear = ([host = '', ...others]: string[]): boolean =>
  others.length === 0 && host !== '' && isLegible(host);

const isTrusted = ({ app, socket }: Request): boolean =>
  (app.get('trust proxy fn') as (address: string | undefined, hop: number) => boolean)(
    socket.remoteAddress,
    0,
  );

const isLegible = (host: string): boolean =>
  /^(?:[\w.-]*|\[[\da-f:.]+\])(?::\d*)?$/i.test(host) && (host === '' || URL.canParse(`http://${host}`));

/** Whether an address such as `GET http://sunrise.localhost/ HTTP/1.1` means the host that its header names. */
const agrees = (req: Request, host: string): boolean => {
  if (/^[/*]/.test(req.originalUrl)) return true;
  const meant = URL.parse(req.originalUrl);
  return meant !== null && meant.host === URL.parse(`${meant.protocol}//${host}`)?.host;
};
