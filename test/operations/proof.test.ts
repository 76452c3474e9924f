import { expect, test } from 'vitest';
import { verifyIntegrity } from '../../server/data/database/schema/verify.ts';
import {
  auditBreaches,
  creationBreaches,
  defaultsBreaches,
  forgettingBreaches,
  isolationBreaches,
  removalBreaches,
  type Sample,
  samplesOf,
  senderBreaches,
  traceBreaches,
  withdrawalBreaches,
  workBreaches,
} from '../world/probes.ts';
import { records } from '../world/records.ts';
import { sqlAs } from '../world/world.ts';

// A wall is only proved by what happens without it: each test takes one away on this scratch database, looks whether
// the catalogue checks name it and whether the attack that the other tests fend off gets through, and puts it back.
const [{ clinic: ours }, { clinic: theirs }] = [await records(), await records()];
const admin = await sqlAs('admin');
const samples = await samplesOf(admin, ours, theirs);
const tables = samples.map(({ table }) => table);
const writable = samples.filter(({ mayInsert }) => mayInsert).map(({ table }) => table);
const { rows: policies } = await admin.query<{ table: string; policy: string }>(
  `select format('clinic.%I', tablename) as table, policyname as policy from pg_policies where schemaname = 'clinic' order by 1, 2`,
);
const { rows: triggers } = await admin.query<{ table: string; trigger: string }>(
  `select t.tgrelid::regclass::text as table, t.tgname as trigger from pg_trigger t
   join pg_proc p on p.oid = t.tgfoid join pg_class c on c.oid = t.tgrelid
   where p.proname in ('require_audit', 'keep_creation', 'stamp_entry') and c.relnamespace = 'clinic'::regnamespace order by 1, 2`,
);

/** What can be attacked as which role. */
const attacks: [role: string, attack: (attacked: Sample[]) => Promise<string[]>][] = [
  ['app', attacked => isolationBreaches(admin, attacked, ours)],
  ['app', attacked => auditBreaches(admin, attacked, ours)],
  ['owner', attacked => creationBreaches(admin, attacked, ours)],
  ['platform', attacked => defaultsBreaches(admin, attacked)],
  ['identity', () => traceBreaches(admin, ours)],
  ['platform', () => senderBreaches(admin)],
  ['platform', () => forgettingBreaches(admin)],
  ['platform', () => workBreaches(admin, ours)],
  ['platform', () => removalBreaches(admin, ours)],
  ['platform', () => withdrawalBreaches(admin, ours)],
];

/** What gets through of the attacks on these tables; once that is enough no more is tried. */
const breachesOf = async (
  attacked: Sample[],
  isEnough: (breaches: string[]) => boolean,
): Promise<string[]> => {
  const breaches: string[] = [];
  for (const [role, attack] of attacks) {
    await admin.query(`set local session authorization medflow_${role}`);
    breaches.push(...(await attack(attacked)));
    if (isEnough(breaches)) break;
  }
  return breaches;
};

/** What `look` finds once a wall has fallen. */
const without = async <Found>(mutation: string, look: () => Promise<Found>): Promise<Found> => {
  await admin.query('begin');
  try {
    await admin.query(mutation);
    return await look();
  } finally {
    await admin.query('rollback');
  }
};

const findings = async (): Promise<string[]> =>
  (await verifyIntegrity(async sql => (await admin.query(sql)).rows)).map(
    ({ check, object }) => `${check}: ${object}`,
  );

/** What the catalogue checks find, and which attacks on a table, or on all, get through: any one, or up to the one that is wanted. */
const noticed = (mutation: string, { table, wanted }: { table?: string; wanted?: string } = {}) =>
  without(mutation, async () => ({
    findings: await findings(),
    breaches: await breachesOf(
      samples.filter(sample => !table || sample.table === table),
      breaches => (wanted ? breaches.includes(wanted) : breaches.length > 0),
    ),
  }));

const bare = (table: string): string => table.replace('clinic.', '');

test('TEN-9: with every wall in place nothing is found and no attack succeeds', async () => {
  expect(await noticed('select')).toEqual({ findings: [], breaches: [] });
});

test('TEN-9: there are a policy for every table and the triggers for every record and trail', () => {
  expect(policies.filter(({ policy }) => policy === 'tenant_isolation').map(({ table }) => table)).toEqual(
    tables,
  );
  const wanted = samples.flatMap(({ table, isRecord, ours: row }) =>
    isRecord
      ? [`${table} keep_creation`, `${table} require_audit`]
      : 'txid' in row
        ? [`${table} stamp_entry`]
        : [],
  );
  expect(triggers.map(({ table, trigger }) => `${table} ${trigger}`)).toEqual(wanted);
});

