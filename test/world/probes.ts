import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { ClinicFacts } from '../../server/access/clinics/clinics.ts';
import { signedContext } from '../../server/data/orm/signed-context.ts';
import type { Actor } from '../../server/data/records/actor.ts';
import { type Attempt, attempt } from '../../server/operations/proof/attacks/attempt.ts';
import { fingerprinting } from '../../server/operations/proof/walk/foreign-ids.ts';
import { planes, systemOf } from './world.ts';

/** A table of the clinic plane with a row of either clinic, as only an administrator sees them at once. */
export interface Sample {
  table: string;
  isRecord: boolean;
  /** What the app role may do with it at all. */
  mayInsert: boolean;
  /** A column that it may change, if any. */
  mayUpdate: string | null;
  ours: Record<string, unknown>;
  theirs: Record<string, unknown>;
  ownRows: number;
  /** Its own, and the defaults. */
  visibleRows: number;
}

/** Which row to take of tables where a second wall keeps some: what was issued never changes, a draft does. */
const preferred: Record<string, string> = {
  'clinic.invoices': "t.status = 'draft'",
  'clinic.invoice_lines':
    "exists (select from clinic.invoices i where i.id = t.invoice_id and i.status = 'draft')",
};

/** Every table of the clinic plane, found in the catalogue; throws where a clinic has no row to prove anything with. */
export const samplesOf = async (
  admin: pg.Client,
  ours: ClinicFacts,
  theirs: ClinicFacts,
): Promise<Sample[]> => {
  const { rows } = await admin.query<Omit<Sample, 'ours' | 'theirs' | 'ownRows' | 'visibleRows'>>(`
    select format('clinic.%I', c.relname) as table,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'version') as "isRecord",
      has_table_privilege('medflow_app', c.oid, 'INSERT') as "mayInsert",
      (select attname from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
        and has_column_privilege('medflow_app', c.oid, a.attnum, 'UPDATE') order by attnum desc limit 1) as "mayUpdate"
    from pg_class c where c.relnamespace = 'clinic'::regnamespace and c.relkind in ('r', 'p') order by 1`);
  const samples: Sample[] = [];
  for (const row of rows) {
    const rowsOf = async ({ id }: ClinicFacts) => {
      const sql = `select to_jsonb(t) as row from ${row.table} t where tenant_id = $1
        order by ${preferred[row.table] ?? 't.id is null'} desc, id`;
      return (await admin.query<{ row: Record<string, unknown> }>(sql, [id])).rows;
    };
    const [own, other] = [await rowsOf(ours), await rowsOf(theirs)];
    // What belongs to no clinic is shown to each: the defaults of its settings (TEN-12).
    const { rowCount: shared } = await admin.query(`select from ${row.table} where tenant_id is null`);
    if (!own[0] || !other[0])
      throw new Error(`server/operations/proof/walk/records.ts makes no row of ${row.table}.`);
    samples.push({
      ...row,
      ours: own[0].row,
      theirs: other[0].row,
      ownRows: own.length,
      visibleRows: own.length + (shared ?? 0),
    });
  }
  return samples;
};

/** The same with what the database does at commit. */
const attemptToCommit = (client: pg.Client, sql: string, params: unknown[] = []): Promise<Attempt> =>
  attempt(client, sql, params, 'set constraints all immediate');

const refused = (result: Attempt): boolean => 'code' in result && result.code === '42501';
/** By this table's own policy: another wall behind it must not hide that it fell. */
const refusedAt = (table: string, result: Attempt): boolean =>
  refused(result) &&
  'message' in result &&
  result.message.endsWith(`policy for table "${table.split('.')[1]}"`);
const touched = (result: Attempt): boolean => !('rows' in result) || result.rows > 0;

const insertSql = (table: string) =>
  `insert into ${table} select * from jsonb_populate_record(null::${table}, $1)`;

/** A row as an attacker would write it: new id, nobody's name on it, free of unique values because it is in the trash. */
const copyOf = (row: Record<string, unknown>, more: Record<string, unknown>): string => {
  const secret = `\\x${randomBytes(32).toString('hex')}`;
  const fresh = { id: crypto.randomUUID(), token_hash: secret, link_hash: secret };
  return JSON.stringify({ ...row, actor_id: null, deleted_at: new Date(), ...fresh, ...more });
};

