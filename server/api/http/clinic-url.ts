import type { Env } from '../../env.ts';

/** Where a clinic's dashboard is found. Served to the world it is behind TLS, at the port of its scheme. */
export const clinicUrl = (
  { mode, domain, port }: Pick<Env, 'mode' | 'domain' | 'port'>,
  slug: string,
): string =>
  mode === 'production' || mode === 'staging'
    ? `https://${slug}.${domain}`
    : `http://${slug}.${domain}:${port}`;