/** What the checks of policies are called that are not called after them. */
const words: Record<string, string> = {
  ...{ tenant_isolation: 'isolation', facility_scope: 'facility', own_account: 'account' },
};
/** Those that one table has alone. */
const checks: Record<string, string> = {
  reader: 'sides policy: messages.reader',
  sender: 'sides policy: messages.sender',
  asking: 'sides policy: service_requests.asking',
  audience: 'sides policy: request_comments.audience',
  writing: 'sides policy: request_comments.writing',
  correcting: 'sides policy: request_comments.correcting',
  own: 'passkeys policy: portal_passkeys',
};

/**
 * What these fend off takes a patient, a file, a facility or the plane of identities: test/clinic/{messages,service-requests,
 * portal-passkeys,attachments,tasks,task-items,compliance-records,specialists} and test/account/email-change try it. Without `searched` a search finds the same, but
 * asks each patient of the clinic: test/bench/search.ts.
 */
const triedElsewhere = new Set([
  ...['reader', 'sender', 'own_account', 'own', 'searched'],
  ...['asking', 'audience', 'writing', 'correcting', 'quarantine', 'arriving', 'about', 'held'],
]);

/** The other policy of the table fends off the same. */
const doublyKept = new Set([
  ...['facility_scope of clinic.portal_passkeys', 'facility_scope of clinic.attachment_parts'],
  ...['visitors of clinic.task_items', 'visitors of clinic.compliance_records'],
  'visitors of clinic.placement_specialists',
]);
const isTriedElsewhere = (table: string, policy: string): boolean =>
  triedElsewhere.has(policy) || doublyKept.has(`${policy} of ${table}`);

/** What happens to one table: what the catalogue checks call it, and the attack that it lets through where that is one of many. */
interface Fault {
  table: string;
  mutation: string;
  finding: string;
  wanted?: string;
}

/** So many at once, each at a table of its own that nothing but its own wall keeps: the catalogue is read once for all of them. */
const atOnce = (faults: Fault[], most = 12): [tables: string, faults: Fault[]][] =>
  Array.from({ length: Math.ceil(faults.length / most) }, (_, batch) => {
    const those = faults.slice(batch * most, batch * most + most);
    return [those.map(({ table }) => bare(table)).join(', '), those];
  });

/** The breaches of each, once each was named by the checks and nothing else was. */
const breachesOfEach = (faults: Fault[]): Promise<string[][]> =>
  without(faults.map(({ mutation }) => mutation).join(';'), async () => {
    expect((await findings()).toSorted()).toEqual(faults.map(({ finding }) => finding).toSorted());
    const breaches: string[][] = [];
    for (const { table, wanted } of faults)
      breaches.push(
        await breachesOf(
          samples.filter(sample => sample.table === table),
          found => (wanted ? found.includes(wanted) : found.length > 0),
        ),
      );
    return breaches;
  });

const policyNames = [...new Set(policies.map(({ policy }) => policy))];

/** Those whose attack is one on the table itself; what lets jobs and the sender in is attacked as a whole. */
const ofTheTable = new Set(['tenant_isolation', 'facility_scope', 'visitors', 'defaults']);

/** Policies of one name at once, but for those that others lean on or that are tried elsewhere. */
const dropped = policyNames.flatMap(policy => {
  const faultOf = (table: string): Fault => ({
    table,
    mutation: `drop policy ${policy} on ${table}`,
    finding: checks[policy] ?? `${words[policy] ?? policy} policy: ${bare(table)}`,
  });
  const at = policies.filter(({ policy: other }) => other === policy).map(({ table }) => table);
  const isApart = (table: string) =>
    !ofTheTable.has(policy) || table === 'clinic.patients' || isTriedElsewhere(table, policy);
  const batches = [
    ...atOnce(at.filter(table => !isApart(table)).map(faultOf)),
    ...atOnce(at.filter(isApart).map(faultOf), 1),
  ];
  return batches.map(([where, faults]): [string, string, Fault[]] => [policy, where, faults]);
});

test.each(dropped)('TEN-9: policy %s of %s cannot go unnoticed', async (policy, _tables, faults) => {
  const isTriedHere = faults.map(({ table }) => !isTriedElsewhere(table, policy));
  expect((await breachesOfEach(faults)).map(breaches => breaches.length > 0)).toEqual(isTriedHere);
});

const letThrough = (faults: Fault[]) => faults.map(({ wanted }) => expect.arrayContaining([wanted]));