const enter = async (client: pg.Client, of: ClinicFacts, as: Partial<Actor> = {}): Promise<void> => {
  for (const [name, value] of Object.entries(signedContext({ ...systemOf(of), ...as }, planes.contextKey)))
    await client.query('select set_config($1, $2, true)', [name, value]);
};

const leave = async (client: pg.Client): Promise<void> => {
  for (const name of ['app.current_tenant_id', 'app.context', 'app.context_signature'])
    await client.query("select set_config($1, '', true)", [name]);
};

/** Of bills nothing is written a second time, a file begins as one that is sent, and an expense as a draft. */
const refusedFirst = [
  'attachments',
  'checkouts',
  'credit_lines',
  'credit_notes',
  'expenses',
  'invoice_lines',
  'invoice_reminders',
  'invoices',
  'payments',
].map(table => `clinic.${table}`);

/** What the public page of a clinic is made of, besides its settings. */
const shownToVisitors = [
  ...['availability_rules', 'claims', 'day_exceptions', 'devices', 'facilities', 'facility_addresses'],
  ...['holds', 'holidays', 'rooms', 'services', 'time_off', 'users'],
].map(table => `clinic.${table}`);

/**
 * What the app role can do in SQL that isolation forbids (S1, S3), one sentence each; nothing is left of the attempts.
 * `client` is in a transaction as medflow_app.
 */
export const isolationBreaches = async (
  client: pg.Client,
  samples: Sample[],
  ours: ClinicFacts,
): Promise<string[]> => {
  const breaches: string[] = [];
  for (const { table, isRecord, mayInsert, mayUpdate, ours: own, theirs, visibleRows } of samples) {
    const found = (broken: boolean, what: string) => broken && breaches.push(`${what} ${table}`);
    const everything = `select from ${table}`;
    const rename = `update ${table} set ${mayUpdate} = ${mayUpdate}`;
    const plant = (row: Record<string, unknown>) => attempt(client, insertSql(table), [copyOf(row, {})]);
    await leave(client);
    found(touched(await attempt(client, everything)), 'reads without a clinic');
    found(mayUpdate !== null && touched(await attempt(client, rename)), 'changes without a clinic');
    found(mayInsert && !refusedAt(table, await plant(own)), 'writes without a clinic');
    await enter(client, ours);
    const seen = await attempt(client, everything);
    found(!('rows' in seen && seen.rows === visibleRows), 'sees other rows than its own in');
    const { tenant_id, id } = theirs;
    const named = 'where tenant_id = $1 and id = $2';
    found(
      touched(await attempt(client, `${everything} ${named}`, [tenant_id, id])),
      'reads a foreign row of',
    );
    found(
      mayUpdate !== null && touched(await attempt(client, `${rename} ${named}`, [tenant_id, id])),
      'changes a foreign row of',
    );
    found(mayInsert && !refusedAt(table, await plant(theirs)), 'writes a foreign row into');
    const away = await attempt(client, `update ${table} set tenant_id = $1 where id = $2`, [
      tenant_id,
      own.id,
    ]);
    // Creation fields are immutable besides, which some tables say first.
    found(!('code' in away && ['42501', '23514'].includes(away.code)), 'gives a row away from');
    // Bound to a facility that holds nothing, an actor finds nothing but what belongs to no facility at all.
    const isScoped =
      'facility_id' in own ||
      ['clinic.facilities', 'clinic.calendar_feeds'].includes(table) ||
      !('version' in own);
    await enter(client, ours, { facilities: [crypto.randomUUID()] });
    found(isScoped && touched(await attempt(client, everything)), 'sees beyond its facilities in');
    // Somebody without an account, on the clinic's page.
    await enter(client, ours, { isVisitor: true });
    const isShown = shownToVisitors.includes(table) || table.endsWith('_settings');
    found(!isShown && touched(await attempt(client, everything)), 'shows visitors');
    const isKept = isRecord && table !== 'clinic.holds';
    // A patient in the portal to whom nothing belongs sees no more than that.
    await enter(client, ours, { patientId: crypto.randomUUID() });
    found(!isShown && touched(await attempt(client, everything)), 'shows strange patients');
    const meddled = await attempt(client, rename);
    found(isKept && !refused(meddled) && touched(meddled), 'lets strange patients change');
    await enter(client, ours, { isVisitor: true });
    const changed = await attempt(client, rename);
    found(isKept && !refused(changed) && touched(changed), 'lets visitors change');
    found(isKept && !refused(await plant(own)), 'lets visitors write into');
  }
  return breaches;
};

