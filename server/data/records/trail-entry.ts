import { defineEntity, p } from '@mikro-orm/core';
import { actorIn } from './actor.ts';
import { TenantScoped } from './tenant-entity.ts';

/**
 * An insert-only trace of what an actor did. The database stamps `at` and `txid` itself and refuses an `actorId`
 * other than the signed one (trigger `stamp_entry`), so neither can be forged by the app role.
 */
export const TrailEntry = defineEntity({
  name: 'TrailEntry',
  abstract: true,
  extends: TenantScoped,
  properties: {
    at: p.datetime(3).onCreate(() => new Date()),
    txid: p.string().columnType('xid8').nullable().hidden(),
    actorId: p
      .uuid()
      .$type<string | null>()
      .nullable()
      .onCreate((_, em) => actorIn(em)?.userId ?? null),
    /** The support grant that the operator acted under, and the operator's name; stamped by the database (TEN-7). */
    grantId: p.uuid().nullable(),
    operator: p.text().nullable(),
    /** The patient who acted in the portal; stamped by the database. */
    byPatient: p.uuid().nullable(),
    procedure: p
      .text()
      .$type<string | null>()
      .nullable()
      .onCreate((_, em) => actorIn(em)?.trail.procedure ?? null),
    requestId: p
      .text()
      .$type<string | null>()
      .nullable()
      .onCreate((_, em) => actorIn(em)?.trail.requestId ?? null),
    address: p
      .text()
      .$type<string | null>()
      .nullable()
      .onCreate((_, em) => actorIn(em)?.trail.address ?? null),
  },
});
