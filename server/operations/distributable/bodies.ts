import type pg from 'pg';
import { z } from 'zod';

/** A function of the database, by what its text says. */
export interface Body {
  calls: string[];
  reads: string[];
  writes: string[];
  /** What it does that only the machine it runs on sees, as sentences. */
  local: string[];
}

const Source = z.object({ name: z.string(), source: z.string() });

const sources = `
  select n.nspname || '.' || p.proname as name, pg_get_functiondef(p.oid) as source
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname in ('clinic', 'identity', 'platform', 'security') and p.prokind = 'f'
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`;

/** What each function names. They name everything with its schema, because their search path holds none of ours. */
export const readBodies = async (
  client: pg.Client,
  tables: ReadonlySet<string>,
): Promise<Map<string, Body>> => {
  const found = z.array(Source).parse((await client.query(sources)).rows);
  const names = new Set(found.map(({ name }) => name));
  return new Map(
    found.map(({ name, source }) => [name, bodyOf(name, withoutComments(source), names, tables)]),
  );
};

const withoutComments = (source: string): string => source.replaceAll(/--.*$/gm, '');

const bodyOf = (
  name: string,
  source: string,
  functions: ReadonlySet<string>,
  tables: ReadonlySet<string>,
): Body => {
  const named = (pattern: RegExp, among: ReadonlySet<string>) =>
    [...new Set([...source.matchAll(pattern)].map(([, found = '']) => found))].filter(
      found => among.has(found) && found !== name,
    );
  return {
    calls: named(/\b(\w+\.\w+)\s*\(/g, functions),
    reads: named(/\b(\w+\.\w+)\b/g, tables),
    writes: named(/\b(?:insert\s+into|update|delete\s+from)\s+(\w+\.\w+)\b/gi, tables),
    local: [
      ...(/\bpg_notify\s*\(/.test(source)
        ? ['tells by pg_notify, which is heard on its own machine alone']
        : []),
      ...(/\bexecute\s+(?!function|procedure)/i.test(source)
        ? ['builds its statements itself, so its text does not say what it touches']
        : []),
    ],
  };
};

/** Whatever a function does, by itself or by what it calls. */
export const allOf = (bodies: ReadonlyMap<string, Body>, root: string): Body => {
  const seen = new Set([root]);
  for (const name of seen) for (const called of bodies.get(name)?.calls ?? []) seen.add(called);
  const of = (what: keyof Body) => [...new Set([...seen].flatMap(name => bodies.get(name)?.[what] ?? []))];
  return { calls: [...seen], reads: of('reads'), writes: of('writes'), local: of('local') };
};