/** What the app role can change without leaving a trace, or can do to the traces (AUD-1, L1); as above. */
export const auditBreaches = async (
  client: pg.Client,
  samples: Sample[],
  ours: ClinicFacts,
): Promise<string[]> => {
  const breaches: string[] = [];
  await enter(client, ours);
  for (const { table, isRecord, mayInsert, mayUpdate, ours: own } of samples) {
    const found = (result: Attempt, what: string) => refused(result) || breaches.push(`${what} ${table}`);
    if (isRecord) {
      const inserted = await attemptToCommit(client, insertSql(table), [copyOf(own, {})]);
      // Of settings there is one row only, a booking's time is taken, and the rest does not begin like this, which is said
      // before anybody asks for its entry.
      const isRefusedBefore =
        'code' in inserted &&
        (inserted.message.endsWith('_one_per_clinic"') ||
          ['23P01', '23505'].includes(inserted.code) ||
          (refusedFirst.includes(table) && inserted.code === '23514'));
      if (!isRefusedBefore) found(inserted, 'inserts unaudited into');
      found(
        await attemptToCommit(client, `update ${table} set updated_at = now() where id = $1`, [own.id]),
        'updates unaudited',
      );
      found(await attempt(client, backdate(table), [own.id]), 'may backdate');
    } else if ('txid' in own) {
      found(await attempt(client, `update ${table} set id = id`), 'updates the trail');
      if (mayInsert && 'actor_id' in own)
        found(
          await attempt(client, insertSql(table), [copyOf(own, { actor_id: crypto.randomUUID() })]),
          'speaks for another actor in',
        );
    }
    found(await attempt(client, `delete from ${table}`), 'deletes from');
    found(await attempt(client, `truncate ${table} cascade`), 'truncates');
    if (isRecord && !(mayInsert && mayUpdate)) breaches.push(`cannot work with ${table}`);
  }
  return breaches;
};

const backdate = (table: string) => `update ${table} set created_at = 'epoch' where id = $1`;

/** Where even the owner of the database changes when a record was made (ENT-1); `client` is in a transaction as medflow_owner. */
export const creationBreaches = async (
  client: pg.Client,
  samples: Sample[],
  ours: ClinicFacts,
): Promise<string[]> => {
  const breaches: string[] = [];
  await enter(client, ours);
  for (const { table, ours: own } of samples.filter(({ isRecord }) => isRecord)) {
    const backdated = await attempt(client, backdate(table), [own.id]);
    if (!('code' in backdated && backdated.code === '23514')) breaches.push(`backdates ${table}`);
  }
  return breaches;
};

/** Where operators cannot keep the defaults, or reach more; `client` is in a transaction as medflow_platform. */
export const defaultsBreaches = async (client: pg.Client, samples: Sample[]): Promise<string[]> => {
  await leave(client);
  const breaches: string[] = [];
  for (const { table } of samples.filter(({ visibleRows, ownRows }) => visibleRows > ownRows)) {
    const changed = await attempt(client, `update ${table} set version = version`);
    if (!('rows' in changed && changed.rows === 1))
      breaches.push(`changes other rows than the defaults of ${table}`);
  }
  return breaches;
};

/** What keeps a sign-in from leaving its trace in a clinic; `client` is in a transaction as medflow_identity. */
export const traceBreaches = async (client: pg.Client, { id }: ClinicFacts): Promise<string[]> => {
  await leave(client);
  const trace = JSON.stringify({
    tenant_id: id,
    id: crypto.randomUUID(),
    action: 'LOGIN',
    entity: 'Session',
    changes: {},
  });
  const mail = JSON.stringify({
    ...{
      tenant_id: id,
      id: crypto.randomUUID(),
      at: new Date(),
      due_at: new Date(),
      kind: 'test',
      secret: false,
    },
    ...{ recipient: 'a@b.test', subject: '\\x0000', body: '\\x0000', status: 'queued', attempts: 0 },
  });
  const left = await attempt(client, insertSql('clinic.audit_entries'), [trace]);
  const posted = await attempt(client, insertSql('clinic.mails'), [mail]);
  return [
    ...('rows' in left && left.rows === 1 ? [] : ['leaves no trace of a sign-in']),
    ...('rows' in posted && posted.rows === 1 ? [] : ['posts no mail from the front door']),
  ];
};

