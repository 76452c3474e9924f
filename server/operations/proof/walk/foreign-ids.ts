import type pg from 'pg';
import type { Records } from './records.ts';

/** Every relation whose rows belong to a clinic, with the column that says to which. */
const ownedTables = async (admin: pg.Client): Promise<{ name: string; owner: string }[]> => {
  const { rows } = await admin.query<{ name: string; owner: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name, a.attname as owner
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
      and a.attname = case when c.oid = to_regclass('platform.clinics') then 'id' else 'tenant_id' end
    where n.nspname in ('clinic', 'identity', 'platform') and c.relkind in ('r', 'p') and not c.relispartition order by 1`);
  return rows;
};

/** Tells a hash of the clinic's rows in each table, for seeing whether anything of it changed, however often it is asked. */
export const fingerprinting = async (
  admin: pg.Client,
  clinicId: string,
): Promise<() => Promise<Map<string, string>>> => {
  const parts = (await ownedTables(admin)).map(
    ({ name, owner }) => `select '${name}' as table, (
      select count(*) || ' ' || coalesce(bit_xor(hash_record_extended(t, 0)), 0) from ${name} t where t.${owner} = $1) as hash`,
  );
  // Planned once: that takes longer than to run it.
  const query = { name: 'fingerprint', text: parts.join(' union all '), values: [clinicId] };
  return async () => {
    const { rows } = await admin.query<{ table: string; hash: string }>(query);
    return new Map(rows.map(({ table, hash }) => [table, hash]));
  };
};

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}/;

/** Every string in a value, however deep. */
export const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
};

const knownWords = async (admin: pg.Client): Promise<Set<string>> => {
  const { rows } = await admin.query<{ word: string }>(`
    select (regexp_matches(pg_get_constraintdef(oid), '''([a-z_-]+)''::text', 'g'))[1] as word from pg_constraint
    where contype = 'c'`);
  return new Set(rows.map(({ word }) => word));
};

/** What is written at one moment in a clinic's rows, and what is written elsewhere. */
export interface Written {
  own: Set<string>;
  elsewhere: Set<string>;
}

export const writtenBy = async (admin: pg.Client, clinicId: string): Promise<Written> => {
  const own = new Set<string>();
  const elsewhere = await knownWords(admin);
  for (const { name, owner } of await ownedTables(admin)) {
    const { rows } = await admin.query<{ row: unknown; own: boolean | null }>(
      `select to_jsonb(t) as row, t.${owner} = $1 as own from ${name} t`,
      [clinicId],
    );
    for (const { row, own: isOwn } of rows)
      for (const text of stringsIn(row)) (isOwn ? own : elsewhere).add(text);
  }
  return { own, elsewhere };
};

/**
 * What tells of one clinic and of no other: its ids, names, addresses, anything written in its rows and nowhere else.
 * Words that both clinics hold say nothing about either, and neither do dates or the words that a column knows, such as a
 * status. What stood elsewhere `before` says nothing either, though it was changed since.
 */
export const tellTales = ({ own, elsewhere }: Written, before?: Written): Set<string> =>
  new Set(
    [...own].filter(
      text => text.length > 3 && !INSTANT.test(text) && !elsewhere.has(text) && !before?.elsewhere.has(text),
    ),
  );

/**
 * What can be used to point at something of a clinic: the ids in its rows, its address and the e-mail addresses under it,
 * and the tokens that were handed out when its records were made. Names point at nothing.
 */
export const pointersOf = (written: Written, theirs: Records, ours: Records): Set<string> => {
  const { slug } = theirs.clinic;
  const inRows = [...tellTales(written)].filter(tale => UUID.test(tale) || tale.includes(slug));
  const shared = new Set(stringsIn(ours));
  const handed = stringsIn(theirs).filter(text => /^\S{20,}$/.test(text) && !INSTANT.test(text));
  return new Set([...inRows, ...handed.filter(text => !shared.has(text))]);
};

/** Ids are long enough to be told wherever they stand; a short name only counts as a whole value of an answer. */
const LONG = 12;

/** Which of the tell-tales an answer holds. */
export const toldBy = (answer: string, tales: Set<string>): string[] => {
  const values = new Set(stringsIn(parsed(answer)));
  return [...tales].filter(tale => (tale.length < LONG ? values.has(tale) : answer.includes(tale)));
};

const parsed = (answer: string): unknown => {
  try {
    return JSON.parse(answer);
  } catch {
    // Not JSON, so the answer is one string.
    return answer;
  }
};

/** Another value of the same form, which belongs to nobody. */
export const inventedLike = (value: string): string => {
  if (UUID.test(value)) return crypto.randomUUID();
  return value.replace(/[a-z0-9]/gi, () => 'abcdefghijklmnopqrstuvwxyz'.charAt(Math.random() * 26));
};
