import { type Check, clinicTables, has, holdsDefaults, isRecord } from './check.ts';

/** A policy's expression with single spaces. */
const inWords = (expression: string) =>
  `btrim(regexp_replace(pg_get_expr(${expression}, p.polrelid), '\\s+', ' ', 'g'))`;
const ownRows = (fn: string) => `'(tenant_id = ( SELECT security.${fn}() AS ${fn}))'`;

/** Whether a policy is for exactly these roles, in the order of their names. */
const isFor = (roles: string) =>
  `(select array_agg(r::regrole::text order by r::regrole::text) from unnest(p.polroles) r) = '{${roles}}'`;

/** A row after a change that only takes access away (server/data/records/closing.ts). */
const closes = `'^\\(\\(tenant_id = \\( SELECT security\\.current_tenant\\(\\) AS current_tenant\\)\\) AND \\(?(\\(status = ''inactive''::text\\) OR )?\\(deleted_at IS NOT NULL\\)\\)+$'`;

/** What visitors of the clinic's page see of a clinic to find a free time. */
const shown = `('facilities', 'facility_addresses', 'availability_rules', 'day_exceptions', 'holidays', 'rooms', 'devices', 'holds', 'claims')`;
const noVisitor = `'(NOT ( SELECT security.is_visitor() AS is_visitor))'`;
/** Whoever is bound sees these rows only, by one of the two functions that tell to which facilities. */
const bound = (scope: string, rows: string): string =>
  `format('CASE WHEN (( SELECT security.%1$s() AS %1$s) IS NULL) THEN true ELSE %2$s END', ${scope}, '${rows}')`;
const ownFacility = `' ELSE \\((facility_)?id = ANY \\(\\( SELECT security\\.\\w+\\(\\) AS \\w+\\)::uuid\\[\\]\\)\\) END$'`;
/** A part of a patient's record, which is wherever the patient is. */
const ofPatient = `'% ELSE (EXISTS ( SELECT FROM clinic.patients p WHERE ((p.tenant_id = ' || t.relname || '.tenant_id) AND (p.id = ' || t.relname || '.patient_id)))) END'`;
/** What a clinic writes about patients for itself, of which the portal shows them nothing. */
const kept = `('filled_forms', 'form_answers', 'form_comments', 'form_steps', 'placements')`;
const ofPatientForMembers = `'% ELSE ((EXISTS ( SELECT FROM clinic.patients p WHERE ((p.tenant_id = ' || t.relname || '.tenant_id) AND (p.id = ' || t.relname || '.patient_id)))) AND ' || ${noVisitor} || ') END'`;
/** The same of a file, which may prove a record of compliance or be a receipt of an expense instead. */
const ofFileForMembers = `'% ELSE (((EXISTS ( SELECT FROM clinic.patients p WHERE ((p.tenant_id = attachments.tenant_id) AND (p.id = attachments.patient_id)))) OR (EXISTS ( SELECT FROM clinic.compliance_records c WHERE ((c.tenant_id = attachments.tenant_id) AND (c.id = attachments.compliance_record_id)))) OR (EXISTS ( SELECT FROM clinic.expenses e WHERE ((e.tenant_id = attachments.tenant_id) AND (e.id = attachments.expense_id))))) AND ' || ${noVisitor} || ') END'`;
/** Rows that patients in the portal see of themselves, and by which column; who holds a time visitors may know, and no search is theirs. */
const isOwned = `(t.relname = 'patients' or ${has('patient_id')} and ${has('facility_id')} and t.relname not in ('holds', 'patient_terms'))`;
const owned = (own: boolean) =>
  `'CASE WHEN (( SELECT security.facility_scope() AS facility_scope) IS NULL) THEN true ${own ? `WHEN (( SELECT security.own_patient() AS own_patient) IS NOT NULL) THEN (' || case when t.relname = 'patients' then 'id' else 'patient_id' end || ' = ( SELECT security.own_patient() AS own_patient)) ` : ''}ELSE (facility_id = ANY (( SELECT security.facility_scope() AS facility_scope)::uuid[])) END'`;