/** What keeps the sender from finding the mail that is due; `client` is in a transaction as medflow_platform. */
export const senderBreaches = async (client: pg.Client): Promise<string[]> => {
  await leave(client);
  const due = await attempt(client, 'select from security.clinics_with_mail()');
  return 'rows' in due && due.rows > 0 ? [] : ['finds no clinic with mail'];
};

/** Makes rows of a clinic be due or done, whatever triggers and references would say; `client` as an administrator meanwhile. */
const setUp = async (client: pg.Client, sql: string, id: string): Promise<void> => {
  await client.query('set local session authorization default');
  await client.query('set local session_replication_role = replica');
  await client.query(sql, [id]);
  await client.query('set local session_replication_role = origin');
  await client.query('set local session authorization medflow_platform');
};

const STEPS = ['confirmed', 'arrived', 'in_room', 'completed', 'cancelled', 'no_show'];
const bookedAt = (start: string) => `update clinic.bookings set status = 'pending', deleted_at = null,
  ${STEPS.map(step => `${step}_at = null`).join(', ')}, created_at = now() - interval '1 day', starts_at = now() + ${start},
  ends_at = now() + ${start} + interval '30 minutes', busy_until = now() + ${start} + interval '30 minutes' where tenant_id = $1`;
const lastChangedAt = (
  at: string,
) => `update clinic.audit_entries set at = now() + ${at}, actor_id = gen_random_uuid()
  where tenant_id = $1 and entity = 'Booking'`;
const noticeOf = (
  kind: string,
  upTo: string,
) => `insert into clinic.patient_notices (tenant_id, at, booking_id, kind, starts_at, up_to)
  select tenant_id, now(), id, '${kind}', starts_at, ${upTo} from clinic.bookings where tenant_id = $1`;

const REMIND = `clinics_to_remind(now() + interval '2 hours', now() + interval '25 hours')`;
const TELL = `clinics_to_tell(now() - interval '3 hours', now() - interval '5 minutes')`;
const MISSED = `clinics_with_no_shows(now() - interval '7 days', now())`;
const IMPORTS = 'clinics_with_imports()';
const EXPORTS = 'clinics_with_exports()';
const ATTACHMENTS = 'clinics_with_attachments()';
const NEWS = 'clinics_with_mailed_news()';
const mailedTo = (kinds: string) =>
  `update clinic.preferences set notifications = '{"hidden": [], "mailed": ${kinds}}', deleted_at = null where tenant_id = $1`;
const REPORTS = 'clinics_with_daily_reports()';
const reportedTo = (isWanted: boolean) =>
  `update clinic.preferences set notifications = '{"hidden": [], "mailed": [], "dailyReport": ${isWanted}}', deleted_at = null where tenant_id = $1`;
const toldOf = (event: string) =>
  `update clinic.webhooks set events = '{${event}}', status = 'active', deleted_at = null where tenant_id = $1`;
const COMPLIANCE = 'clinics_with_compliance_due(current_date)';
const expiringOn = (day: string) =>
  `update clinic.compliance_records set issued_on = null, expires_on = ${day}, remind_days_before = 30, deleted_at = null
   where tenant_id = $1`;
const EVENTS = `clinics_with_events(interval '10 minutes')`;

const SEALED = `insert into clinic.sealed_entries (tenant_id, id, seal_id, position, hash)
  select e.tenant_id, e.id, (select id from clinic.seals s where s.tenant_id = $1 limit 1),
    1000000 + row_number() over (), sha256('') from (
    select tenant_id, id from clinic.audit_entries union all select tenant_id, id from clinic.access_entries
  ) e where e.tenant_id = $1
    and not exists (select from clinic.sealed_entries s where s.tenant_id = e.tenant_id and s.id = e.id)`;

const sealsAt = (age: string) =>
  `update clinic.seals set until = now() - interval '${age}' where tenant_id = $1`;
