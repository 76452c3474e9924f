import pg from 'pg';
import { messageOf, StartupError } from '../../../startup-error.ts';

/** An open connection; a failure becomes a StartupError in words, with the driver's error as its cause. */
export async function connect(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(config);
  // Lost while nothing is asked of it, it would end the process; the next statement fails of it instead.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (cause) {
    await client.end().catch(() => undefined); // it never opened; the cause below is what matters
    throw new StartupError(explain(cause, config), { cause });
  }
}

/** Runs `work` on a connection of its own and always closes it. */
export async function withConnection<T>(
  config: pg.ClientConfig,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = await connect(config);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The code of the driver's or the server's error behind a failed connection. */
export function codeOf(error: unknown): string {
  const source = error instanceof StartupError && error.cause ? error.cause : error;
  return source instanceof Error && 'code' in source ? String(source.code) : '';
}

function explain(cause: unknown, config: pg.ClientConfig): string {
  const where = `the database server at ${config.host}:${config.port}`;
  const code = codeOf(cause);
  const sentence = sentences[code];
  if (sentence) return sentence(where, config);
  const message = messageOf(cause);
  if (/does not support SSL/i.test(message)) return `${capital(where)} offers no TLS; switch ssl on there.`;
  if (/timeout/i.test(message)) return `${capital(where)} did not answer in time.`;
  if (/SELF_SIGNED|UNABLE_TO|CERT_|ALTNAME/.test(code)) {
    return `The certificate of ${where} cannot be trusted (${code}); name the right authority with sslrootcert in DATABASE_URL.`;
  }
  return `A connection to ${where} as ${config.user} failed: ${message}${code ? ` (${code})` : ''}.`;
}

const sentences: Record<string, (where: string, config: pg.ClientConfig) => string> = {
  ECONNREFUSED: where => `Nothing listens where ${where} should be.`,
  ENOENT: where => `There is no socket of ${where}.`,
  ENOTFOUND: where => `The name of ${where} cannot be resolved.`,
  EAI_AGAIN: where => `The name of ${where} cannot be resolved at the moment.`,
  ETIMEDOUT: where => `${capital(where)} did not answer in time.`,
  EHOSTUNREACH: where => `There is no route to ${where}.`,
  '28P01': (where, { user }) => `${capital(where)} refused the password of ${user}.`,
  '28000': (where, { user }) =>
    `${capital(where)} does not let ${user} in: it has no such role, or its pg_hba.conf has no line for us.`,
  '3D000': (where, { database }) => `There is no database ${database} on ${where}.`,
  '42501': (where, { user, database }) => `${user} may not connect to the database ${database} on ${where}.`,
  '53300': where => `${capital(where)} has no connection left to give.`,
  '57P03': where => `${capital(where)} is starting up or shutting down.`,
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
