/** Where a passkey is used: the page's origin, and the name that browsers bind the passkey to. */
export interface Site {
  origin: string;
  rpId: string;
}

/**
 * One passkey serves all clinics under the domain. Browsers allow that for a domain of two labels at least, so at
 * `*.localhost` and at a clinic's own domain a passkey belongs to its host (docs/decisions/0011).
 */
export const siteAt = (protocol: string, host: string | undefined, domain: string): Site => {
  const name = (host ?? '').toLowerCase().replace(/:\d+$/, '');
  const isOurs = name === domain || name.endsWith(`.${domain}`);
  return { origin: `${protocol}://${host}`, rpId: isOurs && domain.includes('.') ? domain : name };
};

/** A patient belongs to one clinic, and so does their passkey: to the host alone, also below our domain. */
export const atOwnHost = ({ origin }: Site): Site => ({ origin, rpId: new URL(origin).hostname });
