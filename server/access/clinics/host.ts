/** Whose door a host name may be. */
export type HostKind =
  | { kind: 'apex' }
  | { kind: 'clinic'; slug: string }
  | { kind: 'custom'; domain: string };

/** The host without port, capitals and the dot at its end, or nothing for what is no name. */
const nameOf = (host: string | undefined): string =>
  (host ?? '').toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const isLabel = new RegExp(`^${label}$`);
const isDomain = new RegExp(`^(?=.{4,253}$)(?:${label}\\.)+[a-z][a-z0-9-]*[a-z0-9]$`);

/**
 * Tells a clinic's subdomain, the apex (which `www` equals) and a domain that may be a clinic's own; null for nobody's. A
 * name below our own domain is never a custom one, or one clinic could be told to answer at another's address, and neither
 * is a `platform.` of any domain, which would pass for the operators' console.
 */
export const hostKindOf = (host: string | undefined, domain: string): HostKind | null => {
  const name = nameOf(host);
  if (name === domain || name === `www.${domain}` || /^(?:127(?:\.\d+){3}|\[::1\])$/.test(name))
    return { kind: 'apex' };
  if (name.endsWith(`.${domain}`)) {
    const slug = name.slice(0, -domain.length - 1);
    return isLabel.test(slug) ? { kind: 'clinic', slug } : null;
  }
  return isDomain.test(name) && !name.startsWith('platform.') ? { kind: 'custom', domain: name } : null;
};
