import type pg from 'pg';
import { z } from 'zod';
import { allOf, type Body, readBodies } from './bodies.ts';
import { type Fault, findKeyFaults } from './keys.ts';

/** Where a table goes: its rows by clinic, a copy on each machine, or the one that everybody connects to. */
type Place = 'distributed' | 'reference' | 'coordinator';

export interface Distributability {
  tables: { table: string; place: Place; why: string }[];
  /** What keeps the schema from being distributed as it is. */
  faults: Fault[];
  /** Functions that ask the clinics' tables without a clinic: each machine is asked, and may. */
  across: string[];
}

const Table = z.object({ name: z.string(), schema: z.string(), targets: z.array(z.string()) });

/** With the tables that their foreign keys lead to. */
const tablesSql = `
  select t.oid::regclass::text as name, n.nspname as schema,
    array(select distinct confrelid::regclass::text from pg_constraint k where k.conrelid = t.oid and k.contype = 'f' order by 1) as targets
  from pg_class t join pg_namespace n on n.oid = t.relnamespace
  where n.nspname in ('clinic', 'identity', 'platform', 'security', 'jobs') and t.relkind in ('r', 'p') and not t.relispartition
  order by 1`;

const Root = z.object({ table: z.string(), by: z.string(), function: z.string() });

/** What runs where a clinic's rows are: triggers, and whatever policies, defaults and constraints call. */
const rootsSql = `
  select g.tgrelid::regclass::text as table, 'trigger ' || g.tgname as by, g.tgfoid::regproc::text as function
  from pg_trigger g join pg_class t on t.oid = g.tgrelid
  where t.relnamespace = 'clinic'::regnamespace and not g.tgisinternal
  union
  select coalesce(p.polrelid, k.conrelid, a.adrelid)::regclass::text,
    case d.classid when 'pg_policy'::regclass then 'policy ' || p.polname when 'pg_constraint'::regclass then 'constraint ' || k.conname
      else 'a default' end,
    d.refobjid::regproc::text
  from pg_depend d
  left join pg_policy p on d.classid = 'pg_policy'::regclass and p.oid = d.objid
  left join pg_constraint k on d.classid = 'pg_constraint'::regclass and k.oid = d.objid
  left join pg_attrdef a on d.classid = 'pg_attrdef'::regclass and a.oid = d.objid
  join pg_class t on t.oid = coalesce(p.polrelid, k.conrelid, a.adrelid)
  where d.refclassid = 'pg_proc'::regclass and t.relnamespace = 'clinic'::regnamespace
  order by 1, 2`;

/**
 * Whether the tables of the clinics could be distributed by `tenant_id` with Citus, as the catalogue and the text of the functions tell
 * (OPS-9, docs/distribution.md). No Citus is asked, and nothing is changed.
 */
export const distributability = async (client: pg.Client): Promise<Distributability> => {
  const tables = z.array(Table).parse((await client.query(tablesSql)).rows);
  const bodies = await readBodies(client, new Set(tables.map(({ name }) => name)));
  const roots = z.array(Root).parse((await client.query(rootsSql)).rows);
  const isClinics = (table: string) => table.startsWith('clinic.');
  const references = new Map<string, string>();
  const faults = await findKeyFaults(client);

  for (const { name, targets } of tables.filter(({ name }) => isClinics(name)))
    for (const target of targets)
      if (!isClinics(target)) references.set(target, `a key of ${name} leads there`);
  for (const [name, users] of Map.groupBy(roots, root => root.function)) {
    const body = allOf(bodies, name);
    const [user] = users;
    for (const table of body.reads)
      if (!isClinics(table) && !references.has(table))
        references.set(table, `${user?.by} of ${user?.table} asks it`);
    for (const sentence of reachingOut(body, isClinics))
      faults.push({ object: `${name} (${usedBy(users)})`, sentence });
  }
  // A copy on each machine cannot lead to what is on one.
  for (const table of references.keys())
    for (const target of tables.find(({ name }) => name === table)?.targets ?? [])
      if (!references.has(target)) references.set(target, `a key of ${table} leads there`);

  return {
    tables: tables.map(({ name: table }) => {
      if (isClinics(table)) return { table, place: 'distributed', why: 'by tenant_id' };
      const why = references.get(table);
      return why
        ? { table, place: 'reference', why }
        : { table, place: 'coordinator', why: 'no clinic’s row asks it' };
    }),
    faults,
    across: acrossIn(bodies, roots, isClinics),
  };
};

const reachingOut = ({ writes, local }: Body, isClinics: (table: string) => boolean): string[] => {
  const out = writes.filter(table => !isClinics(table));
  return [...(out.length > 0 ? [`writes ${out.join(', ')}, from the machine of a clinic`] : []), ...local];
};

const usedBy = (users: { table: string; by: string }[]): string => {
  const [first, ...others] = users;
  return `${first?.by} of ${first?.table}${others.length > 0 ? ` and ${others.length} more` : ''}`;
};

/** What says which clinic it is about. */
const CLINIC = ['security.current_tenant', 'security.open_tenant', 'security.writable_tenant'];

const acrossIn = (
  bodies: ReadonlyMap<string, Body>,
  roots: { function: string }[],
  isClinics: (table: string) => boolean,
): string[] => {
  const inClinic = new Set(roots.flatMap(root => allOf(bodies, root.function).calls));
  return [...bodies.keys()]
    .filter(name => !inClinic.has(name))
    .filter(name => {
      const { calls, reads } = allOf(bodies, name);
      return reads.some(isClinics) && !calls.some(called => CLINIC.includes(called));
    })
    .toSorted((one, other) => one.localeCompare(other));
};
