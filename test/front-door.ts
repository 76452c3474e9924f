import type { RequestHandler } from 'express';
import { afterAll } from 'vitest';
import { createApp } from '../server/app.ts';
import type { Env } from '../server/env.ts';
import type { Log } from '../server/http/logger.ts';
import { serve } from '../server/serve.ts';
import { type Ask, type Raw, send } from './send.ts';
import { env, log, planes } from './world.ts';

/** The real server with other decisions of the operator than the shared one, another log or other pages. */
export const openDoor = async (changes: Partial<Env> = {}, to: Log = log, pages?: RequestHandler) => {
  const lifecycle = { draining: false };
  const decisions = { ...env, ...changes };
  const app = createApp({ env: decisions, planes, log: to, lifecycle, demoClinics: async () => [], pages });
  const serving = await serve(app, { ...decisions, port: 0, host: '127.0.0.1' }, lifecycle);
  afterAll(() => serving.stop());
  return { lifecycle, port: serving.port, knock: (ask: Ask): Promise<Raw> => send(serving.port, ask) };
};
