import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { z } from 'zod';
import type { Place } from '../data/vault/keyring.ts';
import type { Vault } from '../data/vault/vault.ts';
import { StartupError } from '../startup-error.ts';

/** Rows of one table that belong to nobody, for one reason. */
export interface Orphans {
  relation: string;
  why: string;
  rows: number;
}

/** Keys of the installation, in the vault like those of a clinic: what an orphan says may be about a patient. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Rows of one statement. */
const AT_ONCE = 1000;

const Kind = z.object({
  relation: z.string(),
  why: z.string(),
  /** What is so of an orphan `t`. */
  condition: z.string(),
  /** A table that somebody has brought along, whose rows may be given to a clinic. */
  isStaging: z.boolean(),
});
type Kind = z.output<typeof Kind>;

/**
 * What makes an orphan: no clinic, or a reference to nothing, which only whoever switches references off can write. Defaults of the platform
 * belong to no clinic on purpose.
 */
const kindsSql = `
  with tables as (
    select c.oid, format('%I.%I', n.nspname, c.relname) as relation,
      n.nspname <> all (array['clinic', 'identity', 'platform', 'security', 'jobs']) as "isStaging",
      n.nspname = 'platform' as "isRegistry"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and (n.nspname in ('clinic', 'identity', 'platform')
      or c.relname like 'import\\_%' and n.nspname not in ('security', 'jobs') and n.nspname !~ '^pg_')
  )
  select relation, "isStaging", 'no known clinic' as why, format(
    case when "isStaging" then '(t.%1$I is null or not %2$s)' else '(t.%1$I is not null and not %2$s)' end,
    a.attname, format('exists (select from platform.clinics c where c.id = t.%I)', a.attname)) as condition
  from tables join pg_attribute a on a.attrelid = tables.oid and a.atttypid = 'uuid'::regtype and not a.attisdropped
    and (a.attname = 'tenant_id' and not "isRegistry" or relation = 'platform.data_keys' and a.attname = 'clinic_id')
  union all
  select relation, "isStaging", format('%s points to nothing', k.conname), format(
    '(%s and not exists (select from %s p where %s))', string_agg(format('t.%I is not null', a.attname), ' and '),
    k.confrelid::regclass, string_agg(format('p.%I = t.%I', p.attname, a.attname), ' and '))
  from pg_constraint k join tables on tables.oid = k.conrelid
    cross join unnest(k.conkey, k.confkey) pair (own, other)
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.own
    join pg_attribute p on p.attrelid = k.confrelid and p.attnum = pair.other
  where k.contype = 'f' group by relation, "isStaging", k.oid, k.conname, k.confrelid
  order by 1, 3`;

const kindsIn = async (client: pg.Client): Promise<Kind[]> =>
  z.array(Kind).parse((await client.query(kindsSql)).rows);

/** Refuses whom a policy would hide rows from, and who would believe that there are none. */
export const expectSuperuser = async (client: pg.Client): Promise<void> => {
  const { rowCount } = await client.query('select from pg_roles where rolname = current_user and rolsuper');
  if (rowCount === 0)
    throw new StartupError(
      'Only a superuser sees the rows of every clinic. Set DATABASE_URL to one for this command.',
    );
};

/** All that are there; `client` is a superuser's. */
export const findOrphans = async (client: pg.Client, relation?: string): Promise<Orphans[]> => {
  const found: Orphans[] = [];
  for (const kind of await kindsIn(client)) {
    if (relation && kind.relation !== relation) continue;
    const { rows } = await client.query<{ rows: number }>(
      `select count(*)::int as rows from ${kind.relation} t where ${kind.condition}`,
    );
    const count = rows[0]?.rows ?? 0;
    if (count > 0) found.push({ relation: kind.relation, why: kind.why, rows: count });
  }
  return found;
};

/** What becomes of the orphans of one table, or of those among them with this value in this column. */
export interface Settling {
  relation: string;
  /** The web address of the clinic that they are given to; without it they are archived. */
  slug?: string;
  where?: { column: string; value: string };
  /** Without it everything is done and taken back: a dry run. */
  apply: boolean;
}

