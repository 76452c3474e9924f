import { once } from 'node:events';
import { type IncomingHttpHeaders, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { RequestHandler } from 'express';
import { afterAll } from 'vitest';
import { createApp } from '../server/app.ts';
import type { Env } from '../server/env.ts';
import type { Log } from '../server/http/logger.ts';
import { serve } from '../server/serve.ts';
import { env, log, planes } from './world.ts';

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
}

/** One request, header by header as it is written here: node cannot resolve every *.localhost, so the host is set by hand. */
export const send = async (
  port: number,
  { host, path, method = 'GET', headers = {}, body }: Ask,
): Promise<Raw> => {
  const bytes = typeof body === 'string' || Buffer.isBuffer(body) ? body : body && JSON.stringify(body);
  const sent = request({ host: '127.0.0.1', port, path, method, agent: false });
  sent.setHeader('host', host);
  if (bytes) sent.setHeader('content-type', 'application/json');
  for (const [name, value] of Object.entries(headers)) sent.setHeader(name, value);
  sent.end(bytes || undefined);
  const [answer] = await once(sent, 'response');
  return { status: answer.statusCode, headers: answer.headers, text: await text(answer) };
};

/** The real server with other decisions of the operator than the shared one, another log or other pages. */
export const openDoor = async (changes: Partial<Env> = {}, to: Log = log, pages?: RequestHandler) => {
  const lifecycle = { draining: false };
  const decisions = { ...env, ...changes };
  const app = createApp({ env: decisions, planes, log: to, lifecycle, demoClinics: async () => [], pages });
  const serving = await serve(app, { ...decisions, port: 0, host: '127.0.0.1' }, lifecycle);
  afterAll(() => serving.stop());
  return { lifecycle, port: serving.port, knock: (ask: Ask): Promise<Raw> => send(serving.port, ask) };
};

/** What an answer says in JSON. */
export const said = <T = Record<string, unknown>>({ text }: Raw): T => JSON.parse(text);
