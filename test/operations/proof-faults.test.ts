import { expect, test } from 'vitest';
import { catalogue } from '../../server/operations/proof/catalogue.ts';
import { faultsIn } from '../../server/operations/proof/faults.ts';
import { mutate } from '../../server/operations/proof/mutate.ts';
import { sqlAs } from '../world/world.ts';

// Faults planted by hand, as a careless migration or an intruder would leave them; each must be named by the proof.
const admin = await sqlAs('admin');

/** What the proof says of this database with a fault in it; the fault is gone afterwards, also from the server's roles. */
const holesWith = async (fault: string): Promise<string[]> => {
  await admin.query('begin');
  try {
    await admin.query(fault);
    return (await catalogue(admin)).flatMap(({ holes }) => holes).map(({ sentence }) => sentence);
  } finally {
    await admin.query('rollback');
  }
};

test('OPS-7: nothing is found where there is no fault', async () => {
  expect(await holesWith('select')).toEqual([]);
});

const policyOf = (table: string) => `Table ${table} has no tenant_isolation policy`;

test.each([
  ['a policy that was dropped', 'drop policy tenant_isolation on clinic.services', policyOf('services')],
  [
    'a policy without with check',
    `drop policy tenant_isolation on clinic.bookings;
     create policy tenant_isolation on clinic.bookings using (tenant_id = (select security.current_tenant()))`,
    policyOf('bookings'),
  ],
  [
    'a policy that is always true',
    'alter policy tenant_isolation on clinic.patients using (true)',
    policyOf('patients'),
  ],
  [
    'row-level security that is not forced',
    'alter table clinic.users no force row level security',
    'Table users does not force row-level security.',
  ],
  [
    'row-level security that is off',
    'alter table clinic.users disable row level security',
    'Table users does not force row-level security.',
  ],
  [
    'a foreign key of a single column',
    `create unique index by_id on clinic.facilities (id);
     alter table clinic.patients add constraint loose foreign key (facility_id) references clinic.facilities (id)`,
    'Foreign key patients.loose does not carry tenant_id',
  ],
  [
    'a unique key without the clinic',
    'create unique index loose on clinic.patients (identifier)',
    'Key or constraint patients.loose does not begin with tenant_id.',
  ],
  [
    'a view without security_invoker',
    'create view clinic.peek as select * from clinic.patients',
    'View clinic.peek runs with its owner',
  ],
  [
    'a definer function without a pinned path',
    'alter function security.current_tenant() reset search_path',
    'Function security.current_tenant runs with its owner’s rights without a pinned search_path',
  ],
  [
    'the app role in a wider role',
    'grant medflow_owner to medflow_app',
    'medflow_app is a member of medflow_owner.',
  ],
  [
    'the app role past row-level security',
    'alter role medflow_app bypassrls',
    'medflow_app may bypass row-level security.',
  ],
  [
    'a trigger that was dropped',
    'drop trigger require_audit on clinic.bookings',
    'Table bookings is a record without its require_audit',
  ],
  [
    'a trigger that was switched off',
    'alter table clinic.patients disable trigger spread_terms',
    'Trigger clinic.patients.spread_terms, which the entities ask for, is missing, switched off or another one.',
  ],
  [
    'other processes that hear of no sign-out (K25, R5)',
    'drop trigger tell_change on identity.sessions',
    'Trigger identity.sessions.tell_change, which the entities ask for, is missing, switched off or another one.',
  ],
  [
    'other processes that hear of no suspension (R5)',
    `drop trigger tell_change on platform.clinics;
     create trigger tell_change after insert or delete on platform.clinics for each row execute function security.tell_change()`,
    'Trigger platform.clinics.tell_change, which the entities ask for, is missing, switched off or another one.',
  ],
  [
    'a suspension that closes no doors (R4)',
    `drop trigger close_doors on platform.clinics;
     create trigger close_doors after update of status on platform.clinics for each row when (false) execute function security.close_doors()`,
    'Trigger platform.clinics.close_doors',
  ],
  [
    'bookings that take nothing when they move (SCH-3)',
    'alter table clinic.bookings disable trigger claim_on_update',
    'Trigger clinic.bookings.claim_on_update',
  ],
  [
    'a withdrawal that changes more than access (AP10)',
    'drop trigger only_closes on clinic.users',
    'Policy users.withdrawal widens',
  ],
  [
    'access that cannot be taken away (AP10)',
    'drop policy withdrawal on clinic.invitations',
    'Table invitations does not let access be taken away',
  ],
  [
    'messages that somebody writes in the name of the other side (D3)',
    `alter policy sender on clinic.messages with check (read_at is null)`,
    'Policy messages.sender does not keep patients and the clinic',
  ],
  [
    'messages that patients change (D3)',
    'drop policy reader on clinic.messages',
    'Policy messages.reader does not keep patients and the clinic',
  ],
  [
    'messages that visitors write (D3)',
    'alter policy facility_scope on clinic.messages with check (true)',
    'Table messages does not keep to the facilities',
  ],
  [
    'messages that are edited (D3)',
    'alter table clinic.messages disable trigger keep_message',
    'Trigger clinic.messages.keep_message',
  ],
  [
    'passkeys of patients that a member reads (D3)',
    'drop policy own on clinic.portal_passkeys',
    'Table portal_passkeys is read by others than the system',
  ],
  [
    'a record that patients change beyond how they are reached (D3)',
    'alter table clinic.patients disable trigger keep_own',
    'Trigger clinic.patients.keep_own',
  ],
  [
    'patients that others change in the portal (D3)',
    `alter policy facility_scope on clinic.patients with check (true)`,
    'Table patients does not keep to the facilities',
  ],
  [
    'a search index that patients read in the portal (D3)',
    `alter policy facility_scope on clinic.patient_terms using (case when (select security.facility_scope()) is null then true when (select security.own_patient()) is not null then patient_id = (select security.own_patient()) else facility_id = any ((select security.facility_scope())::uuid[]) end)`,
    'Table patient_terms does not keep to the facilities',
  ],
  [
    'a search index that everybody reads (T1)',
    `alter policy searched on clinic.patient_terms to public`,
    'Table patient_terms cannot be searched by its index, or is shown to others than the search.',
  ],
  [
    'a domain that changes and stays proven (AP8, AT2)',
    'drop trigger keep_proof on platform.clinics',
    'Trigger platform.clinics.keep_proof',
  ],
  [
    'a letter whose recipient may change (AT1)',
    'grant update (recipient) on clinic.mails to medflow_app',
    'medflow_app may change clinic.mails.recipient, which is written once.',
  ],
  [
    'a right to lock (AT7)',
    'grant update on clinic.services to medflow_app',
    'medflow_app may update clinic.services as a whole, and so lock it.',
  ],
  [
    'an identity role that may delete, and so lock (AT7)',
    'grant delete on identity.sessions to medflow_identity',
    'medflow_identity may delete identity.sessions.',
  ],
  [
    'an identity role that writes records of clinics',
    'grant insert on clinic.users to medflow_identity',
    'medflow_identity may insert clinic.users, which is none of its duties.',
  ],
  [
    'an identity role that makes memberships',
    'grant insert on identity.memberships to medflow_identity',
    'medflow_identity may insert identity.memberships, which is none of its duties.',
  ],
  [
    'an identity role that sees the registry',
    'grant usage on schema platform to medflow_identity; grant select on platform.clinics to medflow_identity',
    'medflow_identity may select platform.clinics, which is none of its duties.',
  ],
  [
    'an operator who edits the system’s trail',
    'grant update (reason) on platform.system_entries to medflow_platform',
    'medflow_platform may update platform.system_entries, which is none of its duties.',
  ],
  [
    'a function for another role',
    'grant execute on function security.account_for(text, text) to medflow_app',
    'Function security.account_for may be called by others than its file says',
  ],
  [
    'sessions of others that can be ended (AT7)',
    'grant execute on function pg_terminate_backend(int, bigint) to public',
    'medflow_app may call pg_terminate_backend(integer,bigint).',
  ],
  [
    'a role that altered itself (AT6)',
    'alter role medflow_identity set default_transaction_read_only = on',
    'medflow_identity altered itself: default_transaction_read_only=on.',
  ],
  [
    'statistics of names (AT8)',
    'alter table clinic.patients alter column last_name set statistics 100',
    'The planner keeps statistics of patients.last_name',
  ],
  [
    'a trail that may lie (AT9)',
    `create or replace function security.require_audit() returns trigger language plpgsql as 'begin return null; end'`,
    'Function security.require_audit is not what its file says.',
  ],
  [
    'a closed clinic that is not refused (AP11, R4)',
    `create or replace function security.open_tenant() returns uuid language sql stable as 'select null::uuid'`,
    'Function security.open_tenant is not what its file says.',
  ],
  [
    'answers of retries that every clinic may look up (AP1)',
    'alter policy expired on clinic.idempotency_keys using (true)',
    'idempotency_keys are not removed once they are too old, or are reached before that.',
  ],
])('OPS-7 S6 S7 S8: the proof names %s', async (_what, fault, sentence) => {
  expect((await holesWith(fault)).map(said => said.replaceAll("'", '’'))).toEqual(
    expect.arrayContaining([expect.stringContaining(sentence.replaceAll("'", '’'))]),
  );
});

