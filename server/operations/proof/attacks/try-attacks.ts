import type pg from 'pg';
import { type ClinicTable, clinicTables } from '../steps/clinic-tables.ts';
import { type Step, step } from '../steps/step.ts';
import { disguises, tricksOn } from './attack.ts';
import { type Attempt, injected, nothing } from './attempt.ts';
import { forgedContexts, ownContext, type Sides } from './forged-contexts.ts';

interface Forging extends Sides {
  /** Connected as medflow_app, as an attacker would be. */
  app: pg.Client;
  /** Sees everything; only looks. */
  admin: pg.Client;
}

/** Forges contexts as medflow_app in raw SQL, on every table (S1 to S5, S10). */
export const forge = async (forging: Forging): Promise<Step[]> => {
  const tables = await clinicTables(forging.admin);
  const steps: Step[] = [await ownRowsAreSeen(forging, tables)];
  const { app } = forging;
  const onEachTable = async (check: string, attack: (table: ClinicTable) => Promise<Attempt | null>) => {
    steps.push(await step('forgery', check, () => repelled(check, tables, attack)));
  };
  const rowsOf = (table: ClinicTable) => `select from ${table.name} where tenant_id is not null`;

  await onEachTable('no context', table => injected(app, {}, rowsOf(table)));
  await onEachTable('changes rows without a context', table => injected(app, {}, changed(table)));
  await onEachTable('an empty context', table =>
    injected(app, { 'app.current_tenant_id': '' }, rowsOf(table)),
  );
  for (const [check, context] of Object.entries(forgedContexts(forging)))
    await onEachTable(check, table => injected(app, context, rowsOf(table)));
  for (const check of Object.keys(tricksOn('clinic.any', forging)))
    await onEachTable(check, table =>
      injected(app, ownContext(forging), ...(tricksOn(table.name, forging, table.mayUpdate)[check] ?? [])),
    );
  await onEachTable('writes a row into the other clinic', table => planted(forging, table));
  await onEachTable('an audit entry that tells something else', table => misreported(forging, table));
  steps.push(await step('forgery', 'becomes another role', () => disguised(forging)));
  return steps;
};

/** Of what it may change, so that it is for the policy to stop it. */
const changed = ({ name, mayUpdate }: ClinicTable): string =>
  `update ${name} set ${mayUpdate ?? 'id'} = ${mayUpdate ?? 'id'}`;

const repelled = async (
  check: string,
  tables: ClinicTable[],
  attack: (table: ClinicTable) => Promise<Attempt | null>,
) => {
  const holes = [];
  let objects = 0;
  for (const table of tables) {
    const result = await attack(table);
    if (!result) continue;
    objects++;
    if (!nothing(result)) holes.push({ object: table.name, sentence: gotThrough(table.name, check, result) });
  }
  return { objects, holes };
};

const gotThrough = (object: string, check: string, result: Attempt): string =>
  'rows' in result
    ? `${object} gave or took ${result.rows} rows to an attack: ${check}.`
    : `${object} answered an attack with ${result.code} instead of a refusal: ${check}.`;

/** What is refused to a forgery proves little unless the genuine context is let in. */
const ownRowsAreSeen = ({ app, admin, ...sides }: Forging, tables: ClinicTable[]): Promise<Step> =>
  step('forgery', 'the genuine context', async () => {
    const holes = [];
    for (const { name } of tables) {
      const { rowCount } = await admin.query(`select from ${name} where tenant_id = $1`, [sides.ours.id]);
      const seen = await injected(
        app,
        ownContext(sides),
        `select from ${name} where tenant_id = '${sides.ours.id}'`,
      );
      if (!('rows' in seen) || seen.rows !== rowCount || rowCount === 0)
        holes.push({ object: name, sentence: `${name} does not show a clinic its own rows, or has none.` });
    }
    return { objects: tables.length, holes };
  });

/** Copies a row of the own clinic into the other one; null where the app role may insert nothing at all. */
const planted = async (
  { app, admin, ...sides }: Forging,
  { name, mayInsert }: ClinicTable,
): Promise<Attempt | null> => {
  if (!mayInsert) return null;
  const { rows } = await admin.query<{ row: object }>(
    `select to_jsonb(t) || jsonb_build_object('tenant_id', $2::uuid, 'id', gen_random_uuid()) as row
     from ${name} t where tenant_id = $1 limit 1`,
    [sides.ours.id, sides.theirs.id],
  );
  // Nobody's name on it: otherwise it would be refused for speaking for another actor, which is not what is asked.
  const row = JSON.stringify({ ...rows[0]?.row, actor_id: null }).replaceAll("'", "''");
  const insert = `insert into ${name} select * from jsonb_populate_record(null::${name}, '${row}')`;
  return injected(app, ownContext(sides), insert);
};

/** Changes its own rows and says that they were read; null where no entry is asked for. */
const misreported = async (
  { app, ...sides }: Forging,
  { name, mayUpdate, audited }: ClinicTable,
): Promise<Attempt | null> => {
  if (!audited || !mayUpdate) return null;
  const own = `from ${name} where tenant_id = '${sides.ours.id}'`;
  return injected(
    app,
    ownContext(sides),
    `update ${name} set ${mayUpdate} = ${mayUpdate} where tenant_id = '${sides.ours.id}'`,
    `insert into clinic.audit_entries (tenant_id, at, action, entity, entity_id) select tenant_id, now(), 'READ', '${audited}', id ${own}`,
    'set constraints all immediate',
    `select ${own}`,
  );
};

/** All but itself and `medflow`, which every component role belongs to and which may do nothing but connect. */
const disguised = async ({ app, admin, ...sides }: Forging) => {
  const { rows } = await admin.query<{ role: string }>(
    `select quote_ident(rolname) as role from pg_roles where rolname not in ('medflow', 'medflow_app') order by 1`,
  );
  const attempts = disguises(rows.map(({ role }) => role));
  const holes = [];
  for (const statement of attempts) {
    const result = await injected(app, ownContext(sides), statement);
    if ('rows' in result || result.code !== '42501')
      holes.push({ object: statement, sentence: `medflow_app may "${statement}".` });
  }
  return { objects: attempts.length, holes };
};
