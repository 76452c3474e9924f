import { expect } from 'vitest';
import { ask, type Installation } from './installation.ts';
import type { Outcome } from './writers.ts';

/** How often each identifier is there, as a member of the clinic sees it. */
const stored = async (port: number, cookie: string): Promise<Map<string, number>> => {
  const found = new Map<string, number>();
  let cursor: string | null = null;
  do {
    const path = `patients?limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`;
    const { text } = await ask(port, path, { headers: { cookie } });
    const page: { items: { identifier: string }[]; nextCursor: string | null } = JSON.parse(text);
    for (const { identifier } of page.items) found.set(identifier, (found.get(identifier) ?? 0) + 1);
    cursor = page.nextCursor;
  } while (cursor);
  return found;
};

interface Told {
  port: number;
  cookie: string;
  outcomes: Map<string, Outcome>;
}

/**
 * What was acknowledged is there once, what was refused is not, what nobody knows of at most once, nothing else, and no half of
 * anything; the database is sound and so are its promises. Answers how many there were of each, and how many unknown ones are saved.
 */
export const expectAsTold = async (installation: Installation, { port, cookie, outcomes }: Told) => {
  const found = await stored(port, cookie);
  const those = (outcome: Outcome) =>
    [...outcomes].filter(([, told]) => told === outcome).map(([identifier]) => identifier);
  const times = (identifier: string) => found.get(identifier) ?? 0;
  const [acknowledged, refused, unknown] = [those('acknowledged'), those('refused'), those('unknown')];
  expect(acknowledged.filter(identifier => times(identifier) !== 1)).toEqual([]);
  expect(refused.filter(identifier => times(identifier) > 0)).toEqual([]);
  expect(unknown.filter(identifier => times(identifier) > 1)).toEqual([]);
  expect([...found.keys()].filter(identifier => !outcomes.has(identifier))).toEqual([]);

  // Each with the one entry that tells of it, the terms it is found by and its share in the plan.
  const [halves] = await installation.sql<{ count: number }>(
    `select count(*)::int from clinic.patients p where not exists (select from clinic.patient_terms t where t.patient_id = p.id)
     or (select count(*) from clinic.audit_entries a where a.entity_id = p.id and a.action = 'CREATE') <> 1`,
  );
  expect(halves?.count).toBe(0);
  expect(await installation.sql(`select count from platform.usage where metric = 'patients'`)).toEqual([
    { count: found.size },
  ]);
  expect(await damages(installation)).toEqual([]);
  expect(await installation.medflow('audit', 'verify')).toMatchObject([{ slug: 'faults', faults: [] }]);
  expect(await installation.medflow('db', 'verify')).toMatchObject({ ok: true, findings: [] });
  // What more a proof does it does in a database of its own.
  expect(await installation.medflow('proof', '--catalogue-only')).toMatchObject({ report: { holes: [] } });
  const saved = unknown.filter(identifier => times(identifier) > 0).length;
  return { acknowledged: acknowledged.length, refused: refused.length, unknown: unknown.length, saved };
};

/** What PostgreSQL finds wrong with its own tables and indexes. */
const damages = async ({ sql }: Installation): Promise<object[]> => {
  await sql('create extension if not exists amcheck');
  const found = await sql(
    `select c.oid::regclass::text as name, v.msg from pg_class c, verify_heapam(c.oid::regclass) v where c.relkind = 'r' and c.relpersistence = 'p'`,
  );
  await sql(
    `select bt_index_check(c.oid, true) from pg_class c join pg_am a on a.oid = c.relam and a.amname = 'btree' where c.relkind = 'i'`,
  );
  await sql('drop extension amcheck');
  return found;
};
