import { describe, expect, test } from 'vitest';
import type { Changes } from '../../server/data/trails/audit-entry.entity.ts';
import { type Attempt, attempt, injected } from '../../server/operations/proof/attacks/attempt.ts';
import { ownContext } from '../../server/operations/proof/attacks/forged-contexts.ts';
import { samplesOf } from '../world/probes.ts';
import { records } from '../world/records.ts';
import { planes, sqlAs } from '../world/world.ts';

// Whoever injects SQL may write entries of their own: each must tell what really happened, or nothing commits (AT9).
const [{ clinic: ours }, { clinic: theirs }] = [await records(), await records()];
const [admin, app] = [await sqlAs('admin'), await sqlAs('app')];
const samples = (await samplesOf(admin, ours, theirs)).filter(({ isRecord }) => isRecord);

interface Told {
  action: string;
  changes: Changes;
}

const entityOf = async (table: string): Promise<string> => {
  const { rows } = await admin.query(
    `select encode(tgargs, 'escape') as args from pg_trigger where tgrelid = $1::regclass and tgname = 'require_audit'`,
    [table],
  );
  return String(rows[0].args).replaceAll('\\000', '');
};

/** The statement and its entry in one transaction of our clinic, as far as its commit. */
const committed = (
  table: string,
  id: unknown,
  statement: string,
  entity: string,
  ...told: Told[]
): Promise<Attempt> => {
  const entries = told.map(
    ({ action, changes }) =>
      `insert into clinic.audit_entries (tenant_id, at, action, entity, entity_id, changes)
       values ('${ours.id}', now(), '${action}', '${entity}', '${id}', '${JSON.stringify(changes).replaceAll("'", "''")}')`,
  );
  return injected(
    app,
    ownContext({ ours, theirs, key: planes.contextKey }),
    statement,
    ...entries,
    'set constraints all immediate',
  );
};

const refused = { code: '42501', message: expect.stringContaining('audit entry that tells it') };
const passed = { rows: expect.any(Number) };

const housekeeping = [
  ...['tenant_id', 'id', 'version', 'created_at', 'created_by', 'updated_at', 'updated_by'],
  ...['deleted_at', 'deleted_by', 'number_key', 'name_order', 'search_tokens'],
];
const camelCase = (column: string) => column.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());

/** A change that the table allows to some field, by trying. */
const someChange = async (table: string, id: unknown) => {
  const { rows: columns } = await admin.query<{ column: string; type: string; isHealth: boolean }>(
    `select attname as column, format_type(atttypid, -1) as type,
       coalesce(col_description(attrelid, attnum) ~ 'health', false) as "isHealth"
     from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped
       and attname <> all ($2) and has_column_privilege('medflow_app', attrelid, attnum, 'UPDATE')
       and coalesce(col_description(attrelid, attnum) <> 'written once', true)`,
    [table, housekeeping],
  );
  const other: Record<string, string> = {
    text: `coalesce(%, '') || 'x'`,
    integer: 'coalesce(%, 0) + 1',
    boolean: 'coalesce(not %, true)',
    jsonb: `'"x"'::jsonb`,
    bytea: String.raw`'\x0000ff'::bytea`,
  };
  await admin.query('begin');
  try {
    for (const { column, type, isHealth } of columns.filter(({ type }) => type in other)) {
      const value = other[type]?.replace('%', column);
      const set = `update ${table} set ${column} = ${value} where id = '${id}' and ${column} is distinct from ${value}`;
      const result = await attempt(admin, set);
      if (!('rows' in result) || result.rows !== 1) continue;
      const { rows } = await admin.query(
        `select to_jsonb(${column}) as from, to_jsonb(${value}) as to from ${table} where id = '${id}'`,
      );
      return {
        statement: set,
        isHealth,
        property: camelCase(column),
        ...rows[0],
      };
    }
    throw new Error(`Nothing can be changed in ${table}.`);
  } finally {
    await admin.query('rollback');
  }
};