const keptFor = (years: number) =>
  `update clinic.security_settings set audit_years = ${years} where tenant_id = $1`;
const RETIRE = 'clinics_to_retire()';

/** What makes a clinic have work, and whether the database then names it. */
const work: [made: string, asked: string, isNamed: boolean][] = [
  ['delete from clinic.patient_notices where tenant_id = $1', REMIND, false],
  [bookedAt(`interval '1 day'`), REMIND, true],
  [noticeOf('reminder', 'null'), REMIND, false],
  [lastChangedAt(`interval '-10 minutes'`), TELL, false],
  ['update clinic.communication_settings set mail_changes = true where tenant_id = $1', TELL, true],
  [noticeOf('moved', 'now()'), TELL, false],
  [bookedAt(`interval '-2 hours'`), MISSED, false],
  ['update clinic.booking_settings set no_show_after_minutes = 15 where tenant_id = $1', MISSED, false],
  [lastChangedAt(`interval '-3 hours'`), MISSED, true],
  [
    `update clinic.waiting_entries set status = 'waiting', offered_until = null, booking_id = null, deleted_at = null,
       earliest = current_date - 9, latest = current_date - 8 where tenant_id = $1`,
    'clinics_with_waiting(now(), current_date - 1, current_date + 60, now(), false)',
    true,
  ],
  ['delete from clinic.booking_events where tenant_id = $1', EVENTS, false],
  [
    `update clinic.webhooks set status = 'active', deleted_at = null, listens_since = now() - interval '1 day'
       where tenant_id = $1`,
    EVENTS,
    true,
  ],
  [
    `insert into clinic.booking_events (tenant_id, id, at, booking_id, type, sequence, body)
       select tenant_id, id, at, entity_id, 'booking.created', row_number() over (), '' from clinic.audit_entries
       where tenant_id = $1 and entity = 'Booking'`,
    EVENTS,
    false,
  ],
  [
    `update clinic.webhook_deliveries set status = 'queued', settled_at = null, due_at = now() - interval '1 second',
       webhook_id = (select id from clinic.webhooks w where w.tenant_id = $1 limit 1) where tenant_id = $1`,
    'clinics_with_deliveries(now())',
    true,
  ],
  [`update clinic.patient_imports set status = 'checked' where tenant_id = $1`, IMPORTS, false],
  [
    `update clinic.patient_imports set status = 'importing', deleted_at = null where tenant_id = $1`,
    IMPORTS,
    true,
  ],
  [`update clinic.list_exports set status = 'ready' where tenant_id = $1`, EXPORTS, false],
  [
    `update clinic.list_exports set status = 'waiting', deleted_at = null where tenant_id = $1`,
    EXPORTS,
    true,
  ],
  [`update clinic.attachments set status = 'refused' where tenant_id = $1`, ATTACHMENTS, false],
  [
    `update clinic.attachments set status = 'waiting', scan_at = now() - interval '1 second', deleted_at = null
       where tenant_id = $1`,
    ATTACHMENTS,
    true,
  ],
  [SEALED, `clinics_to_seal(interval '1000 years')`, false],
  [
    `delete from clinic.sealed_entries s using clinic.access_entries e
       where s.tenant_id = $1 and e.tenant_id = s.tenant_id and e.id = s.id`,
    `clinics_to_seal(interval '1000 years')`,
    true,
  ],
  // Long before the last seal: left to the daily look.
  [
    `with sealed as (update clinic.seals set until = now() - interval '1 minute' where tenant_id = $1)
       update clinic.access_entries set at = now() - interval '1 day' where tenant_id = $1`,
    `clinics_to_seal(interval '10 minutes')`,
    false,
  ],
  [mailedTo('[]'), NEWS, false],
  [mailedTo('["import_done"]'), NEWS, true],
  // Its only seal is retired already.
  [sealsAt('11 years'), RETIRE, false],
  ['update clinic.seals set number = 2 where tenant_id = $1', RETIRE, true],
  [keptFor(12), RETIRE, false],
  [toldOf('booking.created'), REPORTS, false],
  [reportedTo(true), REPORTS, true],
  [reportedTo(false), REPORTS, false],
  [toldOf('report.daily'), REPORTS, true],
  [expiringOn('current_date + 31'), COMPLIANCE, false],
  [expiringOn('current_date + 30'), COMPLIANCE, true],
  // Somebody was reminded of each.
  [
    `insert into clinic.compliance_reminders (tenant_id, at, record_id, step, expires_on)
       select tenant_id, now(), id, 'expiring', expires_on from clinic.compliance_records where tenant_id = $1`,
    COMPLIANCE,
    false,
  ],
  [expiringOn('current_date - 1'), COMPLIANCE, true],
  // In a circle, so that each is renewed by another one.
  [
    `update clinic.compliance_records r set renews_id = coalesce(
       (select n.id from clinic.compliance_records n where n.tenant_id = r.tenant_id and n.id > r.id order by n.id limit 1),
       (select n.id from clinic.compliance_records n where n.tenant_id = r.tenant_id order by n.id limit 1))
       where tenant_id = $1`,
    COMPLIANCE,
    false,
  ],
  ['update clinic.compliance_records set renews_id = null where tenant_id = $1', COMPLIANCE, true],
  ['update clinic.compliance_records set deleted_at = now() where tenant_id = $1', COMPLIANCE, false],
];

