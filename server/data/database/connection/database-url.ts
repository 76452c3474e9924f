import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import type { ConnectionOptions } from 'node:tls';
import { StartupError } from '../../../startup-error.ts';

const modes = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'] as const;

/** What DATABASE_URL, or that of a pooler or replica, says, in the terms of libpq. */
export type Address = {
  host: string;
  port: number;
  user: string;
  password: string | undefined;
  database: string;
  isSocket: boolean;
  tls: (typeof modes)[number];
  ssl: ConnectionOptions | false;
  /** The query of the URL, kept for the URLs we hand out. */
  query: URLSearchParams;
};

/** Reads a URL as psql would; its faults are told without repeating it, for it holds a password. */
export function parseDatabaseUrl(text: string, variable = 'DATABASE_URL'): Address {
  try {
    return parse(text, variable);
  } catch (cause) {
    if (cause instanceof StartupError) throw cause;
    throw new StartupError(
      `${variable} is not a URL of the form postgresql://user:password@host:5432/database (special characters in the password need percent-encoding).`,
    );
  }
}

function parse(text: string, variable: string): Address {
  const url = toUrl(text);
  const query = url.searchParams;
  const named = decodeURIComponent(url.hostname.replace(/^\[|\]$/g, ''));
  const host = query.get('host') ?? (named === placeholder ? '/var/run/postgresql' : named);
  const isSocket = host.startsWith('/');
  const user = decodeURIComponent(url.username) || userInfo().username;
  const tls = isSocket ? 'disable' : tlsMode(query, variable);
  return {
    host,
    port: Number(query.get('port') ?? (url.port || 5432)),
    user,
    password: decodeURIComponent(url.password) || undefined,
    database: decodeURIComponent(url.pathname.slice(1)) || user,
    isSocket,
    tls,
    ssl: tlsOptions(tls, query, variable),
    query,
  };
}

/** The URL of another role or database on the same server. */
export function urlOf(
  address: Address,
  login: { user: string; password: string | undefined },
  database: string,
): string {
  const secret = login.password ? `:${encodeURIComponent(login.password)}` : '';
  const query = new URLSearchParams(address.query);
  if (address.isSocket) query.set('host', address.host);
  if (address.isSocket) query.set('port', String(address.port));
  const bare = address.host.includes(':') ? `[${address.host}]` : address.host;
  const place = address.isSocket ? '' : `${bare}:${address.port}`;
  const tail = query.size > 0 ? `?${query}` : '';
  return `postgresql://${encodeURIComponent(login.user)}${secret}@${place}/${encodeURIComponent(database)}${tail}`;
}

const placeholder = 'socket.invalid';

/** libpq allows an empty host (a Unix socket), URL does not. */
function toUrl(text: string): URL {
  return new URL(text.replace(/^(postgres(?:ql)?:\/\/(?:[^/@]*@)?)(?=\/|\?|$)/, `$1${placeholder}`));
}

function tlsMode(query: URLSearchParams, variable: string): Address['tls'] {
  const given = query.get('sslmode') ?? 'prefer';
  const mode = modes.find(known => known === given);
  if (!mode) throw new StartupError(`${variable} has an unknown sslmode; use one of ${modes.join(', ')}.`);
  // As in libpq: naming an authority means wanting it checked.
  return mode === 'require' && query.has('sslrootcert') ? 'verify-ca' : mode;
}

function tlsOptions(tls: Address['tls'], query: URLSearchParams, variable: string): Address['ssl'] {
  const read = (path: string, name: string) => fileOf(path, name, variable);
  if (tls === 'disable') return false;
  const verified = tls === 'verify-full' || tls === 'verify-ca';
  const [authority, cert, key] = ['sslrootcert', 'sslcert', 'sslkey'].map(name => query.get(name));
  return {
    rejectUnauthorized: verified,
    ...(verified && authority && authority !== 'system' ? { ca: read(authority, 'sslrootcert') } : {}),
    ...(typeof cert === 'string' ? { cert: read(cert, 'sslcert') } : {}),
    ...(typeof key === 'string' ? { key: read(key, 'sslkey') } : {}),
    ...(tls === 'verify-ca' ? { checkServerIdentity: () => undefined } : {}),
  };
}

function fileOf(path: string, name: string, variable: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    throw new StartupError(`The file that ${name} names in ${variable} cannot be read (${code}).`);
  }
}
