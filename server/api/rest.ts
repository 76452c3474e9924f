import { type AnyRouter, TRPCError } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import express, { type Request, type Response, Router } from 'express';
import { generateOpenApiDocument } from 'trpc-to-openapi';
import { z } from 'zod';
import { toApiError } from '../errors.ts';
import type { CallContext } from './call-context.ts';
import { detailsOf, retryHeader, sentenceOf } from './error-answer.ts';
import { BODY_LIMIT } from './http/security.ts';
import { refuseMethod } from './http/served-methods.ts';
import type { ProcedureMeta } from './procedure-meta.ts';
import { proceduresOf } from './procedures.ts';
import { isRepeatable } from './trpc.ts';

type Call = (input: unknown) => Promise<unknown>;

/** `/bookings/{id}` as Express writes it. */
const expressPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

const callAt = (caller: unknown, path: string): Call =>
  path.split('.').reduce((node, key) => (node as Record<string, unknown>)[key], caller) as Call;

/**
 * The same procedures as REST. The library that describes them (trpc-to-openapi) also has a handler, but that one
 * switches coercion on in the shared schemas themselves, after which tRPC would accept `"no"` for true.
 */
export const rest = (router: AnyRouter, contextOf: (req: Request, res: Response) => CallContext): Router => {
  const routes = Router();
  routes.use(express.json({ limit: BODY_LIMIT }));
  const served = new Map<string, string[]>();
  for (const [
    path,
    {
      _def: { meta, inputs },
    },
  ] of proceduresOf(router)) {
    const { method, path: route } = meta?.openapi ?? {};
    if (!method || !route) continue;
    const address = expressPath(route);
    served.set(address, [...(served.get(address) ?? []), method]);
    const takesInput = inputs.some(input => !(input instanceof z.ZodVoid));
    routes[method.toLowerCase() as 'get'](address, async (req, res) => {
      const context = contextOf(req, res);
      try {
        // Neither GET nor DELETE has a body; both say what they mean in the address.
        const given = method === 'GET' || method === 'DELETE' ? { ...req.query } : bodyOf(req);
        Object.assign(given, req.params);
        res.json(await callAt(router.createCaller(context), path)(takesInput ? given : undefined));
      } catch (error) {
        answerError(res, toApiError(error), context.credentials.requestId);
      }
    });
  }
  for (const [address, methods] of served)
    routes.all(address, (req, res, next) =>
      // Express itself tells browsers which methods there are.
      req.method === 'OPTIONS' ? next() : refuseMethod(res, methods),
    );
  return routes;
};

const bodyOf = (req: Request): Record<string, unknown> => {
  const body: unknown = req.body ?? {};
  if (typeof body === 'object' && body !== null && !Array.isArray(body))
    return body as Record<string, unknown>;
  throw new TRPCError({ code: 'BAD_REQUEST', message: 'Please send one JSON object.' });
};

/** An error as programs read it. */
export const answerError = (res: Response, error: TRPCError, requestId: string): void => {
  res
    .status(getHTTPStatusCodeFromError(error))
    .set(retryHeader([error]))
    .json({ message: sentenceOf(error), code: error.code, requestId, ...detailsOf(error) });
};

/** A session is both of its cookies; a token takes their place where a permission guards the procedure (IDN-6). */
const bySession = { session: [], tenant_sig: [] };
const securityOf = ({ openapi, permission }: ProcedureMeta = {}): Record<string, string[]>[] => {
  if (!openapi?.protect) return [];
  return permission ? [bySession, { token: [] }] : [bySession];
};

const keyParameter = {
  name: 'Idempotency-Key',
  in: 'header',
  schema: { type: 'string', maxLength: 255 },
  description: 'Sent again with the same key within a day, the change is made once and answered the same.',
} as const;

/** OpenAPI 3.1 of the REST surface, made from the contracts. */
export const openApiDocument = (router: AnyRouter): object => {
  const document = generateOpenApiDocument(router, {
    title: 'MedFlow',
    version: '1.0.0',
    baseUrl: '/api/v1',
    description:
      'The procedures of a clinic as REST; the clinic is the one of the host. Sign in with `POST /session`, or bear an API token.',
    securitySchemes: {
      session: { type: 'apiKey', in: 'cookie', name: '__Host-medflow' },
      tenant_sig: { type: 'apiKey', in: 'cookie', name: 'tenant_sig' },
      token: { type: 'http', scheme: 'bearer', description: 'An API token of this clinic: `mf_…`' },
    },
  });
  for (const [, { _def }] of proceduresOf(router)) {
    const { method, path } = _def.meta?.openapi ?? {};
    const operation = method && path && document.paths?.[path]?.[method.toLowerCase() as 'get'];
    if (!operation) continue;
    operation.security = securityOf(_def.meta);
    if (isRepeatable({ _def })) operation.parameters = [...(operation.parameters ?? []), keyParameter];
  }
  return document;
};
