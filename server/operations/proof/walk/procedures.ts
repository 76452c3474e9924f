import type { AnyRouter } from '@trpc/server';
import { z } from 'zod';
import type { Permission } from '../../../../shared/permissions.ts';
import { type Definition, proceduresOf } from '../../../api/procedures.ts';

/** A procedure as the walk calls it. */
export interface Procedure {
  path: string;
  type: Definition['type'];
  /** Its REST route, such as `POST /bookings/{id}/move`. */
  route: string;
  permission: Permission | undefined;
  input: z.ZodType;
}

/** Every procedure of a router, as the walk calls it. */
export const proceduresToWalk = (router: AnyRouter): Procedure[] =>
  proceduresOf(router).map(([path, { _def }]) => ({
    path,
    type: _def.type,
    route: `${_def.meta?.openapi?.method} ${_def.meta?.openapi?.path}`,
    permission: _def.meta?.permission,
    input: _def.inputs[0] ?? z.void(),
  }));

/** The kind of record that `id` names, by the route: `patients` of `GET /patients/{id}/timeline`. */
export const kindOf = ({ route }: Procedure): string | undefined =>
  /^\w+ \/([\w-]+)\/\{id\}/.exec(route)?.[1];

/** The kind of record that a call makes: `patients` of `POST /patients`. */
export const madeBy = ({ route, permission }: Procedure): string | undefined =>
  permission ? /^POST \/([\w-]+)$/.exec(route)?.[1] : undefined;
