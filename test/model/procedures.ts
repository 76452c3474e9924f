import type { AnyTRPCRouter } from '@trpc/server';
import type { z } from 'zod';

/** What is known of a procedure from its definition. */
export interface Definition {
  type: 'query' | 'mutation';
  inputs: [z.ZodType];
  meta?: { permission?: string };
}

/** Every procedure of a router by its path, so that a new one takes part by itself. */
export const proceduresOf = (router: AnyTRPCRouter): Record<string, Definition> =>
  Object.fromEntries(
    Object.entries(router._def.procedures as Record<string, { _def: Definition }>).map(([path, { _def }]) => [
      path,
      _def,
    ]),
  );

/** Procedures of members that the eight clients leave alone, each with the reason. */
export const notDriven: Record<string, string> = {
  'sessions.endOfMember':
    'may end the session that the clients of a clinic share; test/account/sessions.test.ts drives it',
};

/** Every procedure that needs a permission; the others touch no record of a clinic (test/invariants/permissions.test.ts). */
export const drivenPaths = (router: AnyTRPCRouter): string[] =>
  Object.entries(proceduresOf(router)).flatMap(([path, { meta }]) =>
    meta?.permission && !(path in notDriven) ? [path] : [],
  );
