import { setTimeout as wait } from 'node:timers/promises';
import type { EntityProperty } from '@mikro-orm/core';
import { z } from 'zod';
import { MINUTE } from '../../shared/durations.ts';
import type { ClinicAtWork, WorkToFind } from '../access/clinics/clinics-with-work.ts';
import { isSealed } from '../data/forms/sealed-column.ts';
import { asActor } from '../data/orm/as-actor.ts';
import { placeOf } from '../data/orm/connection/sealing-driver.ts';
import { inClinic } from '../data/orm/in-clinic.ts';
import { inPlatform } from '../data/orm/in-platform.ts';
import type { Planes } from '../data/orm/planes.ts';
import { signedContext } from '../data/orm/signed-context.ts';
import { systemActor } from '../data/records/actor.ts';
import { versionOf } from '../data/vault/keyring.ts';
import { DataKey } from '../platform/keys/data-key.entity.ts';
import { deriveSome } from './derive-some.ts';

/** Clinics that may hold what an older key than their newest sealed. */
export const olderSealed = (): WorkToFind => ['clinics_to_reseal'];

/** Rows of one step, so that one clinic keeps no other waiting and no row is locked for long. */
const AT_ONCE = 200;

/** After this every process seals with a new key: it looks for one each minute, and no transaction lasts so long. */
const KNOWN_EVERYWHERE_MS = 10 * MINUTE;

const procedure = 'keys.reseal';

interface Table {
  schema?: string | undefined;
  tableName: string;
  sealed: EntityProperty[];
}

/** Where something sealed is kept; asked of the entities, so that none is forgotten. */
const tablesOf = ({ clinic }: Planes): Table[] =>
  [...clinic.getMetadata()].flatMap(({ abstract, schema, tableName, props }) => {
    const sealed = props.filter(isSealed);
    return abstract || sealed.length === 0 ? [] : [{ schema, tableName, sealed }];
  });

/** How far a pass through a clinic has come. */
interface Pass {
  /** Whether all are found and sorted by tokens: of a clinic from before there were any, somebody must work them out. */
  isDerived: boolean;
  tables: Table[];
  /** The last row that was looked at in the first of the tables. */
  after: string;
  since: Date;
}

const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Seals what older keys sealed with the newest one, some rows at a time, from the first table to the last. After a whole pass, begun
 * when every process knew the newest key, nothing is sealed with the others any more. Reads go on all the while: each value says which key it
 * was sealed with.
 */
export const resealing = () => {
  const passes = new Map<string, Pass>();
  return async (planes: Planes, { id }: Pick<ClinicAtWork, 'id'>): Promise<boolean> => {
    const pass = passes.get(id) ?? {
      ...{ isDerived: false, tables: tablesOf(planes), after: FIRST, since: new Date() },
    };
    passes.set(id, pass);
    if (!pass.isDerived) {
      pass.isDerived = !(await deriveSome(planes, systemActor(id, procedure)));
      return true;
    }
    const [table] = pass.tables;
    if (!table) {
      await drained(planes, id, pass.since);
      return false;
    }
    const begun = performance.now();
    const last = await resealSome(planes, id, table, pass.after);
    // It is in no hurry, and whoever is served meanwhile shall hardly notice it: it rests as long as it worked.
    await wait(performance.now() - begun);
    pass.after = last ?? FIRST;
    if (!last) pass.tables.shift();
    return true;
  };
};

/** Answers the last row that was looked at, or nothing where there was none. */
const resealSome = async (
  planes: Planes,
  tenantId: string,
  table: Table,
  after: string,
): Promise<string | undefined> => {
  const actor = systemActor(tenantId, procedure);
  const name = `"${table.schema}"."${table.tableName}"`;
  const columns = table.sealed.map(({ fieldNames: [column] }) => `"${column}"`);
  const Row = z.looseObject({ id: z.string() });
  const rows = await asActor(
    planes,
    actor,
    em =>
      inClinic(
        em,
        Row,
        `select id, ${columns.join(', ')} from ${name} where id > ? order by id limit ${AT_ONCE}`,
        [after],
      ),
    { readOnly: true },
  );
  const ring = planes.vault.keyringOf(tenantId);
  for (const property of table.sealed) {
    const anew = rows.flatMap(row => {
      const value = row[String(property.fieldNames[0])];
      if (!(value instanceof Uint8Array) || versionOf(value) >= ring.newest) return [];
      const place = placeOf(table, property, { tenantId, id: row.id });
      return { id: row.id, before: hex(value), after: hex(ring.seal(place, ring.open(place, value))) };
    });
    if (anew.length === 0) continue;
    const em = planes.platform.em.fork({ disableContextResolution: true });
    em.setSessionContext({ variables: signedContext(actor, planes.contextKey) });
    await em.transactional(em =>
      em.execute('select security.reseal(?, ?, ?)', [name, property.fieldNames[0], JSON.stringify(anew)]),
    );
  }
  return rows.at(-1)?.id;
};

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Says of all keys but the newest that nothing is sealed with them, unless a process may have done so since the pass began. */
const drained = (planes: Planes, clinicId: string, since: Date): Promise<void> =>
  inPlatform(planes, async em => {
    const [newest, ...others] = await em.find(DataKey, { clinicId }, { orderBy: { version: 'desc' } });
    if (!newest || +since - +newest.createdAt < KNOWN_EVERYWHERE_MS) return;
    for (const key of others) key.drainedAt ??= new Date();
  });