test('OPS-7: there is a fault for every policy, guarded table, key, definer function and trigger', async () => {
  const { rows } = await admin.query<{ fault: string; count: number }>(`
    select * from (values
      ('a policy dropped', (select count(*)::int from pg_policies)),
      ('row-level security off', (select count(*)::int from pg_class where relrowsecurity)),
      ('a foreign key of a single column', (select count(*)::int from pg_constraint
        where contype = 'f' and connamespace = 'clinic'::regnamespace and cardinality(conkey) > 1)),
      ('a trigger dropped', (select count(*)::int from pg_trigger where not tgisinternal)),
      ('a trigger that never fires', (select count(*)::int from pg_trigger where not tgisinternal)),
      ('a function for another role', (select count(*)::int from pg_proc,
        unnest('{medflow_app,medflow_identity,medflow_platform}'::text[]) role where pronamespace = 'security'::regnamespace
          and prorettype <> 'trigger'::regtype and not has_function_privilege(role, pg_proc.oid, 'EXECUTE'))),
      ('a definer function without a pinned path', (select count(*)::int from pg_proc
        where prosecdef and pronamespace = 'security'::regnamespace))
    ) as wanted (fault, count)`);
  const planted = Map.groupBy(await faultsIn(admin), ({ fault }) => fault);
  for (const { fault, count } of rows) {
    expect({ fault, count: planted.get(fault)?.length }).toEqual({ fault, count });
    expect(count).toBeGreaterThan(0);
  }
});

test('OPS-7: mutation finds a check that looks away, and leaves nothing behind', async () => {
  // No entity asks for this trigger, so no check misses it.
  await admin.query(
    'create trigger unwatched before update on clinic.services for each row execute function suppress_redundant_updates_trigger()',
  );
  const onServices = (await faultsIn(admin)).filter(({ sql }) => /\bclinic\.services\b/.test(sql));
  const holes = (await mutate(admin, onServices)).flatMap(({ holes }) => holes);
  expect(holes.map(({ check, object }) => ({ check, object }))).toEqual([
    { check: 'a trigger disabled', object: 'services' },
    { check: 'a trigger dropped', object: 'services' },
    { check: 'a trigger that never fires', object: 'services' },
  ]);
  expect(holes[0]?.sentence).toContain('unwatched');
  await admin.query('drop trigger unwatched on clinic.services');
  expect((await catalogue(admin)).flatMap(({ holes }) => holes)).toEqual([]);
});
