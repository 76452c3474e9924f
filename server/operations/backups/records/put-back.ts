import type { EntityClass, EntityProperty } from '@mikro-orm/core';
import { ReferenceKind } from '@mikro-orm/core';
import { asActor, type ClinicEm } from '../../../data/orm/as-actor.ts';
import { changedBecause } from '../../../data/orm/change-log.ts';
import type { Planes } from '../../../data/orm/planes.ts';
import { findVersion } from '../../../data/orm/versions.ts';
import type { Actor } from '../../../data/records/actor.ts';
import type { ClinicRecord } from '../../../data/records/records.ts';
import { Refusal } from '../../../errors.ts';
import type { Compared } from './differing.ts';
import { type Kind, mayMakeAgain, mayPutBack, partyOf } from './kinds.ts';
import { held, type Plain } from './plain.ts';

interface PuttingBack {
  kind: Kind;
  found: Compared;
  /** The version that was looked at; null where the record was gone. */
  version: number | null;
  /** All that differ where none is named. */
  fields?: string[] | undefined;
  /** For the audit, with the name of the backup. */
  reason: string;
}

interface Put {
  id: string;
  version: number;
  fields: string[];
  /** What was there before; null where the record was made again. */
  before: Plain | null;
}

/**
 * Makes a record what it was in a verified backup, as any change is made: by the unit of work, as the actor, under the policies of the
 * clinic and the constraints of the database, against the version that was looked at, and told by an entry of the audit that names the
 * backup.
 */
export const putBack = (planes: Planes, actor: Actor, putting: PuttingBack): Promise<Put> =>
  asActor(planes, actor, em =>
    putting.found.state === 'gone' ? makeAgain(em, putting) : change(em, putting),
  );

const makeAgain = async (
  em: ClinicEm,
  { kind, found, version, fields, reason }: PuttingBack,
): Promise<Put> => {
  if (!mayMakeAgain(kind))
    throw new Refusal('This record is gone. Members are invited anew rather than put back.');
  if (version !== null || fields)
    throw new Refusal('This record is gone meanwhile. Please look again, and put back all of it.');
  const values = await valuesOf(em, kind.fields, found.was);
  const record = em.create(kind.entity, { id: found.id, ...values } as Partial<ClinicRecord>, {
    partial: true,
  });
  changedBecause(record, reason);
  await em.flush();
  return { id: found.id, version: record.version, fields: kind.fields.map(({ name }) => name), before: null };
};

const change = async (em: ClinicEm, { kind, found, version, fields, reason }: PuttingBack): Promise<Put> => {
  if (found.state === 'trashed')
    throw new Refusal(
      'This record is in the trash. Please take it out of there; then its fields can be put back.',
    );
  if (version === null) throw new Refusal('This record is there again. Please look at what it is now.');
  const chosen = fieldsToPutBack(kind, found, fields);
  const record = await findVersion(em, kind.entity, { id: found.id, version });
  em.assign(record, await valuesOf(em, chosen, found.was));
  changedBecause(record, reason);
  await em.flush();
  const names = chosen.map(({ name }) => name);
  const before = Object.fromEntries(names.map(name => [name, found.is?.[name]]));
  return { id: found.id, version: record.version, fields: names, before };
};

/** Those that were asked for, with those that go with them, or all that differ; none that is decided elsewhere. */
const fieldsToPutBack = (
  kind: Kind,
  { fields: differing }: Compared,
  asked: string[] = differing.filter(field => mayPutBack(kind, field)),
): EntityProperty[] => {
  const known = kind.fields.map(({ name }) => name);
  if (asked.some(field => !known.includes(field) || !mayPutBack(kind, field)))
    throw new Refusal('A field that was named cannot be put back.');
  const names = new Set(
    asked.flatMap(field => partyOf(kind, field)).filter(name => differing.includes(name)),
  );
  if (names.size === 0) throw new Refusal('Nothing differs that could be put back.');
  return kind.fields.filter(({ name }) => names.has(name));
};

/** Values as the record holds them; refuses what would lead to a record that is gone or in the trash, and says of which kind. */
const valuesOf = async (
  em: ClinicEm,
  fields: EntityProperty[],
  plain: Plain,
): Promise<Record<string, unknown>> => {
  const values: Record<string, unknown> = {};
  for (const property of fields) {
    const value = plain[property.name];
    values[property.name] =
      property.kind === ReferenceKind.MANY_TO_ONE && typeof value === 'string'
        ? await targetOf(em, property, value)
        : held(property, value);
  }
  return values;
};

const targetOf = async (
  em: ClinicEm,
  { targetMeta, type }: EntityProperty,
  id: string,
): Promise<ClinicRecord> => {
  const target = targetMeta?.class as EntityClass<ClinicRecord> | undefined;
  const found = target && (await em.findOne(target, { id }, { filters: { live: false } }));
  const kind = targetMeta?.className ?? type;
  if (!found)
    throw new Refusal(
      '{kind, select, Patient {The patient} User {The member} Facility {The facility} Service {The service} Room {The room} Device {The device} Series {The series} Booking {The booking} other {The record}} that this refers to is gone. Please put that back first.',
      { kind },
    );
  if (found.deletedAt)
    throw new Refusal(
      '{kind, select, Patient {The patient} User {The member} Facility {The facility} Service {The service} Room {The room} Device {The device} Series {The series} Booking {The booking} other {The record}} that this refers to is in the trash. Please take that out of there first.',
      { kind },
    );
  return found;
};

/** Takes back what was put back, if nobody changed the record since: one that was made again goes into the trash. */
export const undoPutBack = (
  planes: Planes,
  actor: Actor,
  { kind, put: { id, version, before }, reason }: { kind: Kind; put: Put; reason: string },
): Promise<{ id: string; version: number }> =>
  asActor(planes, actor, async em => {
    const record = await findVersion(em, kind.entity, { id, version });
    changedBecause(record, reason);
    if (before)
      em.assign(
        record,
        await valuesOf(
          em,
          kind.fields.filter(({ name }) => name in before),
          before,
        ),
      );
    else em.remove(record);
    await em.flush();
    return { id, version: record.version };
  });