test.each(
  atOnce(
    tables.map(table => ({
      table,
      mutation: `alter policy tenant_isolation on ${table} using (true)`,
      finding: `isolation policy: ${bare(table)}`,
      wanted: `reads a foreign row of ${table}`,
    })),
  ),
)('TEN-9: policies of %s that let everybody read cannot go unnoticed', async (_tables, faults) => {
  expect(await breachesOfEach(faults)).toEqual(letThrough(faults));
});

test.each(
  atOnce(
    writable.map(table => ({
      table,
      mutation: `alter policy tenant_isolation on ${table} with check (true)`,
      finding: `isolation policy: ${bare(table)}`,
      wanted: `writes a foreign row into ${table}`,
    })),
  ),
)('TEN-9: policies of %s that let rows into other clinics cannot go unnoticed', async (_tables, faults) => {
  expect(await breachesOfEach(faults)).toEqual(letThrough(faults));
});

test.each(
  atOnce(
    tables.map(table => ({
      table,
      mutation: `alter table ${table} disable row level security`,
      finding: `row-level security: ${bare(table)}`,
      wanted: `reads a foreign row of ${table}`,
    })),
  ),
)('TEN-9: %s with row-level security switched off cannot go unnoticed', async (_tables, faults) => {
  expect(await breachesOfEach(faults)).toEqual(letThrough(faults));
});

/** What another trigger lets change nothing at all, nor when it was made. */
const neverChanging = new Set([
  ...['clinic.credit_lines', 'clinic.credit_notes', 'clinic.form_versions', 'clinic.invoice_reminders'],
  'clinic.payments',
]);

const isKeptElsewhere = (name: string, table: string): boolean =>
  name === 'keep_creation' && neverChanging.has(table);

const ways: Record<string, (trigger: string, table: string) => string> = {
  gone: (name, table) => `drop trigger ${name} on ${table}`,
  'switched off': (name, table) => `alter table ${table} disable trigger ${name}`,
};

/** Every trigger in every way. */
const fallen = Object.entries(ways).flatMap(([way, mutationOf]) =>
  [...new Set(triggers.map(({ trigger: name }) => name))].flatMap(name => {
    const faultOf = (table: string): Fault => ({
      table,
      mutation: mutationOf(name, table),
      finding: `${name === 'stamp_entry' ? 'trail' : 'audit'} trigger: ${bare(table)}`,
    });
    const at = triggers.filter(({ trigger: other }) => other === name).map(({ table }) => table);
    const batches = [
      ...atOnce(at.filter(table => !isKeptElsewhere(name, table)).map(faultOf)),
      ...atOnce(at.filter(table => isKeptElsewhere(name, table)).map(faultOf), 1),
    ];
    return batches.map(([where, faults]): [string, string, string, Fault[]] => [name, where, way, faults]);
  }),
);

test.each(fallen)('AUD-1: trigger %s of %s, %s, cannot go unnoticed', async (name, _tables, _way, faults) => {
  const unkept = faults.map(({ table }) => !isKeptElsewhere(name, table));
  expect((await breachesOfEach(faults)).map(breaches => breaches.length > 0)).toEqual(unkept);
});

const trigger = (name: string, result: string) =>
  `create or replace function security.${name}() returns trigger language plpgsql security definer
   set search_path = pg_catalog, pg_temp as $$ begin return ${result}; end $$`;

test.each([
  ['require_audit', 'null', 'inserts unaudited into clinic.patients'],
  ['keep_creation', 'new', 'backdates clinic.patients'],
  ['stamp_entry', 'new', 'speaks for another actor in clinic.audit_entries'],
])('AUD-1: %s with an empty body cannot go unnoticed', async (name, result, wanted) => {
  const found = await noticed(trigger(name, result), { wanted });
  expect(found.findings).toEqual([`function bodies: security.${name}`]);
  expect(found.breaches).toContain(wanted);
});

test('TEN-9: a context that nobody checks cannot go unnoticed', async () => {
  const wanted = 'reads without a clinic clinic.services';
  const found = await noticed(
    `create or replace function security.current_tenant() returns uuid language sql stable security definer
     set search_path = pg_catalog, pg_temp
     as $$ select coalesce(nullif(current_setting('app.current_tenant_id', true), ''), '${theirs.id}')::uuid $$`,
    { wanted },
  );
  expect(found.findings).toEqual(['function bodies: security.current_tenant']);
  expect(found.breaches).toContain(wanted);
});

const requireAudit = (how: string) => `drop trigger require_audit on clinic.services;
  create constraint trigger require_audit ${how} execute function security.require_audit('Service')`;

