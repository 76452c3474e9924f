import type { IncomingMessage } from 'node:http';

/** However it is spelt: `X-Tenant`, `x-tenant-id`, `x_tenant_slug`, `X-Forwarded-Tenant` … */
const tenantHeader = /^x[-_](?:forwarded[-_])?tenant/;

/**
 * What the tenant headers of a request name, each of their values. Nothing is ever decided by them: whoever has a session or
 * a token is refused when they disagree with it (T1), and for anybody else they mean nothing.
 */
export const clinicsNamedBy = ({ headersDistinct }: IncomingMessage): string[] =>
  Object.entries(headersDistinct)
    .filter(([name]) => tenantHeader.test(name))
    .flatMap(([, values = []]) => values)
    .flatMap(value => value.split(','))
    .map(name => name.trim())
    .filter(Boolean);
