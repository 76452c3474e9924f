/** Whose door a host name is: a clinic's slug, the apex (null), or nobody's (undefined). */
export const slugOf = (host: string | undefined, domain: string): string | null | undefined => {
  const name = (host ?? '').toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');
  if (name === domain || name === `www.${domain}` || /^(?:127(?:\.\d+){3}|\[::1\])$/.test(name)) return null;
  const label = name.endsWith(`.${domain}`) ? name.slice(0, -domain.length - 1) : '';
  return /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label) ? label : undefined;
};
