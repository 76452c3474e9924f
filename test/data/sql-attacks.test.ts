import type pg from 'pg';
import { describe, expect, test } from 'vitest';
import type { ClinicFacts } from '../../server/access/clinics/clinics.ts';
import { verifyRights } from '../../server/data/database/roles/rights.ts';
import { verifyIntegrity } from '../../server/data/database/schema/verify.ts';
import { signedContext } from '../../server/data/orm/signed-context.ts';
import { tricksOn } from '../../server/operations/proof/attacks/attack.ts';
import { type Context, injected, nothing } from '../../server/operations/proof/attacks/attempt.ts';
import { forgedContexts, ownContext } from '../../server/operations/proof/attacks/forged-contexts.ts';
import { samplesOf } from '../world/probes.ts';
import { records } from '../world/records.ts';
import { clinic, database, databaseName, inContext, planes, sqlAs, systemOf } from '../world/world.ts';

// What an attacker can do who has found an injection: any statement as medflow_app, in the middle of a transaction
// that carries the context of their own clinic.
const [{ clinic: ours }, { clinic: theirs, patient: victim }] = [await records(), await records()];
const admin = await sqlAs('admin');
const app = await sqlAs('app');
const samples = await samplesOf(admin, ours, theirs);
const tables = samples.map(({ table }) => table);

const sides = { ours, theirs, key: planes.contextKey };
const ourContext = () => ownContext(sides);
const inject = (context: Context, ...statements: string[]) => injected(app, context, ...statements);

const countOf = (of: ClinicFacts, table = 'clinic.patients') =>
  admin
    .query(`select count(*)::int as n from ${table} where tenant_id = $1`, [of.id])
    .then(({ rows }) => rows[0].n);

describe('without a valid context', () => {
  const forged = forgedContexts(sides);

  test.each(Object.keys(forged))('S2 S10: %s is refused in every table', async name => {
    for (const table of tables)
      expect(await inject(forged[name] ?? {}, `select from ${table}`)).toMatchObject({ code: '42501' });
  });

  test.each(['', undefined])('S1 S2: no context, said as %j, shows nothing anywhere', async tenant => {
    const context: Context = tenant === undefined ? {} : { 'app.current_tenant_id': tenant };
    for (const table of tables) expect(await inject(context, `select from ${table}`)).toEqual({ rows: 0 });
  });

  test('S9: a context ends with its transaction, whichever way that ends', async () => {
    const seen = async () => (await app.query('select from clinic.patients')).rowCount;
    const own = await countOf(ours);
    expect(await inContext(app, ours, async () => seen())).toBe(own);
    expect(await seen()).toBe(0);
    await expect(inContext(app, ours, () => Promise.reject(new Error('The call failed.')))).rejects.toThrow(
      'The call failed.',
    );
    expect(await seen()).toBe(0);
  });
});