/** They make requests, and see none that somebody has confirmed. */
const requests = `'CASE WHEN (( SELECT security.facility_scope() AS facility_scope) IS NULL) THEN true WHEN ( SELECT security.is_visitor() AS is_visitor) THEN (status = ''unconfirmed''::text) ELSE (facility_id = ANY (( SELECT security.facility_scope() AS facility_scope)::uuid[])) END'`;

/** What is told to the whole clinic is told to those who are bound to facilities, and is not theirs to change. */
const toldOf = (rows: string) =>
  `'CASE WHEN (( SELECT security.facility_scope() AS facility_scope) IS NULL) THEN true ELSE ${rows} END'`;
const inOwn = '(facility_id = ANY (( SELECT security.facility_scope() AS facility_scope)::uuid[]))';
const told = toldOf(
  `(((facility_id IS NULL) OR ${inOwn}) AND (NOT ( SELECT security.is_visitor() AS is_visitor)))`,
);
const ownPatient = '(patient_id = ( SELECT security.own_patient() AS own_patient))';
const noPatient = '(( SELECT security.own_patient() AS own_patient) IS NULL)';
const ownSide = `(side = CASE WHEN ${noPatient} THEN 'clinic'::text ELSE 'patient'::text END)`;
/**
 * Each side writes in its own name, and a patient says of what the clinic wrote that it was read. Of requests they decide nothing, and
 * of what is written to these they see what is meant for them.
 */