/** Gives orphans to a clinic or archives them, in one transaction with its entry in the system audit. Answers how many, and what is left. */
export const settleOrphans = async (
  client: pg.Client,
  vault: Vault,
  { relation, slug, where, apply }: Settling,
): Promise<{ settled: number; left: Orphans[] }> => {
  const kinds = (await kindsIn(client)).filter(kind => kind.relation === relation);
  const [first] = kinds;
  if (!first) throw new StartupError(`${relation} is no table that orphans are looked for in.`);
  if (slug && !first.isStaging)
    throw new StartupError(
      `Rows of ${relation} are keyed and sealed for their clinic, so they cannot be given to another. Archive them.`,
    );
  const matching = where ? `t.${client.escapeIdentifier(where.column)}::text = $1` : 'true';
  const params = where ? [where.value] : [];
  if (!slug) {
    await vault.make(NOBODY, 1);
    await vault.load(NOBODY);
  }
  await client.query('begin');
  try {
    await client.query(`set local lock_timeout = '2s'`);
    let settled = 0;
    if (slug) settled = await assign(client, { kind: first, matching, params, slug });
    else for (const kind of kinds) settled += await archive(client, vault, { kind, matching, params });
    await client.query(
      `insert into platform.system_entries (action, actor, entity, changes)
       values ($1, 'command line', $2, jsonb_build_object('rows', jsonb_build_object('from', null, 'to', $3::int)))`,
      [slug ? 'orphans.assign' : 'orphans.archive', relation, settled],
    );
    const left = await findOrphans(client, relation);
    await client.query(apply ? 'commit' : 'rollback');
    return { settled, left };
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
};

interface Part {
  kind: Kind;
  matching: string;
  params: string[];
}

const assign = async (
  client: pg.Client,
  { kind, matching, params, slug }: Part & { slug: string },
): Promise<number> => {
  const { rows } = await client.query<{ id: string }>(
    `select id from platform.clinics where slug = $1 and status <> 'erased'`,
    [slug],
  );
  const [clinic] = rows;
  if (!clinic) throw new StartupError(`There is no clinic at "${slug}".`);
  const { rowCount } = await client.query(
    `update ${kind.relation} t set tenant_id = '${clinic.id}' where ${kind.condition} and ${matching}`,
    params,
  );
  return rowCount ?? 0;
};

/** Moves them out of their table; what refers to one keeps it there, and has to go first. */
const archive = async (
  client: pg.Client,
  vault: Vault,
  { kind: { relation, why, condition, isStaging }, matching, params }: Part,
): Promise<number> => {
  // A record's trail tells what its clinic did; nobody of a clinic does this, and the system audit tells of it.
  if (!isStaging) await client.query(`alter table ${relation} disable trigger user`);
  let moved = 0;
  for (;;) {
    const { rows } = await client.query<{ row: string }>(
      `delete from ${relation} t where ctid = any (array(
         select ctid from ${relation} t where ${condition} and ${matching} limit ${AT_ONCE})) returning to_jsonb(t)::text as row`,
      params,
    );
    const kept = rows.map(({ row }) => {
      const id = randomUUID();
      return { id, content: vault.keyringOf(NOBODY).seal(placeOf(id), row).toString('hex') };
    });
    await client.query(
      `insert into platform.orphans (id, relation, why, content)
       select id, $1, $2, decode(content, 'hex') from jsonb_to_recordset($3) as r (id uuid, content text)`,
      [relation, why, JSON.stringify(kept)],
    );
    moved += rows.length;
    if (rows.length < AT_ONCE) break;
  }
  if (!isStaging) await client.query(`alter table ${relation} enable trigger user`);
  return moved;
};

const placeOf = (id: string): Place => ({
  ...{ clinicId: NOBODY, table: 'platform.orphans', column: 'content', id },
});

/** What the archive holds of a table, oldest first, opened: for whoever misses something. */
export const archivedOrphans = async (
  client: pg.Client,
  vault: Vault,
  relation: string,
): Promise<{ at: Date; why: string; row: unknown }[]> => {
  await vault.load(NOBODY);
  const { rows } = await client.query<{ id: string; at: Date; why: string; content: Buffer }>(
    'select id, created_at as at, why, content from platform.orphans where relation = $1 order by created_at, id',
    [relation],
  );
  return rows.map(({ id, at, why, content }) => ({
    ...{ at, why },
    row: JSON.parse(vault.keyringOf(NOBODY).open(placeOf(id), content).toString()),
  }));
};
