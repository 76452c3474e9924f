import { once } from 'node:events';
import { type IncomingHttpHeaders, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll } from 'vitest';
import { createApp } from '../server/app.ts';
import { serve } from '../server/serve.ts';
import type { ClinicFacts } from '../server/tenancy/clinics.ts';
import type { Role } from '../shared/permissions.ts';
import { env, hostOf, log, planes, tokenOf } from './world.ts';

const lifecycle = { draining: false };
const app = createApp({ env, planes, log, lifecycle, demoClinics: async () => [] });
const serving = await serve(app, { ...env, port: 0, host: '127.0.0.1' }, lifecycle);
afterAll(() => serving.stop());

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  /** The JSON of the answer, or its text. */
  body: unknown;
}

interface Ask {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  headers?: Record<string, string | string[]>;
  body?: unknown;
  /** Whose session the cookie holds: a member of the clinic at the door unless told otherwise, or nobody's. */
  session?: { of: ClinicFacts; role?: Role } | null;
}

/** Knocks at a clinic's door over HTTP, as a browser does. The Host header is set by hand: not every resolver knows *.localhost. */
export const knock = async (at: ClinicFacts, path: string, ask: Ask = {}): Promise<Answer> => {
  const { method = 'GET', body, session = { of: at } } = ask;
  const sent = request({ host: '127.0.0.1', port: serving.port, path, method, agent: false });
  sent.setHeader('host', hostOf(at));
  if (session) sent.setHeader('cookie', `medflow=${await tokenOf(session.of, session.role)}`);
  if (body !== undefined) sent.setHeader('content-type', 'application/json');
  for (const [name, value] of Object.entries(ask.headers ?? {})) sent.setHeader(name, value);
  sent.end(body === undefined ? undefined : JSON.stringify(body));
  const [answer] = await once(sent, 'response');
  const words = await text(answer);
  const json = String(answer.headers['content-type']).includes('json');
  return { status: answer.statusCode, headers: answer.headers, body: json ? JSON.parse(words) : words };
};
