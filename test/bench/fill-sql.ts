import { settingsKinds } from '../../shared/clinic/settings.ts';

/** First and last names, numbered from 0, from two JSON arrays of Name. */
export const namesSql = `
  create temp table names as
  select kind, row_number() over (partition by kind order by random()) - 1 as no, n.name, n.mail
  from (values ('first', $1::jsonb), ('last', $2::jsonb)) given (kind, list),
    jsonb_to_recordset(list) as n (name text, mail text)`;

/** The clinics by size, the largest first, each with its share of the bookings: `$2` for each patient. */
export const clinicsSql = `
  with made as (
    insert into platform.clinics (slug, name, time_zone, status, plan)
    select 'clinic-' || no, 'Clinic ' || no, 'Europe/Berlin', 'active', 'professional'
    from generate_series(1, cardinality($1::int[])) no
    returning id, slug
  )
  select id, no, patients, floor(sum(patients) over upto * $2::float8) - floor((sum(patients) over upto - patients) * $2::float8) as bookings
  into temp table sized
  from made, lateral (select substr(slug, 8)::int as no) n, lateral (select ($1::int[])[no] as patients) p
  window upto as (order by no)`;

/** Settings, a facility, an owner, 20 providers with hours, and 50 services each; memberships as their trigger would. */
export const membersSql = `
${settingsKinds.map(kind => `  insert into clinic.${kind}_settings (tenant_id) select id from sized;`).join('\n')}
  insert into clinic.facilities (tenant_id, name, kind, time_zone) select id, 'Main house', 'clinic', 'Europe/Berlin' from sized;
  insert into identity.accounts (email, password_hash)
  select 'member-' || member || '@clinic-' || no || '.test', 'nobody signs in with this'
  from sized, generate_series(0, 20) member;
  insert into clinic.users (tenant_id, account_id, email, first_name, last_name, role)
  select s.id, a.id, a.email, 'Member', member::text, case member when 0 then 'owner' else 'provider' end
  from sized s cross join generate_series(0, 20) member
  join identity.accounts a on a.email = 'member-' || member || '@clinic-' || s.no || '.test';
  insert into identity.memberships (tenant_id, user_id, account_id, role, name, email)
  select tenant_id, id, account_id, role, first_name || ' ' || last_name, email from clinic.users;
  insert into clinic.availability_rules (tenant_id, practitioner_id, facility_id, weekday, from_minute, to_minute)
  select u.tenant_id, u.id, f.id, weekday, 480, 960
  from clinic.users u join clinic.facilities f using (tenant_id), generate_series(1, 7) weekday
  where u.role = 'provider';
  insert into clinic.services (tenant_id, name, slug, description, duration_minutes, price, currency)
  select id, 'Service ' || service, 'service-' || service, 'What is done in it, in a sentence of usual length.', 30, 4500, 'EUR'
  from sized, generate_series(1, 50) service`;

/** People whose names are drawn from the crossed lists, clinic by clinic, so that indexes grow in one place. */
export const peopleSql = `
  create temp table people as
  select row_number() over (order by id) as no, id as "tenantId", gen_random_uuid() as id, at, f.name as "firstName",
    l.name as "lastName", birth_date as "birthDate", case when random() < 0.5 then 'female' else 'male' end as sex,
    identifier, f.mail || '.' || l.mail || '.' || patient || '@example.org' as email, phone
  from (
    select id, patient, now() - random() * interval '3 years' as at, 'BENCH-' || lpad(patient::text, 8, '0') as identifier,
      (date '1930-01-01' + (random() * 33000)::int)::text as birth_date,
      '+49' || (3000000000 + (random() * 999999999)::bigint) as phone,
      (random() * ((select count(*) from names where kind = 'first') - 1))::int as first_no,
      (random() * ((select count(*) from names where kind = 'last') - 1))::int as last_no
    from sized, generate_series(1, patients) patient
    offset 0
  ) person
  join names f on f.kind = 'first' and f.no = first_no
  join names l on l.kind = 'last' and l.no = last_no;
  create unique index on people (no)`;

