import type { CookieOptions, Request, Response } from 'express';

/**
 * The session cookie. `__Host-` binds it to the exact host over TLS (IDN-3). Plain http, which only development
 * serves, cannot carry that prefix in every browser, so the cookie is plainly named there and otherwise the same.
 */
const nameFor = (secure: boolean): string => (secure ? '__Host-medflow' : 'medflow');

const options = (secure: boolean): CookieOptions => ({ httpOnly: true, sameSite: 'lax', path: '/', secure });

/** The token a request carries; of several cookies by that name the first counts, as browsers send the own host's first. */
export const tokenOf = (req: Request): string | undefined => {
  const wanted = `${nameFor(req.secure)}=`;
  const pair = (req.headers.cookie ?? '').split(/;\s*/).find(cookie => cookie.startsWith(wanted));
  const token = pair?.slice(wanted.length);
  return token && /^[\w-]{43}$/.test(token) ? token : undefined;
};

export const sessionCookies = (req: Request, res: Response) => ({
  set: (token: string): void => {
    res.cookie(nameFor(req.secure), token, options(req.secure));
  },
  clear: (): void => {
    res.clearCookie(nameFor(req.secure), options(req.secure));
  },
});
