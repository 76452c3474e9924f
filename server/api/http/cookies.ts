import type { CookieOptions, Request, Response } from 'express';

/**
 * The session cookie. `__Host-` binds it to the exact host over TLS (IDN-3). Plain http, which only development
 * serves, cannot carry that prefix in every browser, so the cookie is plainly named there and otherwise the same.
 */
const nameFor = (secure: boolean, name = 'medflow'): string => (secure ? `__Host-${name}` : name);

/** The secret of a browser that is on its way into a clinic, which it needs until its owner has said yes. */
const ARRIVAL = 'medflow-arrival';
const ARRIVAL_MS = 180_000;

/** A browser may ask for a link while a session is open in it. */
export type PortalCookie = 'asked' | 'session';

/** The two of the patients' portal: of a browser that asked for a link, until that is too old, and of its session, which the server ends. */
const PORTAL: Record<PortalCookie, { name: string; maxAge: number }> = {
  asked: { name: 'medflow-portal-asked', maxAge: 900_000 },
  session: { name: 'medflow-portal', maxAge: 43_200_000 },
};

/** LIT-1 fixes this name, so it bears no prefix; it is bound to the session instead (docs/decisions/0009). */
const SIGNATURE = 'tenant_sig';

const options = (secure: boolean): CookieOptions => ({ httpOnly: true, sameSite: 'lax', path: '/', secure });

/**
 * What a request carries under a name. Of two values that differ one was planted, and as nobody can tell which, neither
 * counts. Only blanks are trimmed: a name that begins with any other space is another name.
 */
const cookieOf = (req: Request, name: string): string | undefined => {
  const wanted = `${name}=`;
  const pairs = (req.headers.cookie ?? '').split(/; */).filter(cookie => cookie.startsWith(wanted));
  const [value, ...others] = new Set(pairs.map(pair => pair.slice(wanted.length)));
  return others.length === 0 ? value : undefined;
};

const secretOf = (req: Request, name: string): string | undefined => {
  const secret = cookieOf(req, name);
  return secret && /^[\w-]{43}$/.test(secret) ? secret : undefined;
};

/** The session token, if it has the form of one. */
export const tokenOf = (req: Request): string | undefined => secretOf(req, nameFor(req.secure));

/** The secret that this browser got when it began to enter (`session.arrive`). */
export const arrivalOf = (req: Request): string | undefined => secretOf(req, nameFor(req.secure, ARRIVAL));

/** What this browser brings to the patients' portal; all its tabs share the cookies, so each says whom it shows. */
export const portalOf = (req: Request) => ({
  shown: req.get('medflow-portal-patient'),
  asked: secretOf(req, nameFor(req.secure, PORTAL.asked.name)),
  session: secretOf(req, nameFor(req.secure, PORTAL.session.name)),
});

/** The signature that says which clinic the session is for, as it came. */
export const signatureOf = (req: Request): string | undefined => cookieOf(req, SIGNATURE);

/** The API token that a program bears instead of a cookie. */
export const bearerOf = (req: Request): string | undefined =>
  /^Bearer +(\S+)$/i.exec(req.headers.authorization ?? '')?.[1];

/** Both cookies of a session come and go together; a session of no clinic has no signature. */
export const sessionCookies = (req: Request, res: Response) => ({
  set: (token: string, signature: string | null): void => {
    res.cookie(nameFor(req.secure), token, options(req.secure));
    if (signature) res.cookie(SIGNATURE, signature, options(req.secure));
    else res.clearCookie(SIGNATURE, options(req.secure));
  },
  setArrival: (secret: string): void => {
    res.cookie(nameFor(req.secure, ARRIVAL), secret, { ...options(req.secure), maxAge: ARRIVAL_MS });
  },
  setPortal: (which: PortalCookie | undefined, secret?: string): void => {
    for (const [kind, { name, maxAge }] of Object.entries(PORTAL))
      if (!which) res.clearCookie(nameFor(req.secure, name), options(req.secure));
      else if (kind === which)
        res.cookie(nameFor(req.secure, name), secret, { ...options(req.secure), maxAge });
  },
  clear: (): void => {
    for (const name of [nameFor(req.secure), SIGNATURE]) res.clearCookie(name, options(req.secure));
  },
});
