import type { AnyTRPCRouter } from '@trpc/server';
import type { z } from 'zod';

/** What is known of a procedure from its definition. */
export interface Definition {
  type: 'query' | 'mutation';
  inputs: [z.ZodType];
}

/** Every procedure of a router by its path, so that a new one takes part by itself. */
export const proceduresOf = (router: AnyTRPCRouter): Record<string, Definition> =>
  Object.fromEntries(
    Object.entries(router._def.procedures as Record<string, { _def: Definition }>).map(([path, { _def }]) => [
      path,
      _def,
    ]),
  );

/** Procedures that the eight clients leave alone, each with the reason. */
export const notDriven: Record<string, string> = {
  'session.signIn': 'touches no record of a clinic; test/identity.test.ts drives it',
  'session.signOut':
    'would end the session that the clients of a clinic share; test/identity.test.ts drives it',
};

export const drivenPaths = (router: AnyTRPCRouter): string[] =>
  Object.keys(proceduresOf(router)).filter(path => !(path in notDriven));