const ONE_ADDRESS = [
  `delete from clinic.clinic_addresses where tenant_id = $1 and id <> (select id from clinic.clinic_addresses where tenant_id = $1 limit 1)`,
  'update clinic.clinic_addresses set is_primary = true, deleted_at = null where tenant_id = $1',
];

/** What keeps jobs from finding the clinics that have work, and no others; `client` is in an administrator's transaction. */
export const workBreaches = async (client: pg.Client, { id }: ClinicFacts): Promise<string[]> => {
  await leave(client);
  const breaches: string[] = [];
  for (const [made, asked, isNamed] of work) {
    await setUp(client, made, id);
    const found = await attempt(client, `select from security.${asked} due where due = $1`, [id]);
    if (!('rows' in found) || found.rows > 0 !== isNamed)
      breaches.push(`${isNamed ? 'does not name' : 'names'} a clinic by ${asked.replace(/\(.*/, '')}`);
  }
  for (const sql of ONE_ADDRESS) await setUp(client, sql, id);
  const places = await attempt(client, 'select from security.clinic_places($1)', [id]);
  if (!('rows' in places) || places.rows !== 1) breaches.push('does not tell where a clinic is');
  return breaches;
};

const KEPT_HOLD = `insert into clinic.claims (tenant_id, hold_id, facility_id, kind, resource_id, party, starts_at, ends_at, expires_at)
  select tenant_id, id, facility_id, 'practitioner', gen_random_uuid(), id, starts_at, ends_at, expires_at
  from clinic.holds where tenant_id = $1`;
const OLD_HOLD = `update clinic.holds set created_at = now() - interval '3 days', expires_at = now() - interval '2 days' where tenant_id = $1`;
const offersOf = (age: string) => `update clinic.waiting_offers set status = 'expired',
  hold_id = (select id from clinic.holds h where h.tenant_id = $1 limit 1), starts_at = now() - interval '${age}' - interval '1 hour',
  ends_at = now() - interval '${age}' where tenant_id = $1`;
const OLD_DELIVERIES = `update clinic.webhook_deliveries set status = 'delivered', settled_at = now() - interval '31 days'
  where tenant_id = $1`;
const ITS_DELIVERY = `update clinic.webhook_deliveries set status = 'queued', settled_at = null,
  event_id = (select id from clinic.booking_events e where e.tenant_id = $1 order by at limit 1) where tenant_id = $1`;
const OLD_EVENTS = `update clinic.booking_events set at = now() - interval '31 days'
  where tenant_id = $1 and id = (select id from clinic.booking_events e where e.tenant_id = $1 order by at limit 1)`;
const NEW_EVENT = `insert into clinic.booking_events (tenant_id, id, at, booking_id, type, sequence, body)
  select tenant_id, gen_random_uuid(), now(), id, 'booking.created', 1000, '' from clinic.bookings where tenant_id = $1 limit 1`;
const one = (table: string) => `(select id from ${table} where tenant_id = $1 limit 1)`;
const ONE_REQUEST = `delete from clinic.booking_requests where tenant_id = $1 and id <> ${one('clinic.booking_requests')}`;
/** One that nobody has confirmed, whose time was kept until so long ago. */
const requestOf = (
  age: string,
) => `update clinic.booking_requests set status = 'unconfirmed', booking_id = null,
  kept_until = now() - interval '${age}', hold_id = ${one('clinic.holds')} where tenant_id = $1`;