/** The next of them. */
export const somePeopleSql = 'select * from people where no > $1 order by no limit $2';

/** Patients as the application would have sealed them; bytes as hex. */
export const patientsSql = `
  insert into clinic.patients (tenant_id, id, created_at, updated_at, first_name, last_name, birth_date, sex, identifier,
    email, phone, alerts, number_key, name_order, search_tokens)
  select tenant, id, at, at, decode(first, 'hex'), decode(last, 'hex'), decode(birth, 'hex'), decode(sex, 'hex'),
    decode(identifier, 'hex'), decode(email, 'hex'), decode(phone, 'hex'), decode(alerts, 'hex'), number_key, name_order, tokens
  from jsonb_to_recordset($1::jsonb) as p (tenant uuid, id uuid, at timestamptz, first text, last text, birth text,
    sex text, identifier text, email text, phone text, alerts text, number_key text, name_order text, tokens bigint[])`;

/** What the trigger `spread_terms` would have written. */
export const termsSql = `
  insert into clinic.patient_terms (tenant_id, patient_id, tokens)
  select tenant_id, id, search_tokens from clinic.patients order by tenant_id`;

/** Every provider is booked half of each hour from 8 to 16 o'clock, on days around today; each patient once at most. */
export const bookingsSql = `
  insert into clinic.bookings (tenant_id, patient_id, service_id, practitioner_id, facility_id, starts_at, ends_at,
    busy_until, price, currency, wall_time, time_zone, status, confirmed_at, arrived_at, completed_at)
  select t.id, p.id, s.id, u.id, f.id, t.at, t.at + interval '30 minutes', t.at + interval '30 minutes', 4500, 'EUR',
    to_char(t.at at time zone f.time_zone, 'YYYY-MM-DD"T"HH24:MI'), f.time_zone,
    case when t.at < now() then 'completed' else 'confirmed' end, least(t.at, now()),
    case when t.at < now() then t.at end, case when t.at < now() then t.at + interval '30 minutes' end
  from (
    select id, booking, booking % 20 as provider, date_trunc('day', now())
      + (booking / 160 - bookings / 320) * interval '1 day' + interval '8 hours' + (booking / 20 % 8) * interval '1 hour' as at
    from (select id, bookings::int, generate_series(0, bookings::int - 1) as booking from sized) numbered
  ) t
  join (select tenant_id, id, row_number() over (partition by tenant_id) - 1 as no from clinic.patients) p
    on p.tenant_id = t.id and p.no = t.booking
  join (select tenant_id, id, row_number() over (partition by tenant_id) - 1 as no from clinic.users where role = 'provider') u
    on u.tenant_id = t.id and u.no = t.provider
  join (select tenant_id, id, row_number() over (partition by tenant_id) - 1 as no from clinic.services) s
    on s.tenant_id = t.id and s.no = t.booking % 50
  join clinic.facilities f on f.tenant_id = t.id`;

/** Who made them says so. */
export const entriesSql = `
  insert into clinic.audit_entries (tenant_id, at, action, entity, entity_id, procedure)
  select tenant_id, created_at, 'CREATE', 'Booking', id, 'bookings.book' from clinic.bookings`;

/** What the trigger `claim_resources` would have written. */
export const claimsSql = `
  insert into clinic.claims (tenant_id, booking_id, kind, facility_id, resource_id, party, starts_at, ends_at)
  select c.tenant_id, c.holder_id, c.kind, c.facility_id, c.resource_id, c.party, c.starts_at, c.ends_at
  from clinic.bookings b, security.claims_of(to_jsonb(b)) c`;

/** The indexes of a table that no constraint owns. */
export const indexSql = `
  select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
  from pg_index i
  where i.indrelid = $1::regclass and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`;
