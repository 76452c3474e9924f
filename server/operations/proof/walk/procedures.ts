import type { AnyRouter } from '@trpc/server';
import { z } from 'zod';
import type { Permission } from '../../../../shared/permissions.ts';
import type { ProcedureMeta } from '../../../api/trpc.ts';

/** A procedure as the router lists it. */
export interface Procedure {
  path: string;
  type: 'query' | 'mutation' | 'subscription';
  /** Its REST route, such as `POST /bookings/{id}/move`. */
  route: string;
  permission: Permission | undefined;
  input: z.ZodType;
}

interface Definition {
  type: Procedure['type'];
  meta?: ProcedureMeta;
  inputs: z.ZodType[];
}

/** Every procedure of a router. */
export const proceduresOf = (router: AnyRouter): Procedure[] => {
  const definitions = router._def.procedures as unknown as Record<string, { _def: Definition }>;
  return Object.entries(definitions).map(
    ([
      path,
      {
        _def: { type, meta, inputs },
      },
    ]) => ({
      path,
      type,
      route: `${meta?.openapi?.method} ${meta?.openapi?.path}`,
      permission: meta?.permission,
      input: inputs[0] ?? z.void(),
    }),
  );
};

/** The kind of record that `id` names, by the route: `patients` of `GET /patients/{id}/timeline`. */
export const kindOf = ({ route }: Procedure): string | undefined =>
  /^\w+ \/([\w-]+)\/\{id\}/.exec(route)?.[1];

/** The kind of record that a call makes: `patients` of `POST /patients`. */
export const madeBy = ({ route, permission }: Procedure): string | undefined =>
  permission ? /^POST \/([\w-]+)$/.exec(route)?.[1] : undefined;