const ONE_WISH = `delete from clinic.waiting_requests where tenant_id = $1 and id <> ${one('clinic.waiting_requests')}`;
/** The same of whoever wants to wait. */
const wishOf = (age: string) => `update clinic.waiting_requests set status = 'unconfirmed',
  kept_until = now() - interval '${age}' where tenant_id = $1`;

const ONE_LINK = `delete from clinic.portal_sessions where tenant_id = $1 and id <> ${one('clinic.portal_sessions')}`;
const linkOf = (age: string) =>
  `update clinic.portal_sessions set ends_at = now() - interval '${age}' where tenant_id = $1`;

/** One row of files of a clinic, so old. */
const fileOf = (table: string, age: string): string[] => [
  `delete from clinic.${table} where tenant_id = $1 and id <> ${one(`clinic.${table}`)}`,
  `update clinic.${table} set at = now() - interval '${age}' where tenant_id = $1`,
];
const attachedAs = (status: string): string =>
  `update clinic.attachments set status = '${status}', deleted_at = null where tenant_id = $1`;
const files = [
  ['import_parts', 'remove_import_parts'],
  ['import_rows', 'remove_import_rows'],
  ['list_export_parts', 'remove_export_parts'],
] as const;

const orphanOf = (age: string): string =>
  `insert into platform.orphans (created_at, relation, why, content) values (now() - interval '${age}', $1, '', '')`;

const trailOf = (age: string): string[] =>
  ['audit_entries', 'access_entries'].map(
    table => `update clinic.${table} set at = now() - interval '${age}' where tenant_id = $1`,
  );
const TWO_SEALED = [
  ...[`update clinic.seals set number = 1 where tenant_id = $1`],
  ...[`update clinic.retired_spans set at = now() where tenant_id = $1`],
  'delete from clinic.sealed_entries where tenant_id = $1',
  `insert into clinic.sealed_entries (tenant_id, id, seal_id, position, hash)
    select tenant_id, id, ${one('clinic.seals')}, row_number() over (), sha256('') from (
      (select tenant_id, id from clinic.audit_entries where tenant_id = $1 limit 1) union all
      (select tenant_id, id from clinic.access_entries where tenant_id = $1 limit 1)) e`,
];

/** What makes rows too old, and how many of them then go. */
const aging: [made: string[], removal: string, gone: number][] = [
  ...files.flatMap(([table, removal]): [string[], string, number][] => [
    [fileOf(table, '23 hours'), removal, 0],
    [fileOf(table, '25 hours'), removal, 1],
  ]),
  [[...fileOf('attachment_parts', '25 hours'), attachedAs('waiting')], 'remove_attachment_parts', 0],
  [[...fileOf('attachment_parts', '23 hours'), attachedAs('sending')], 'remove_attachment_parts', 0],
  [[...fileOf('attachment_parts', '25 hours')], 'remove_attachment_parts', 1],
  [
    [
      `delete from clinic.waiting_offers where tenant_id = $1 and id <> ${one('clinic.waiting_offers')}`,
      `delete from clinic.holds where tenant_id = $1 and id <> ${one('clinic.holds')}`,
      'delete from clinic.claims where tenant_id = $1 and hold_id is not null',
      ...[OLD_HOLD, KEPT_HOLD, offersOf('1 day')],
    ],
    'remove_holds',
    0,
  ],
  [[], 'remove_offers', 0],
  [[offersOf('31 days')], 'remove_offers', 1],
  [[], 'remove_portal_sessions', 0],
  [[ONE_LINK, linkOf('31 days')], 'remove_portal_sessions', 1],
  [[ONE_REQUEST, requestOf('1 hour')], 'remove_holds', 0],
  [[], 'remove_requests', 0],
  [[requestOf('2 days')], 'remove_requests', 1],
  [[], 'remove_holds', 1],
  [[ONE_WISH, wishOf('1 hour')], 'remove_requests', 0],
  [[wishOf('2 days')], 'remove_requests', 1],
  [
    [
      `delete from clinic.webhook_deliveries where tenant_id = $1 and id <> ${one('clinic.webhook_deliveries')}`,
      ...[NEW_EVENT, OLD_EVENTS, ITS_DELIVERY],
    ],
    'remove_events',
    0,
  ],
  [[OLD_DELIVERIES], 'remove_deliveries', 1],
  [[], 'remove_events', 1],
  [
    [`update clinic.booking_events set at = now() - interval '31 days' where tenant_id = $1`],
    'remove_events',
    0,
  ],
  [[orphanOf('89 days')], 'remove_orphans', 0],
  [[orphanOf('91 days')], 'remove_orphans', 1],
  [[...TWO_SEALED, keptFor(3), sealsAt('2 years'), ...trailOf('2 years')], 'remove_retired', 0],
  [[keptFor(5), sealsAt('4 years'), ...trailOf('4 years')], 'remove_retired', 0],
  [[keptFor(3)], 'remove_retired', 2],
];