/** Of these nothing is ever changed, but for what a patient does with a message: test/clinic/messages.test.ts does it. */
const unchanging = new Set(
  [
    ...['distinct_patients', 'messages', 'form_answers', 'form_comments', 'form_versions'],
    // They are only withdrawn, for a reason: two columns at once.
    ...['health_events', 'measurements'],
    // A file is sent, waits and is judged, in this order (test/clinic/attachments.test.ts).
    'attachments',
    // Somebody submits it and another one decides, in this order (test/clinic/expenses.test.ts).
    'expenses',
    // The ledger only gains rows, each with the next number (test/clinic/invoices.test.ts).
    ...['credit_lines', 'credit_notes', 'invoice_lines', 'invoice_reminders', 'invoices'],
    'checkouts',
    'payments',
  ].map(table => `clinic.${table}`),
);
const named = samples
  .filter(({ table }) => !unchanging.has(table))
  .map(sample => [sample.table, sample] as const);
/** Settings are never removed, and there is one row of each. */
const trashed = named.filter(([, { ours: row }]) => 'deleted_at' in row);

describe.each(named)('in %s', (table, { ours: row }) => {
  test('AT9: a change commits only with an entry that names the field, what was there and what came', async () => {
    const entity = await entityOf(table);
    const { id } = row;
    const { statement, property, isHealth, from, to } = await someChange(table, id);
    const tell = (action: string, changes: Changes) =>
      committed(table, id, statement, entity, { action, changes });
    const truth = { [property]: { from, to } };
    expect(await tell('UPDATE', truth)).toEqual(passed);
    // Only health data may be named without its values.
    expect(await tell('UPDATE', { [property]: { protected: true } })).toMatchObject(
      isHealth ? passed : refused,
    );
    for (const action of ['READ', 'LOGIN', 'CREATE', 'DELETE', 'RESTORE', 'EXPORT'])
      expect({ action, ...(await tell(action, truth)) }).toMatchObject(refused);
    for (const changes of [
      {},
      { [property]: { from: to, to: from } },
      { [property]: { from: from === null ? to : null, to } },
      { [property]: { from } },
    ])
      expect({ changes, ...(await tell('UPDATE', changes)) }).toMatchObject(refused);
    expect(await tell('UPDATE', { ...truth, createdAt: { from: null, to: new Date(0) } })).toMatchObject(
      refused,
    );
  });
});

/** Whose only row of a clinic the fixture gave up again; test/clinic/checkouts.test.ts does it. */
const givenUp = 'clinic.payment_accounts';

describe.each(trashed.filter(([table]) => table !== givenUp))('in %s', table => {
  test('AT9: a removal commits only as one', async () => {
    const entity = await entityOf(table);
    const { rows } = await admin.query(
      `select id from ${table} where tenant_id = $1 and deleted_at is null limit 1`,
      [ours.id],
    );
    const { id } = rows[0];
    const remove = `update ${table} set deleted_at = now() where id = '${id}'`;
    expect(await committed(table, id, remove, entity, { action: 'DELETE', changes: {} })).toEqual(passed);
    for (const action of ['CREATE', 'UPDATE', 'READ', 'RESTORE'])
      expect({
        action,
        ...(await committed(table, id, remove, entity, { action, changes: {} })),
      }).toMatchObject(refused);
  });
});

describe.each(trashed)('in %s', (table, { ours: row }) => {
  test('AT9: a new record commits only with an entry that tells its fields', async () => {
    const entity = await entityOf(table);
    const made = crypto.randomUUID();
    // Of what is unique, another one than the sample's.
    const own = {
      id: made,
      token_hash: `\\x${'ab'.repeat(32)}`,
      ...('series_date' in row && { series_id: null, series_date: null }),
    };
    const fresh = { ...row, ...own, deleted_at: new Date() };
    const insert = `insert into ${table} select * from jsonb_populate_record(null::${table}, '${JSON.stringify(fresh).replaceAll("'", "''")}')`;
    const all = Object.fromEntries(
      Object.entries(fresh)
        .filter(([column]) => !housekeeping.includes(column))
        .map(([column, to]) => [camelCase(column), { to }]),
    );
    const tell = (action: string, changes: Changes) =>
      committed(table, made, insert, entity, { action, changes });
    expect(await tell('CREATE', all)).toEqual(passed);
    expect(await tell('UPDATE', all)).toMatchObject(refused);
    expect(await tell('CREATE', {})).toMatchObject(refused);
  });
});