describe('inside the own clinic, with any statement', () => {
  test.each(samples)('S10: no trick with the context opens $table', async ({ table, mayUpdate }) => {
    for (const [trick, statements] of Object.entries(tricksOn(table, sides, mayUpdate)))
      expect({ trick, got: nothing(await inject(ourContext(), ...statements)) }).toEqual({
        trick,
        got: true,
      });
  });

  test('S4: row-level security cannot be switched off', async () => {
    for (const table of tables)
      expect(
        await inject(ourContext(), 'set local row_security = off', `select from ${table}`),
      ).toMatchObject({
        code: '42501',
        message: expect.stringContaining('row-level security'),
      });
  });

  test('L1 S10: a context that is taken off in the middle of a statement lets nobody act as nobody', async () => {
    const id = crypto.randomUUID();
    const entries = `insert into clinic.audit_entries (tenant_id, at, action, entity, actor_id)
      select '${ours.id}', now(), 'UPDATE', 'Patient', actor from (values ('${id}'::uuid), (null)) as entry (actor)
      where actor is not null or set_config('app.current_tenant_id', '', true) is not null`;
    expect(
      await inject(signedContext({ ...systemOf(ours), userId: id }, planes.contextKey), entries),
    ).toEqual({
      code: '42501',
      message: expect.stringContaining('row-level security policy for table "audit_entries"'),
    });
  });

  test('TEN-8 S10: nor does it let somebody who is bound to a facility free others', async () => {
    const [own] = (await admin.query('select id from clinic.facilities where tenant_id = $1', [ours.id]))
      .rows;
    const bound = signedContext({ ...systemOf(ours), facilities: [own.id] }, planes.contextKey);
    const freed = `insert into clinic.users (tenant_id, account_id, email, first_name, last_name, role, facility_ids)
      select '${ours.id}', uuid_generate_v4(), 'eve@medflow.test', 'Eve', 'Free', 'admin', facilities
      from (values (array['${own.id}'::uuid]), (null)) as freed (facilities)
      where facilities is not null or set_config('app.current_tenant_id', '', true) is not null`;
    expect(await inject(bound, freed)).toEqual({
      code: '42501',
      message: expect.stringContaining('row-level security policy for table "users"'),
    });
  });

  test.each(tables)('S5: %s cannot be emptied, changed, copied into, unlocked or taken over', async table => {
    const name = table.replace('clinic.', '');
    for (const statement of [
      `truncate ${table}`,
      `delete from ${table}`,
      `drop table ${table}`,
      `alter table ${table} disable row level security`,
      `alter table ${table} no force row level security`,
      `alter table ${table} disable trigger all`,
      `alter table ${table} owner to medflow_app`,
      `alter table ${table} add column loot text`,
      `drop policy tenant_isolation on ${table}`,
      `create policy mine on ${table} using (true)`,
      `alter policy tenant_isolation on ${table} using (true)`,
      `create rule mine as on select to ${table} do instead nothing`,
      `create index on ${table} (tenant_id)`,
      `copy ${table} to program 'cat'`,
      `copy ${table} from '/etc/passwd'`,
      `create trigger mine before insert on ${table} for each row execute function security.stamp_entry()`,
      `create table clinic.mine (like ${table})`,
      `create view clinic.mine as select * from ${table}`,
      `create function clinic.mine() returns int language sql as 'select 1'`,
      `comment on table ${table} is '${name}'`,
    ])
      expect({ statement, ...(await inject(ourContext(), statement)) }).toMatchObject({
        statement,
        code: '42501',
      });
  });

  test.each(tables)('AT7: %s cannot be locked against other clinics', async table => {
    for (const mode of [
      ...['share update exclusive', 'share', 'share row exclusive', 'exclusive', 'access exclusive'],
    ])
      expect({ mode, ...(await inject(ourContext(), `lock table ${table} in ${mode} mode`)) }).toMatchObject({
        mode,
        code: '42501',
      });
  });

  test.each(['identity', 'platform'] as const)(
    'AT7: no table of the %s plane can be locked or emptied by its own role',
    async plane => {
      const role = await sqlAs(plane);
      const { rows } = await admin.query<{ name: string }>(
        `select oid::regclass::text as name from pg_class where relnamespace = $1::regnamespace and relkind in ('r', 'p')`,
        [plane],
      );
      expect(rows.length).toBeGreaterThan(5);
      for (const { name } of rows)
        for (const statement of [`lock table ${name} in access exclusive mode`, `delete from ${name}`]) {
          await expect(role.query(`begin; ${statement}`), statement).rejects.toMatchObject({ code: '42501' });
          await role.query('rollback');
        }
    },
  );

  test('AT7: what the identity role deletes is one account’s, or over', async () => {
    const role = await sqlAs('identity');
    const ended = () =>
      admin
        .query(
          'select count(*)::int as n from identity.sessions where expires_at > now() and revoked_at is null',
        )
        .then(({ rows }) => rows[0].n);
    const before = await ended();
    await role.query(`select security.remove_expired('-1000 years', 1000)`);
    expect(await ended()).toBe(before);
    await expect(role.query(`select security.remove_factor(null, 'sessions')`)).rejects.toMatchObject({
      code: '20000',
    });
    expect((await role.query(`select security.remove_factor(null, 'passkeys') as n`)).rows).toEqual([
      { n: 0 },
    ]);
  });

  test('AT7: no session of others can be ended, and nothing is kept where no clinic owns it', async () => {
    const { rows } = await admin.query<{ name: string; open: boolean }>(`
      select p.oid::regprocedure::text as name, has_function_privilege(role, p.oid, 'EXECUTE') as open
      from pg_proc p, unnest('{medflow_app,medflow_identity,medflow_platform}'::text[]) role
      where pronamespace = 'pg_catalog'::regnamespace
        and (proname ~ '^lo_' or proname in ('loread', 'lowrite', 'pg_cancel_backend', 'pg_terminate_backend'))`);
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.filter(({ open }) => open)).toEqual([]);
    for (const call of [
      "lo_from_bytea(0, 'loot')",
      'lo_create(0)',
      'pg_cancel_backend(1)',
      'pg_terminate_backend(pg_backend_pid())',
    ])
      expect({ call, ...(await inject(ourContext(), `select ${call}`)) }).toMatchObject({ code: '42501' });
  });

  test('S5: the app role cannot pass its rights on', async () => {
    for (const table of tables) {
      const passedOn = `select from pg_class, aclexplode(relacl) where oid = '${table}'::regclass and grantor = 'medflow_app'::regrole`;
      // PostgreSQL only warns of a grant that grants nothing.
      expect(await inject(ourContext(), `grant all on ${table} to public`, passedOn)).toEqual({ rows: 0 });
    }
  });

  test('S5 S8: the app role becomes nobody else and reads no key, password or registry', async () => {
    for (const statement of [
      ...['owner', 'identity', 'platform', 'backup'].map(role => `set role medflow_${role}`),
      ...['medflow_owner', 'postgres'].map(role => `set session authorization ${role}`),
      'set session_replication_role = replica',
      'create role mine superuser',
      'alter role medflow_app bypassrls',
      'grant medflow_owner to medflow_app',
      'create schema mine',
      'create table public.mine (a int)',
      'create extension file_fdw',
      'select * from security.context_keys',
      'select * from identity.accounts',
      'select * from identity.sessions',
      'select * from platform.clinics',
      'select * from pg_authid',
      "select pg_read_file('/etc/passwd')",
      "select lo_import('/etc/passwd')",
      'set log_statement = ddl',
      'select security.require_audit()',
    ]) {
      const { code } = (await inject(ourContext(), statement)) as { code?: string };
      expect({ statement, code: code ?? 'it worked' }).toMatchObject({
        statement,
        // 0A000: a trigger function cannot be called, whoever asks. 58P01/0A000: there is no such extension.
        code: expect.stringMatching(/^(?:42501|0A000|58P01)$/),
      });
    }
  });

  test('S3: in every table, neither an insert nor an update lets a row into another clinic', async () => {
    for (const { table, mayInsert, ours: row } of samples.filter(({ mayInsert }) => mayInsert)) {
      const planted = JSON.stringify({
        ...row,
        actor_id: null,
        id: crypto.randomUUID(),
        tenant_id: theirs.id,
      });
      const insert = `insert into ${table} select * from jsonb_populate_record(null::${table}, '${planted.replaceAll("'", "''")}')`;
      const update = `update ${table} set tenant_id = '${theirs.id}' where id = '${row.id}'`;
      expect({ table, mayInsert, ...(await inject(ourContext(), insert)) }).toMatchObject({
        code: '42501',
      });
      expect(await inject(ourContext(), update)).toMatchObject({
        code: expect.stringMatching(/^(?:42501|23514)$/),
      });
    }
  });

  test('S11: a reference into another clinic cannot be written, and a taken value of another clinic is not betrayed', async () => {
    const before = await countOf(theirs);
    const insert = (columns: string, values: string) =>
      `insert into clinic.patients (tenant_id, first_name, last_name, sex, alerts, version, ${columns})
       values ('${ours.id}', '\\x0000', '\\x0000', '\\x0000', '\\x00005b5d', 1, ${values})`;
    expect(await inject(ourContext(), insert('id', `'${victim.id}'`))).toEqual({ rows: 1 });
    const { rows } = await admin.query('select number_key from clinic.patients where id = $1', [victim.id]);
    expect(await inject(ourContext(), insert('number_key', `'${rows[0].number_key}'`))).toEqual({ rows: 1 });
    const { facility, practitioner } = victim;
    expect(await inject(ourContext(), insert('facility_id', `'${facility?.id}'`))).toMatchObject({
      code: '23503',
    });
    expect(await inject(ourContext(), insert('practitioner_id', `'${practitioner?.id}'`))).toMatchObject({
      code: '23503',
    });
    expect(await countOf(theirs)).toBe(before);
  });

  test('S12: a calculation that fails on a foreign row is never made', async () => {
    for (const { table, theirs: row } of samples) {
      const probe = `select 1 / (case when id = '${row.id}' then 0 else 1 end) from ${table}`;
      expect(await inject(ourContext(), probe)).toEqual({
        rows: samples.find(s => s.table === table)?.visibleRows,
      });
    }
  });

  test('S12: an operator that tells what it compares is not run on foreign rows', async () => {
    const leak = (client: pg.Client) =>
      client.query(
        'select from clinic.facilities where (name || id::text)::text ~ $1 and 1 / length(name) >= 0',
        [victim.facility?.name],
      );
    expect((await inContext(app, ours, leak)).rowCount).toBe(0);
  });
});

