import type { Permission } from '../../shared/permissions.ts';
import type { OperatorPermission } from '../../shared/platform/operators.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
/** Where REST finds the procedure, such as `POST /bookings/{id}/cancel`. */
export type Route = `${Method} /${string}`;

export interface ProcedureMeta {
  openapi?: { method: Method; path: `/${string}`; tags: string[]; summary?: string; protect: boolean };
  permission?: Permission;
  /** The answer holds patient data, so the call leaves an access entry and may write although it is a query. */
  readsPatients?: boolean;
  /** Only reads, and takes long, so the replica is asked where there is one. An access entry would have no place there. */
  isReport?: boolean;
  /** What an operator needs at the console, which is another router (server/platform/console/console.ts). */
  operatorPermission?: OperatorPermission;
  /** What a change at the console is called in the system audit, such as `plan.change`. */
  systemAction?: string;
  /** Also for members who must set up a second factor before anything else (IDN-4). */
  beforeSecondFactor?: boolean;
  /** How the dashboard finds out whether anybody is signed in, so that nobody is no trouble. */
  asksWhoIsThere?: boolean;
  /** Only for somebody who proved within ten minutes to be who they are; a session left open is not enough. */
  confirmed?: boolean;
  /** A change that stays within the facilities of whoever is bound to some: the database, or a guard, keeps it there. */
  withinFacilities?: boolean;
  /** Shows what concerns the whole clinic, so nobody who is bound to facilities reads it. */
  wholeClinic?: boolean;
  /** Only takes access away, so it stays possible while nothing else can be changed. */
  closesDoors?: boolean;
  [key: string]: unknown;
}

/** What a procedure may say of itself besides its permission. */
export type Traits = Pick<
  ProcedureMeta,
  | 'readsPatients'
  | 'beforeSecondFactor'
  | 'confirmed'
  | 'closesDoors'
  | 'asksWhoIsThere'
  | 'withinFacilities'
  | 'wholeClinic'
> &
  ({ isReport?: never } | { isReport: true; readsPatients?: never });
