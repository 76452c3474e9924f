import type { RequestHandler } from 'express';
import { afterAll } from 'vitest';
import { sign } from '../../server/access/callers/tenant-signature.ts';
import { Session } from '../../server/access/sessions/session.entity.ts';
import { createApp } from '../../server/app.ts';
import type { Env } from '../../server/env.ts';
import type { Log } from '../../server/logger.ts';
import { hashToken } from '../../server/secrets.ts';
import { serve } from '../../server/serve.ts';
import { env, log, planes, prover } from '../world/world.ts';
import { type Ask, type Raw, send } from './send.ts';

/** The real server with other decisions of the operator than the shared one, another log or other pages. */
export const openDoor = async (changes: Partial<Env> = {}, to: Log = log, pages?: RequestHandler) => {
  /** The checks of schema and roles that fail, as far as this door knows. */
  const failing: string[] = [];
  const lifecycle = { draining: false };
  const decisions = { ...env, ...changes };
  const app = createApp({
    env: decisions,
    planes,
    log: to,
    lifecycle,
    prover,
    demoClinics: async () => [],
    failingChecks: () => failing,
    pages,
  });
  const serving = await serve(app, { ...decisions, port: 0, host: '127.0.0.1' }, lifecycle);
  afterAll(() => serving.stop());
  const knock = async (ask: Ask): Promise<Raw> => send(serving.port, await signed(ask));
  return { lifecycle, failing, port: serving.port, knock };
};

/** A browser keeps both cookies: a test that shows a session alone means both, unless it names `tenant_sig` itself. */
const signed = async (ask: Ask): Promise<Ask> => {
  const cookie = String(ask.headers?.cookie ?? '');
  const [, token] = /(?:^|; ?)(?:__Host-)?medflow=([\w-]{43})(?:;|$)/.exec(cookie) ?? [];
  if (!token || cookie.includes('tenant_sig=')) return ask;
  const { tenantId, expiresAt } =
    (await planes.identity.em.fork().findOne(Session, { tokenHash: hashToken(token) })) ?? {};
  if (!tenantId || !expiresAt) return ask;
  const signature = sign({ tenantId, token, expiresAt }, planes.signatureKeys);
  return { ...ask, headers: { ...ask.headers, cookie: `${cookie}; tenant_sig=${signature}` } };
};