test('S6 S7 S8: the catalogue holds no exception to what isolation stands on', async () => {
  const { rows } = await admin.query(
    "select count(*)::int as n from pg_policies where schemaname = 'clinic'",
  );
  expect(rows[0].n).toBeGreaterThanOrEqual(tables.length);
  expect(await verifyIntegrity(async sql => (await admin.query(sql)).rows)).toEqual([]);
  expect(await verifyRights(database, databaseName)).toEqual([]);
});

test('LIT-2: every table keeps its clinic by the policy tenant_isolation, and no role passes it by', async () => {
  const { rows: policies } = await admin.query<{ table: string }>(
    `select format('clinic.%I', tablename) as table from pg_policies
     where policyname = 'tenant_isolation' and permissive = 'PERMISSIVE' and roles = '{public}' order by 1`,
  );
  expect(policies.map(({ table }) => table)).toEqual(tables);
  const { rows: checker } = await admin.query(
    "select prosrc from pg_proc where oid = 'security.current_tenant()'::regprocedure",
  );
  expect(checker[0].prosrc).toContain("current_setting('app.current_tenant_id', true)");
  const { rows: past } = await admin.query(
    "select rolname from pg_roles where rolname ~ '^medflow' and (rolbypassrls or rolsuper)",
  );
  expect(past).toEqual([{ rolname: 'medflow_backup' }]);
});

test('S11: not even the owner of the database writes a reference into another clinic', async () => {
  const { id } = await clinic();
  await expect(
    admin.query('update clinic.bookings set patient_id = $1 where tenant_id = $2', [victim.id, ours.id]),
  ).rejects.toMatchObject({ code: '23503' });
  expect(await countOf({ ...ours, id })).toBe(0);
});
