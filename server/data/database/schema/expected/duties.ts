import { settingsKinds } from '../../../../../shared/clinic/settings.ts';
import type { Check } from './check.ts';

/** Written by triggers alone. */
const byTriggers = [
  'identity.memberships',
  'clinic.claims',
  'clinic.patient_terms',
  'clinic.service_needs',
  'clinic.invoice_counters',
];

/** Rows are added and never changed. */
const onlyGrow = ['system_entries', 'security_events', 'erasures', 'proofs'].map(
  table => `platform.${table}`,
);

/** What roles do in the clinics' plane although it is not theirs: they open clinics, keep the defaults, write and trace. */
const beyondOwnPlane: [role: string, table: string, privileges: string[]][] = [
  ['medflow_identity', 'audit_entries', ['INSERT']],
  ['medflow_identity', 'mails', ['INSERT']],
  ['medflow_platform', 'audit_entries', ['INSERT']],
  ['medflow_platform', 'mails', ['INSERT']],
  // Of what it has written the unit of work must hear the version; that it reads no more is a check of its own.
  ...['users', 'facilities', 'invitations'].map((table): [string, string, string[]] => [
    'medflow_platform',
    table,
    ['INSERT', 'SELECT'],
  ]),
  ...settingsKinds.map((kind): [string, string, string[]] => [
    'medflow_platform',
    `${kind}_settings`,
    ['INSERT', 'SELECT', 'UPDATE'],
  ]),
];

const listed = (names: string[]): string => `(${names.map(name => `'${name}'`).join(', ')})`;
const asRows = beyondOwnPlane
  .flatMap(([role, table, privileges]) =>
    privileges.map(privilege => `('${role}', 'clinic.${table}', '${privilege}')`),
  )
  .join(', ');

/** What a role may do to a table, as a whole or to some of its columns. */
const rights = `
  select role, n.nspname || '.' || c.relname as relation, n.nspname = plane as is_own, privilege
  from (values ('medflow_app', 'clinic'), ('medflow_identity', 'identity'), ('medflow_platform', 'platform')) duty (role, plane)
  cross join pg_class c join pg_namespace n on n.oid = c.relnamespace
  cross join unnest(array['SELECT', 'INSERT', 'UPDATE']) privilege
  where n.nspname in ('clinic', 'identity', 'platform') and c.relkind in ('r', 'p', 'v', 'm', 'f')
    and has_any_column_privilege(role, c.oid, privilege)`;

/** Whether each role may do what its duties ask for, and nothing else. */
export const dutyChecks: Check[] = [
  {
    check: 'rights beyond duty',
    sentence: object => `${object}, which is none of its duties.`,
    sql: `select role || ' may ' || lower(privilege) || ' ' || relation as object from (${rights}) r
      where not (is_own and (privilege = 'SELECT' or relation not in ${listed(byTriggers)}
          and (privilege = 'INSERT' or relation not in ${listed(onlyGrow)})))
        and (role, relation, privilege) not in (values ${asRows})`,
  },
  {
    check: 'needed rights',
    sentence: object => `${object}, without which clinics are not opened, told or sent their mail.`,
    sql: `select format('%s may not %s %s', role, privilege, name) as object from (values ${asRows}) needed (role, name, privilege)
      where not has_any_column_privilege(role, to_regclass(name), privilege)`,
  },
];