test.each<[string, string, string]>([
  [
    'a policy without a check of its own',
    `drop policy tenant_isolation on clinic.services;
     create policy tenant_isolation on clinic.services using (tenant_id = (select security.current_tenant()))`,
    'isolation policy: services',
  ],
  [
    'a second, wider policy',
    'create policy more on clinic.services for select using (true)',
    'widening policy: services.more',
  ],
  [
    'a wider policy for the app role alone',
    'create policy more on clinic.services for insert to medflow_app with check (true)',
    'widening policy: services.more',
  ],
  [
    'traces that the app role may leave anywhere',
    'alter policy trail on clinic.audit_entries to medflow_identity, medflow_owner, medflow_platform, medflow_app',
    'trail policy: audit_entries',
  ],
  [
    'an outbox of which the sender sees more than what is due',
    'alter policy due on clinic.mails using (true)',
    'due policy: mails',
  ],
  [
    'row-level security that its owner escapes',
    'alter table clinic.services no force row level security',
    'row-level security: services',
  ],
  [
    'an audit trigger for inserts only',
    requireAudit('after insert on clinic.services deferrable initially deferred for each row'),
    'audit trigger: services',
  ],
  [
    'an audit trigger that looks away',
    requireAudit(
      'after insert or update or delete on clinic.services deferrable initially deferred for each row when (pg_trigger_depth() > 9)',
    ),
    'audit trigger: services',
  ],
  [
    'an audit trigger that comes too early',
    requireAudit('after insert or update or delete on clinic.services for each row'),
    'audit trigger: services',
  ],
  [
    'settings that a clinic may have twice',
    'drop index clinic.booking_settings_one_per_clinic',
    'one row of settings: booking_settings',
  ],
  [
    'defaults that there may be two of',
    `drop index clinic.booking_settings_one_default;
     create unique index booking_settings_one_default on clinic.booking_settings (tenant_id) where tenant_id is null`,
    'one row of settings: booking_settings',
  ],
  ['a table without a clinic', 'create table clinic.loose (id uuid primary key)', 'tenant column: loose'],
  [
    'a clinic that may be null',
    'create table clinic.loose (tenant_id uuid, id uuid not null, unique (tenant_id, id))',
    'tenant column: loose',
  ],
  [
    'a foreign key without the clinic',
    `create unique index by_id on clinic.facilities (id);
     alter table clinic.patients add constraint loose foreign key (facility_id) references clinic.facilities (id)`,
    'compound foreign keys: patients.loose',
  ],
  [
    'a unique value across clinics',
    'create unique index loose on clinic.patients (identifier)',
    'keys led by tenant: patients.loose',
  ],
  [
    'an exclusion across clinics',
    'alter table clinic.bookings add constraint loose exclude using gist (id with =)',
    'keys led by tenant: bookings.loose',
  ],
  [
    'a view with its owner’s rights',
    'create view clinic.peek as select * from clinic.patients',
    'views: clinic.peek',
  ],
  [
    'a view that copies rows',
    'create materialized view clinic.peek as select * from clinic.patients',
    'materialized views: clinic.peek',
  ],
  [
    'a definer function that trusts the search path',
    `create function clinic.peek() returns int language sql security definer as 'select 1';
     revoke all on function clinic.peek() from public`,
    'definer functions: clinic.peek',
  ],
  [
    'a definer function that is open to everyone',
    `create function clinic.peek() returns int language sql security definer set search_path = pg_catalog as 'select 1';
     grant execute on function clinic.peek() to public`,
    'definer functions: clinic.peek',
  ],
  [
    'a function that no file holds',
    `create function clinic.peek() returns int language sql as 'select 1'`,
    'function bodies: clinic.peek',
  ],
  [
    'a function that is gone',
    'drop function security.current_actor() cascade',
    'function bodies: security.current_actor',
  ],
  ['a right to delete', 'grant delete on clinic.patients to medflow_app', 'app rights: delete from patients'],
  [
    'a right to truncate',
    'grant truncate on clinic.patients to medflow_app',
    'app rights: truncate patients',
  ],
  [
    'a right to edit the audit',
    'grant update (reason) on clinic.audit_entries to medflow_app',
    'app rights: update the trail audit_entries',
  ],
  ['a look at passwords', 'grant select on identity.accounts to medflow_app', 'planes: identity.accounts'],
  [
    'a look at the keys',
    'grant select on security.context_keys to medflow_app',
    'planes: security.context_keys',
  ],
])('TEN-9: %s cannot go unnoticed', async (_what, mutation, finding) => {
  expect(await without(mutation, findings)).toContain(finding);
});
