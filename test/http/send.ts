import { once } from 'node:events';
import { type Agent, type IncomingHttpHeaders, request } from 'node:http';
import { text } from 'node:stream/consumers';

export interface Raw {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export interface Ask {
  host: string;
  path: string;
  method?: string;
  headers?: Record<string, string | string[]>;
  /** Bytes as they are, or a value that goes as JSON. */
  body?: unknown;
  /** Keeps connections; each request has one of its own without. */
  agent?: Agent | undefined;
}

/** One request, header by header as it is written here: node cannot resolve every *.localhost, so the host is set by hand. */
export const send = async (
  port: number,
  { host, path, method = 'GET', headers = {}, body, agent }: Ask,
): Promise<Raw> => {
  const bytes = typeof body === 'string' || Buffer.isBuffer(body) ? body : body && JSON.stringify(body);
  const sent = request({ host: '127.0.0.1', port, path, method, agent: agent ?? false });
  sent.setHeader('host', host);
  if (bytes) sent.setHeader('content-type', 'application/json');
  for (const [name, value] of Object.entries(headers)) sent.setHeader(name, value);
  sent.end(bytes || undefined);
  const [answer] = await once(sent, 'response');
  return { status: answer.statusCode, headers: answer.headers, text: await text(answer) };
};

/** What an answer says in JSON. */
export const said = ({ text }: Raw): Record<string, unknown> => JSON.parse(text);

/** The cookies that an answer sets, as a browser shows them next time. */
export const cookiesOf = ({ headers }: Raw): string =>
  (headers['set-cookie'] ?? []).map(cookie => cookie.split(';')[0]).join('; ');