/** What keeps rows that are too old, or lets others go; `client` is in an administrator's transaction. */
export const removalBreaches = async (client: pg.Client, { id }: ClinicFacts): Promise<string[]> => {
  await leave(client);
  const breaches: string[] = [];
  for (const [made, removal, gone] of aging) {
    for (const sql of made) await setUp(client, sql, id);
    const removed = await attempt(client, `select from security.${removal}(1000) n where n = $1`, [gone]);
    if (!('rows' in removed && removed.rows === 1)) breaches.push(`does not find ${gone} by ${removal}`);
    // What was attempted is taken back.
    else await client.query(`select security.${removal}(1000)`);
  }
  return breaches;
};

/** What keeps the keys of changes from being forgotten after a day; `client` is in an administrator's transaction. */
export const forgettingBreaches = async (client: pg.Client): Promise<string[]> => {
  await client.query('set local session authorization default');
  await client.query("update clinic.idempotency_keys set claimed_at = now() - interval '25 hours'");
  await client.query('set local session authorization medflow_platform');
  await leave(client);
  await client.query('select security.forget_idempotency_keys()');
  await client.query('set local session authorization default');
  const { rowCount } = await client.query('select from clinic.idempotency_keys');
  return rowCount === 0 ? [] : ['keeps the keys of changes for ever'];
};

/** What keeps access from being taken away in a clinic that is past due (IDN-10); `client` is in an administrator's transaction. */
export const withdrawalBreaches = async (client: pg.Client, ours: ClinicFacts): Promise<string[]> => {
  await client.query('set local session authorization default');
  await client.query("update platform.clinics set status = 'past_due' where id = $1", [ours.id]);
  await client.query('set local session authorization medflow_app');
  await enter(client, ours);
  const closings = {
    calendar_feeds: 'set deleted_at = now() where deleted_at is null',
    users: "set status = 'inactive' where role = 'provider' and deleted_at is null",
    invitations: 'set deleted_at = now() where accepted_at is null and deleted_at is null',
  };
  const breaches: string[] = [];
  for (const [table, closing] of Object.entries(closings)) {
    const closed = await attempt(client, `update clinic.${table} ${closing}`);
    if (!('rows' in closed && closed.rows > 0)) breaches.push(`cannot take away access by clinic.${table}`);
  }
  return breaches;
};

/** Tells a hash of each of the clinic's tables, for hundreds of looks at whether anything changed; `dumpOf` would tell what. */
export const printing = async (admin: pg.Client, { id }: ClinicFacts) => {
  const print = await fingerprinting(admin, id);
  return async (): Promise<[table: string, hash: string][]> =>
    [...(await print())].filter(([table]) => table.startsWith('clinic.'));
};

/** Every row of a clinic, in words that can be compared. */
export const dumpOf = async (admin: pg.Client, { id }: ClinicFacts): Promise<string[]> => {
  const { rows } = await admin.query<{ table: string }>(
    `select format('clinic.%I', relname) as table from pg_class
     where relnamespace = 'clinic'::regnamespace and relkind in ('r', 'p') order by 1`,
  );
  const dump: string[] = [];
  for (const { table } of rows) {
    const sql = `select to_jsonb(t)::text as row from ${table} t where tenant_id = $1 order by id`;
    for (const { row } of (await admin.query(sql, [id])).rows) dump.push(`${table} ${row}`);
  }
  return dump;
};