const sides = [
  [
    ...['messages', 'sender', 'a', null],
    `((sender = CASE WHEN ${noPatient} THEN 'clinic'::text ELSE 'patient'::text END) AND (read_at IS NULL))`,
  ],
  [
    ...['messages', 'reader', 'w', `(${noPatient} OR (sender = 'clinic'::text))`],
    `(${noPatient} OR ((sender = 'clinic'::text) AND (deleted_at IS NULL)))`,
  ],
  [
    ...['service_requests', 'asking', 'a', null],
    `(${ownSide} AND (${noPatient} OR ((status = 'new'::text) AND (assignee_id IS NULL) AND (booking_id IS NULL) AND (series_id IS NULL))))`,
  ],
  ['request_comments', 'audience', 'r', `(${noPatient} OR (audience = 'public'::text))`, null],
  [
    ...['request_comments', 'writing', 'a', null],
    `(${ownSide} AND (EXISTS ( SELECT FROM clinic.service_requests r WHERE ((r.tenant_id = request_comments.tenant_id) AND (r.id = request_comments.request_id) AND (r.patient_id = request_comments.patient_id)))))`,
  ],
  ['request_comments', 'correcting', 'w', noPatient, noPatient],
]
  .map(policy => `(${policy.map(part => (part ? `'${part.replaceAll("'", "''")}'` : 'null')).join(', ')})`)
  .join(', ');

const isSystem = '( SELECT security.is_system() AS is_system)';
/** Of a file of which this holds. */
const attached = (condition: string): string =>
  `(EXISTS ( SELECT FROM clinic.attachments a WHERE ((a.tenant_id = attachment_parts.tenant_id) AND (a.id = attachment_parts.attachment_id) AND ${condition})))`;

/** What the owner's functions that answer which clinics have work may see, by table. */
const due = [
  ['mails', `'(status = ''queued''::text)'`],
  ...[
    ...['attachments', 'access_entries', 'retired_spans', 'seals', 'sealed_entries', 'security_settings'],
    ...['audit_entries', 'booking_events', 'booking_requests', 'booking_settings', 'bookings'],
    ...['clinic_addresses', 'compliance_records', 'compliance_reminders'],
    ...['communication_settings', 'list_exports', 'patient_imports', 'patient_notices', 'preferences'],
    ...['waiting_entries', 'waiting_offers', 'webhook_deliveries', 'webhooks'],
  ].map(table => [table, `'( SELECT security.seeks_work() AS seeks_work)'`]),
]
  .map(([table, shown]) => `('${table}', ${shown})`)
  .join(', ');

/** What the owner's functions that delete what is too old may reach, by table. */
const expired = [
  [
    'sealed_entries',
    `'((( SELECT s.until FROM clinic.seals s WHERE ((s.tenant_id = sealed_entries.tenant_id) AND (s.id = sealed_entries.seal_id))) < (now() - ''3 years''::interval)) AND ( SELECT security.seeks_work() AS seeks_work))'`,
  ],
  ['idempotency_keys', `'(claimed_at < (now() - ''24:00:00''::interval))'`],
  ...[
    ['access_entries', 'at', '3 years'],
    ['audit_entries', 'at', '3 years'],
    ['booking_events', 'at', '30 days'],
    ['booking_requests', 'kept_until', '1 day'],
    ['claims', 'expires_at', '1 day'],
    ['holds', 'expires_at', '1 day'],
    ['import_parts', 'at', '1 day'],
    ['attachment_parts', 'at', '1 day'],
    ['import_rows', 'at', '1 day'],
    ['portal_sessions', 'ends_at', '30 days'],
    ['list_export_parts', 'at', '1 day'],
    ['waiting_offers', 'ends_at', '30 days'],
    ['waiting_requests', 'kept_until', '1 day'],
    ['webhook_deliveries', 'settled_at', '30 days'],
  ].map(([table, column, age]) => [
    table,
    `'((${column} < (now() - ''${age}''::interval)) AND ( SELECT security.seeks_work() AS seeks_work))'`,
  ]),
]
  .map(([table, shown]) => `('${table}', ${shown})`)
  .join(', ');

/** Who sees and writes which rows. */
export const policyChecks: Check[] = [
  {
    check: 'row-level security',
    sentence: object => `Table ${object} does not force row-level security.`,
    sql: `select t.relname as object from (${clinicTables}) t where not (t.relrowsecurity and t.relforcerowsecurity)`,
  },
  {
    check: 'isolation policy',
    sentence: object =>
      `Table ${object} has no tenant_isolation policy with using and with check on the verified clinic.`,
    sql: `select t.relname as object from (${clinicTables}) t
      where not exists (select from pg_policy p where p.polrelid = t.oid and p.polname = 'tenant_isolation'
        and p.polcmd = '*' and p.polroles = '{0}' and p.polpermissive
        and ${inWords('p.polqual')} = ${ownRows('current_tenant')}
        and ${inWords('p.polwithcheck')} = case when ${isRecord}
          then ${ownRows('writable_tenant')} else ${ownRows('current_tenant')} end)`,
  },
  {
    check: 'facility policy',
    sentence: object => `Table ${object} does not keep to the facilities that an actor is bound to.`,
    sql: `select t.relname as object from (${clinicTables}) t
      where (t.relname in ('facilities', 'calendar_feeds') or ${has('facility_id')} or ${has('patient_id')} or not ${isRecord})
        and not exists (select from pg_policy p where p.polrelid = t.oid and p.polname = 'facility_scope'
          and not p.polpermissive
          and case when t.relname = 'patient_terms' then ${isFor('medflow_app,medflow_identity,medflow_platform')} else p.polroles = '{0}' end
          and (p.polcmd = '*' or p.polcmd = 'r' and (t.relname = 'calendar_feeds' or not ${isRecord}))
          and case when t.relname in ('booking_requests', 'waiting_requests')
            then ${inWords('p.polqual')} = ${requests} and ${inWords('p.polwithcheck')} = ${inWords('p.polqual')}
            when t.relname = 'announcements'
            then ${inWords('p.polqual')} = ${told} and ${inWords('p.polwithcheck')} = ${toldOf(inOwn)}
            when ${isOwned}
            then ${inWords('p.polqual')} = ${owned(true)}
              and ${inWords('p.polwithcheck')} = case when t.relname in ('bookings', 'patients') then ${owned(true)} else ${owned(false)} end
            when t.relname in ('messages', 'patient_addresses', 'patient_contacts', 'service_requests', 'request_comments')
            then ${inWords('p.polqual')} like ${bound("'facility_scope'", '(%)')} and ${inWords('p.polqual')} like ${ofPatient}
              and ${inWords('p.polwithcheck')} = ${inWords('p.polqual')}
            when t.relname in ${kept}
            then ${inWords('p.polqual')} like ${bound("'facility_scope'", '(%)')} and ${inWords('p.polqual')} like ${ofPatientForMembers}
              and ${inWords('p.polwithcheck')} = ${inWords('p.polqual')}
            when t.relname = 'attachments'
            then ${inWords('p.polqual')} like ${bound("'facility_scope'", '(%)')} and ${inWords('p.polqual')} like ${ofFileForMembers}
              and ${inWords('p.polwithcheck')} = ${inWords('p.polqual')}
            when ${isRecord} and ${has('patient_id')} and not ${has('facility_id')}
            then ${inWords('p.polqual')} like ${bound("'facility_scope'", '(%)')} and ${inWords('p.polqual')} like ${ofPatient}
              and ${inWords('p.polwithcheck')} = replace(left(${inWords('p.polqual')}, -4), ' ELSE ', ' ELSE (') || ' AND ' || ${noVisitor} || ') END'
            else ${inWords('p.polqual')} like ${bound('case when t.relname in ' + shown + " then 'public_scope' else 'facility_scope' end", '(%)')}
              and (p.polcmd = 'r' or ${inWords('p.polqual')} ~ ${ownFacility}
                and ${inWords('p.polwithcheck')} = replace(${inWords('p.polqual')}, 'public_scope',
                  case when t.relname = 'holds' then 'public_scope' else 'facility_scope' end)) end)`,
  },
  {
    check: 'sides policy',
    sentence: object =>
      `Policy ${object} does not keep patients and the clinic from writing and reading in each other’s name.`,
    sql: `select w.relname || '.' || w.name as object from (values ${sides}) w (relname, name, command, readable, writable)
      where not exists (select from pg_policy p where p.polrelid = to_regclass('clinic.' || w.relname) and p.polname = w.name
        and not p.polpermissive and p.polroles = '{0}' and p.polcmd::text = w.command
        and ${inWords('p.polqual')} is not distinct from w.readable and ${inWords('p.polwithcheck')} is not distinct from w.writable)`,
  },
  {
    check: 'quarantine policy',
    sentence: object => `Table ${object} shows what nobody has said to be clean.`,
    sql: `select 'attachment_parts' as object where not exists (select from pg_policy p
      where p.polrelid = to_regclass('clinic.attachment_parts') and p.polname = 'quarantine' and p.polcmd = 'r'
        and not p.polpermissive and ${isFor('medflow_app')}
        and ${inWords('p.polqual')} = '(${isSystem} OR ${attached(`(a.status = ''clean''::text) AND (a.deleted_at IS NULL)`)})')`,
  },
  {
    check: 'arriving policy',
    sentence: object => `Table ${object} takes bytes that are none of a file that somebody is sending.`,
    sql: `select 'attachment_parts' as object where not exists (select from pg_policy p
      where p.polrelid = to_regclass('clinic.attachment_parts') and p.polname = 'arriving' and p.polcmd = 'a'
        and not p.polpermissive and ${isFor('medflow_app')}
        and ${inWords('p.polwithcheck')} = '(${isSystem} OR (${attached(`(a.status = ''sending''::text) AND (a.deleted_at IS NULL) AND (a.created_by = ( SELECT security.current_actor() AS current_actor))`)} AND (view = ''original''::text)))')`,
  },
  {
    check: 'passkeys policy',
    sentence: object =>
      `Table ${object} is read by others than the system, or changed by others than its patient.`,
    sql: `select 'portal_passkeys' as object where not exists (select from pg_policy p
      where p.polrelid = to_regclass('clinic.portal_passkeys') and p.polname = 'own' and p.polcmd = '*'
        and not p.polpermissive and p.polroles = '{0}' and ${inWords('p.polwithcheck')} = '${ownPatient}'
        and ${inWords('p.polqual')} = '(${ownPatient} OR ( SELECT security.is_system() AS is_system))')`,
  },
  {
    check: 'about policy',
    sentence: object => `Table ${object} does not keep to what an actor who is bound to facilities may see.`,
    sql: `select t.object from (values
        ('tasks', '(%clinic.patients%about_patient_id%clinic.bookings%about_booking_id%)'),
        ('task_items', '(%clinic.tasks%task_items.task_id%)'),
        ('placement_specialists', '(%clinic.placements%placement_specialists.placement_id%)')) t (object, rows)
      where not exists (select from pg_policy p
        where p.polrelid = to_regclass('clinic.' || t.object) and p.polname = 'about' and p.polcmd = '*'
          and not p.polpermissive and p.polroles = '{0}' and ${inWords('p.polwithcheck')} = ${inWords('p.polqual')}
          and ${inWords('p.polqual')} like ${bound("'facility_scope'", "' || t.rows || '")})`,
  },
  {
    check: 'held policy',
    sentence: object =>
      `Table ${object} does not keep to whose records an actor who is bound to facilities may see.`,
    sql: `select 'compliance_records' as object where not exists (select from pg_policy p
      where p.polrelid = to_regclass('clinic.compliance_records') and p.polname = 'held' and p.polcmd = '*'
        and not p.polpermissive and p.polroles = '{0}' and ${inWords('p.polwithcheck')} = ${inWords('p.polqual')}
        and ${inWords('p.polqual')} like ${bound("'facility_scope'", '(%holder_facility_id%facility_scope%holder_user_id%current_actor%clinic.users%facility_ids%facility_scope%)')})`,
  },
  {
    check: 'visitors policy',
    sentence: object => `Table ${object} is shown to visitors of the clinic’s page, or lets them change it.`,
    sql: `select t.relname as object from (${clinicTables}) t
      where ${isRecord} and not (t.relname = 'facilities' or ${has('facility_id')} or ${has('patient_id')})
        and not exists (select from pg_policy p where p.polrelid = t.oid and p.polname = 'visitors'
          and not p.polpermissive and p.polroles = '{0}' and p.polcmd = '*'
          and ${inWords('p.polwithcheck')} = ${noVisitor}
          and ${inWords('p.polqual')} = case when t.relname in ('services', 'users', 'time_off') or ${holdsDefaults}
            then 'true' else ${noVisitor} end)`,
  },
  {
    check: 'widening policy',
    sentence: object => `Policy ${object} widens what the app role may see or write.`,
    sql: `select t.relname || '.' || p.polname as object from (${clinicTables}) t join pg_policy p on p.polrelid = t.oid
      where p.polname <> 'tenant_isolation' and p.polpermissive and not (p.polname = 'defaults' and ${holdsDefaults})
        and not (p.polname = 'withdrawal' and p.polcmd = 'w' and ${inWords('p.polqual')} = ${ownRows('current_tenant')}
          and ${inWords('p.polwithcheck')} ~ ${closes}
          and exists (select from pg_trigger x where x.tgrelid = t.oid and x.tgname = 'only_closes' and x.tgenabled = 'O'))
        and (p.polroles = '{0}' or exists (select from unnest(p.polroles) r where pg_has_role('medflow_app', r, 'member')))`,
  },
  {
    check: 'withdrawal policy',
    sentence: object =>
      `Table ${object} does not let access be taken away where nothing else can be changed.`,
    sql: `select w.relname as object from (values ('calendar_feeds'), ('invitations'), ('users')) w (relname)
      where not exists (select from pg_policy p where p.polrelid = to_regclass('clinic.' || w.relname)
        and p.polname = 'withdrawal' and p.polcmd = 'w' and p.polpermissive and p.polroles = '{0}'
        and ${inWords('p.polqual')} = ${ownRows('current_tenant')} and ${inWords('p.polwithcheck')} ~ ${closes})`,
  },
  {
    check: 'account policy',
    sentence: object => `${object} does not follow the e-mail of accounts, or is open to more than that.`,
    sql: `select 'users' as object where not exists (select from pg_policy p
      where p.polrelid = to_regclass('clinic.users') and p.polname = 'own_account' and p.polcmd = '*' and p.polpermissive
        and ${isFor('medflow_owner')} and ${inWords('p.polqual')} = ${inWords('p.polwithcheck')}
        and ${inWords('p.polqual')} = '((account_id IS NOT NULL) AND (SESSION_USER = ''medflow_identity''::name))')`,
  },
  {
    check: 'trail policy',
    sentence: object =>
      `${object} does not take the traces of sign-ins and platform actions, or takes those of others.`,
    sql: `select 'audit_entries' as object where not exists (select from pg_policy p
      where p.polrelid = to_regclass('clinic.audit_entries') and p.polname = 'trail' and p.polcmd = 'a' and p.polpermissive
        and ${isFor('medflow_identity,medflow_owner,medflow_platform')})`,
  },
  {
    check: 'post policy',
    sentence: object =>
      `${object} does not take the mails of the front door and the platform, or takes those of others.`,
    sql: `select 'mails' as object where not exists (select from pg_policy p
      where p.polrelid = to_regclass('clinic.mails') and p.polname = 'post' and p.polcmd = 'a' and p.polpermissive
        and ${isFor('medflow_identity,medflow_platform')})`,
  },
  {
    check: 'searched policy',
    sentence: object =>
      `Table ${object} cannot be searched by its index, or is shown to others than the search.`,
    sql: `select 'patient_terms' as object where not exists (select from pg_policy p
      where p.polrelid = to_regclass('clinic.patient_terms') and p.polname = 'searched' and p.polcmd = 'r' and p.polpermissive
        and ${isFor('medflow_owner')} and ${inWords('p.polqual')} = 'true')`,
  },
  {
    check: 'due policy',
    sentence: object =>
      `${object} does not tell which clinics have something to be done, or tells more than that.`,
    sql: `select w.relname as object from (values ${due}) w (relname, shown)
      where not exists (select from pg_policy p
        where p.polrelid = to_regclass('clinic.' || w.relname) and p.polname = 'due' and p.polcmd = 'r' and p.polpermissive
          and p.polroles = array['medflow_owner'::regrole::oid] and ${inWords('p.polqual')} = w.shown)`,
  },
  {
    check: 'expired policy',
    sentence: object => `${object} are not removed once they are too old, or are reached before that.`,
    sql: `select w.relname as object from (values ${expired}) w (relname, shown)
      where not exists (select from pg_policy p
        where p.polrelid = to_regclass('clinic.' || w.relname) and p.polname = 'expired' and p.polcmd = '*' and p.polpermissive
          and p.polroles = array['medflow_owner'::regrole::oid]
          and ${inWords('p.polqual')} = w.shown and ${inWords('p.polwithcheck')} = 'false')`,
  },
  {
    check: 'defaults policy',
    sentence: object =>
      `Table ${object} does not show its defaults, or shows more, to whoever works in a clinic.`,
    sql: `select t.relname as object from (${clinicTables}) t where ${holdsDefaults}
      and not exists (select from pg_policy p where p.polrelid = t.oid and p.polname = 'defaults' and p.polcmd = 'r'
        and p.polpermissive and p.polroles = '{0}' and ${inWords('p.polqual')}
          = '((tenant_id IS NULL) AND (( SELECT security.current_tenant() AS current_tenant) IS NOT NULL))')`,
  },
  {
    check: 'operators policy',
    sentence: object => `Table ${object} does not let operators keep its defaults, or lets them reach more.`,
    sql: `select t.relname as object from (${clinicTables}) t where ${holdsDefaults}
      and not exists (select from pg_policy p where p.polrelid = t.oid and p.polname = 'operators' and p.polcmd = '*'
        and p.polpermissive and p.polroles = array['medflow_platform'::regrole::oid]
        and ${inWords('p.polqual')} = '(tenant_id IS NULL)' and ${inWords('p.polwithcheck')} = '(tenant_id IS NULL)')`,
  },
];
