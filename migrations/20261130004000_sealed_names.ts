import { Migration } from '@mikro-orm/migrations';

/** What is there is marked as not sealed yet; a job seals it, and works out what it is found and sorted by (docs/vault.md). */
const unsealed = (column: string): string => `'\\x0000'::bytea || convert_to("${column}"::text, 'UTF8')`;

const unsealedList = (column: string): string =>
  `'\\x0000'::bytea || convert_to(to_jsonb("${column}")::text, 'UTF8')`;

/** Whoever takes this back has opened everything before (server/data/database/schema/unseal-all.ts). */
const asText = (column: string): string => `convert_from(substr("${column}", 3), 'UTF8')`;

/** No expression of a column may ask for rows, but it may call what does. */
const LIST_OF = `create function pg_temp.list_of_alerts(list jsonb) returns text[] language sql immutable strict
  as $$ select array(select jsonb_array_elements_text(list)) $$;`;

const asList = (column: string): string => `pg_temp.list_of_alerts(${asText(column)}::jsonb)`;

/** What numbers were told apart by, before there were tokens of them. */
const folded = (column: string): string =>
  `regexp_replace(translate(lower(normalize("${column}", nfkc)), '‐‑‒–—−', '------'), '\\s', '', 'g')`;

/** As good as SQL can; whoever is saved next is found in every spelling again. */
const TERMS = `array_remove(
  regexp_split_to_array(lower(unaccent(concat_ws(' ', first_name, last_name, middle_name, preferred_name, former_name))), '[^[:alnum:]]+')
    || array[regexp_replace(lower(identifier), '[^a-z0-9]', '', 'g'), lower(email), birth_date::text,
      ltrim(regexp_replace(phone, '\\D', '', 'g'), '0')], null)`;

export class Migration20261130004000_sealed_names extends Migration {
  override name = 'Migration20261130004000_sealed_names';

  override up(): void | Promise<void> {
    // What this seals as well is for the job that seals, once more where it was done.
    this.addSql(
      `insert into "platform"."data_keys" ("clinic_id", "version", "fingerprint") select "id", 0, '' from "platform"."clinics" where "status" <> 'erased' on conflict ("clinic_id", "version") do update set "drained_at" = null;`,
    );
    this.addSql(`drop policy "facility_scope" on "clinic"."patients";`);
    this.addSql(`drop policy "tenant_isolation" on "clinic"."patients";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."patient_identifiers";`);
    this.addSql(`drop policy "tenant_isolation" on "clinic"."patient_identifiers";`);

    this.addSql(`drop policy "due" on "clinic"."booking_requests";`);
    this.addSql(`drop policy "expired" on "clinic"."booking_requests";`);
    this.addSql(`drop policy "facility_scope" on "clinic"."booking_requests";`);
    this.addSql(`drop policy "tenant_isolation" on "clinic"."booking_requests";`);

    this.addSql(`drop policy "expired" on "clinic"."waiting_requests";`);
    this.addSql(`drop policy "facility_scope" on "clinic"."waiting_requests";`);
    this.addSql(`drop policy "tenant_isolation" on "clinic"."waiting_requests";`);

    this.addSql(`drop index "clinic"."patients_identifier_unique";`);
    this.addSql(`drop index "clinic"."patient_identifiers_unique";`);
    this.addSql(`drop index "clinic"."patients_tenant_id_birth_date_id_index";`);
    this.addSql(`drop index "clinic"."patients_tenant_id_last_name_first_name_id_index";`);
    this.addSql(`alter table "clinic"."patients" drop constraint "patients_died_after_birth";`);
    this.addSql(`alter table "clinic"."patients" drop constraint "patients_named";`);
    this.addSql(`alter table "clinic"."patients" drop constraint "patients_sex_known";`);
    this.addSql(`alter table "clinic"."patients" drop constraint "patients_birth_date_form";`);
    this.addSql(`alter table "clinic"."patients" drop constraint "patients_died_on_form";`);
    this.addSql(`alter table "clinic"."patients" drop constraint "patients_email_form";`);
    this.addSql(`alter table "clinic"."patients" drop constraint "patients_phone_form";`);
    this.addSql(`alter table "clinic"."patients" drop column "search_terms";`);
    this.addSql(
      `alter table "clinic"."patients" add "number_key" text null, add "name_order" text collate "C" null, add "search_tokens" bigint[] null;`,
    );
    this.addSql(`alter table "clinic"."patients" alter column "alerts" drop default;`);
    this.addSql(
      `alter table "clinic"."patients" alter column "alerts" type bytea using ${unsealedList('alerts')};`,
    );
    this.addSql(
      `alter table "clinic"."patients" alter column "birth_date" type bytea using ${unsealed('birth_date')};`,
    );
    this.addSql(
      `alter table "clinic"."patients" alter column "died_on" type bytea using ${unsealed('died_on')};`,
    );
    this.addSql(
      `alter table "clinic"."patients" alter column "email" type bytea using ${unsealed('email')};`,
    );
    this.addSql(
      `alter table "clinic"."patients" alter column "first_name" type bytea using ${unsealed('first_name')};`,
    );
    this.addSql(
      `alter table "clinic"."patients" alter column "former_name" type bytea using ${unsealed('former_name')};`,
    );
    this.addSql(
      `alter table "clinic"."patients" alter column "identifier" type bytea using ${unsealed('identifier')};`,
    );
    this.addSql(
      `alter table "clinic"."patients" alter column "last_name" type bytea using ${unsealed('last_name')};`,
    );
    this.addSql(
      `alter table "clinic"."patients" alter column "middle_name" type bytea using ${unsealed('middle_name')};`,
    );
    this.addSql(
      `alter table "clinic"."patients" alter column "phone" type bytea using ${unsealed('phone')};`,
    );
    this.addSql(
      `alter table "clinic"."patients" alter column "preferred_name" type bytea using ${unsealed('preferred_name')};`,
    );
    this.addSql(`alter table "clinic"."patients" alter column "sex" drop default;`);
    this.addSql(`alter table "clinic"."patients" alter column "sex" type bytea using ${unsealed('sex')};`);
    this.addSql(`comment on column "clinic"."patients"."alerts" is 'protected health information, sealed';`);
    this.addSql(
      `comment on column "clinic"."patients"."birth_date" is 'protected health information, sealed';`,
    );
    this.addSql(`comment on column "clinic"."patients"."died_on" is 'protected health information, sealed';`);
    this.addSql(`comment on column "clinic"."patients"."email" is 'protected health information, sealed';`);
    this.addSql(
      `comment on column "clinic"."patients"."first_name" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."patients"."former_name" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."patients"."identifier" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."patients"."last_name" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."patients"."middle_name" is 'protected health information, sealed';`,
    );
    this.addSql(`comment on column "clinic"."patients"."phone" is 'protected health information, sealed';`);
    this.addSql(
      `comment on column "clinic"."patients"."preferred_name" is 'protected health information, sealed';`,
    );
    this.addSql(`comment on column "clinic"."patients"."sex" is 'protected health information, sealed';`);
    this.addSql(
      `create unique index "patients_identifier_unique" on "clinic"."patients" ("tenant_id", "number_key") where "deleted_at" is null;`,
    );
    this.addSql(
      `create index "patients_tenant_id_name_order_id_index" on "clinic"."patients" ("tenant_id", "name_order", "id");`,
    );
    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_first_name_form" check (first_name >= '\\x0000'::bytea and first_name < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_last_name_form" check (last_name >= '\\x0000'::bytea and last_name < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_middle_name_form" check (middle_name >= '\\x0000'::bytea and middle_name < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_preferred_name_form" check (preferred_name >= '\\x0000'::bytea and preferred_name < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_former_name_form" check (former_name >= '\\x0000'::bytea and former_name < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_sex_form" check (sex >= '\\x0000'::bytea and sex < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_identifier_form" check (identifier >= '\\x0000'::bytea and identifier < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_alerts_form" check (alerts >= '\\x0000'::bytea and alerts < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_birth_date_form" check (birth_date >= '\\x0000'::bytea and birth_date < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_died_on_form" check (died_on >= '\\x0000'::bytea and died_on < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_email_form" check (email >= '\\x0000'::bytea and email < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_phone_form" check (phone >= '\\x0000'::bytea and phone < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."patients" as restrictive using (case when (select security.facility_scope()) is null then true when (select security.own_patient()) is not null then id = (select security.own_patient()) else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true when (select security.own_patient()) is not null then id = (select security.own_patient()) else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."patients" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );

    // Made anew, of tokens, by the job.
    this.addSql(`truncate "clinic"."patient_terms";`);
    this.addSql(`drop policy "facility_scope" on "clinic"."patient_terms";`);
    this.addSql(`drop index "clinic"."patient_terms_by_term";`);
    this.addSql(`drop index "clinic"."patient_terms_by_patient";`);
    this.addSql(`alter table "clinic"."patient_terms" drop column "term", drop column "part_id";`);
    this.addSql(`alter table "clinic"."patient_terms" add "tokens" bigint[] not null;`);
    this.addSql(
      `create index "patient_terms_by_token" on "clinic"."patient_terms" using gin ("tokens") with (fastupdate = off);`,
    );
    this.addSql(
      `alter table "clinic"."patient_terms" add constraint "patient_terms_patient_unique" unique ("tenant_id", "patient_id");`,
    );
    this.addSql(
      `create policy "searched" on "clinic"."patient_terms" for select to "medflow_owner" using (true);`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."patient_terms" as restrictive to "medflow_app", "medflow_identity", "medflow_platform" using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(`alter table "clinic"."patient_identifiers" drop column "search_terms";`);
    this.addSql(
      `alter table "clinic"."patient_identifiers" add "number_key" text null, add "search_tokens" bigint[] null;`,
    );
    this.addSql(
      `alter table "clinic"."patient_identifiers" alter column "value" type bytea using ${unsealed('value')};`,
    );
    this.addSql(
      `comment on column "clinic"."patient_identifiers"."value" is 'protected health information, sealed';`,
    );
    this.addSql(
      `alter table "clinic"."patient_identifiers" add constraint "patient_identifiers_value_form" check (value >= '\\x0000'::bytea and value < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create unique index "patient_identifiers_unique" on "clinic"."patient_identifiers" ("tenant_id", "kind", "number_key") where "deleted_at" is null;`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."patient_identifiers" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_identifiers.tenant_id and p.id = patient_identifiers.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_identifiers.tenant_id and p.id = patient_identifiers.patient_id) and not (select security.is_visitor()) end);`,
    );
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."patient_identifiers" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );

    this.addSql(`alter table "clinic"."patient_contacts" drop column "search_terms";`);
    this.addSql(`alter table "clinic"."patient_contacts" add "search_tokens" bigint[] null;`);

    this.addSql(
      `alter table "clinic"."booking_requests" drop constraint "booking_requests_birth_date_form";`,
    );
    this.addSql(
      `alter table "clinic"."booking_requests" alter column "birth_date" type bytea using ${unsealed('birth_date')};`,
    );
    this.addSql(
      `comment on column "clinic"."booking_requests"."birth_date" is 'protected health information, sealed';`,
    );
    this.addSql(
      `alter table "clinic"."booking_requests" add constraint "booking_requests_birth_date_form" check (birth_date >= '\\x0000'::bytea and birth_date < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create policy "due" on "clinic"."booking_requests" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );
    this.addSql(
      `create policy "expired" on "clinic"."booking_requests" to "medflow_owner" using (kept_until < now() - '1 day'::interval and (select security.seeks_work())) with check (false);`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."booking_requests" as restrictive using (case when (select security.facility_scope()) is null then true when (select security.is_visitor()) then status = 'unconfirmed' else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true when (select security.is_visitor()) then status = 'unconfirmed' else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."booking_requests" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );

    this.addSql(
      `alter table "clinic"."waiting_requests" drop constraint "waiting_requests_birth_date_form";`,
    );
    this.addSql(
      `alter table "clinic"."waiting_requests" alter column "birth_date" type bytea using ${unsealed('birth_date')};`,
    );
    this.addSql(
      `comment on column "clinic"."waiting_requests"."birth_date" is 'protected health information, sealed';`,
    );
    this.addSql(
      `alter table "clinic"."waiting_requests" add constraint "waiting_requests_birth_date_form" check (birth_date >= '\\x0000'::bytea and birth_date < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create policy "expired" on "clinic"."waiting_requests" to "medflow_owner" using (kept_until < now() - '1 day'::interval and (select security.seeks_work())) with check (false);`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."waiting_requests" as restrictive using (case when (select security.facility_scope()) is null then true when (select security.is_visitor()) then status = 'unconfirmed' else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true when (select security.is_visitor()) then status = 'unconfirmed' else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."waiting_requests" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(LIST_OF);
    this.addSql(`drop index "clinic"."patients_identifier_unique";`);
    this.addSql(`drop index "clinic"."patient_identifiers_unique";`);
    this.addSql(`drop policy "tenant_isolation" on "clinic"."booking_requests";`);
    this.addSql(`drop policy "facility_scope" on "clinic"."booking_requests";`);
    this.addSql(`drop policy "due" on "clinic"."booking_requests";`);
    this.addSql(`drop policy "expired" on "clinic"."booking_requests";`);

    this.addSql(`drop policy "tenant_isolation" on "clinic"."patient_identifiers";`);
    this.addSql(`drop policy "facility_scope" on "clinic"."patient_identifiers";`);

    this.addSql(`drop policy "tenant_isolation" on "clinic"."patients";`);
    this.addSql(`drop policy "facility_scope" on "clinic"."patients";`);

    this.addSql(`drop policy "tenant_isolation" on "clinic"."waiting_requests";`);
    this.addSql(`drop policy "facility_scope" on "clinic"."waiting_requests";`);
    this.addSql(`drop policy "expired" on "clinic"."waiting_requests";`);

    this.addSql(
      `alter table "clinic"."booking_requests" drop constraint "booking_requests_birth_date_form";`,
    );
    this.addSql(
      `alter table "clinic"."booking_requests" alter column "birth_date" type date using ${asText('birth_date')}::date;`,
    );
    this.addSql(
      `comment on column "clinic"."booking_requests"."birth_date" is 'protected health information';`,
    );
    this.addSql(
      `alter table "clinic"."booking_requests" add constraint "booking_requests_birth_date_form" check (birth_date >= '1880-01-01'::date and birth_date <= '2199-12-31'::date);`,
    );
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."booking_requests" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."booking_requests" as restrictive using (case when (select security.facility_scope()) is null then true when (select security.is_visitor()) then status = 'unconfirmed' else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true when (select security.is_visitor()) then status = 'unconfirmed' else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );
    this.addSql(
      `create policy "due" on "clinic"."booking_requests" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );
    this.addSql(
      `create policy "expired" on "clinic"."booking_requests" to "medflow_owner" using (kept_until < now() - '1 day'::interval and (select security.seeks_work())) with check (false);`,
    );

    this.addSql(`alter table "clinic"."patient_contacts" drop column "search_tokens";`);
    this.addSql(`alter table "clinic"."patient_contacts" add "search_terms" text[] not null default '{}';`);
    this.addSql(`alter table "clinic"."patient_contacts" alter column "search_terms" drop default;`);
    this.addSql(
      `comment on column "clinic"."patient_contacts"."search_terms" is 'protected health information';`,
    );

    this.addSql(
      `alter table "clinic"."patient_identifiers" drop constraint "patient_identifiers_value_form";`,
    );
    this.addSql(
      `alter table "clinic"."patient_identifiers" drop column "number_key", drop column "search_tokens";`,
    );
    this.addSql(
      `alter table "clinic"."patient_identifiers" add "search_terms" text[] not null default '{}';`,
    );
    this.addSql(`alter table "clinic"."patient_identifiers" alter column "search_terms" drop default;`);
    this.addSql(
      `comment on column "clinic"."patient_identifiers"."search_terms" is 'protected health information';`,
    );
    this.addSql(
      `alter table "clinic"."patient_identifiers" alter column "value" type text using ${asText('value')};`,
    );
    this.addSql(
      `comment on column "clinic"."patient_identifiers"."value" is 'protected health information';`,
    );
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."patient_identifiers" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."patient_identifiers" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_identifiers.tenant_id and p.id = patient_identifiers.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_identifiers.tenant_id and p.id = patient_identifiers.patient_id) and not (select security.is_visitor()) end);`,
    );

    this.addSql(`truncate "clinic"."patient_terms";`);
    this.addSql(`drop policy "facility_scope" on "clinic"."patient_terms";`);
    this.addSql(`drop policy "searched" on "clinic"."patient_terms";`);
    this.addSql(`drop index "clinic"."patient_terms_by_token";`);
    this.addSql(`alter table "clinic"."patient_terms" drop constraint "patient_terms_patient_unique";`);
    this.addSql(`alter table "clinic"."patient_terms" drop column "tokens";`);
    this.addSql(`alter table "clinic"."patient_terms" add "part_id" uuid null;`);
    this.addSql(`alter table "clinic"."patient_terms" add "term" text collate "C" not null;`);
    this.addSql(`comment on column "clinic"."patient_terms"."term" is 'protected health information';`);
    this.addSql(
      `create index "patient_terms_by_term" on "clinic"."patient_terms" ("tenant_id", "term", "patient_id");`,
    );
    this.addSql(
      `create index "patient_terms_by_patient" on "clinic"."patient_terms" ("tenant_id", "patient_id");`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."patient_terms" as restrictive using (case when (select security.facility_scope()) is null then true when current_user = 'medflow_owner' and (select security.own_patient()) is not null then patient_id = (select security.own_patient()) else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true when current_user = 'medflow_owner' and (select security.own_patient()) is not null then patient_id = (select security.own_patient()) else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(`drop index "clinic"."patients_tenant_id_name_order_id_index";`);
    this.addSql(`alter table "clinic"."patients" drop constraint "patients_first_name_form";`);
    this.addSql(`alter table "clinic"."patients" drop constraint "patients_last_name_form";`);
    this.addSql(`alter table "clinic"."patients" drop constraint "patients_middle_name_form";`);
    this.addSql(`alter table "clinic"."patients" drop constraint "patients_preferred_name_form";`);
    this.addSql(`alter table "clinic"."patients" drop constraint "patients_former_name_form";`);
    this.addSql(`alter table "clinic"."patients" drop constraint "patients_sex_form";`);
    this.addSql(`alter table "clinic"."patients" drop constraint "patients_identifier_form";`);
    this.addSql(`alter table "clinic"."patients" drop constraint "patients_alerts_form";`);
    this.addSql(`alter table "clinic"."patients" drop constraint "patients_birth_date_form";`);
    this.addSql(`alter table "clinic"."patients" drop constraint "patients_email_form";`);
    this.addSql(`alter table "clinic"."patients" drop constraint "patients_phone_form";`);
    this.addSql(`alter table "clinic"."patients" drop constraint "patients_died_on_form";`);
    this.addSql(
      `alter table "clinic"."patients" drop column "number_key", drop column "name_order", drop column "search_tokens";`,
    );
    this.addSql(`alter table "clinic"."patients" add "search_terms" text[] not null default '{}';`);
    this.addSql(`alter table "clinic"."patients" alter column "search_terms" drop default;`);
    this.addSql(`comment on column "clinic"."patients"."search_terms" is 'protected health information';`);
    this.addSql(
      `alter table "clinic"."patients" alter column "first_name" type text using ${asText('first_name')};`,
    );
    this.addSql(
      `alter table "clinic"."patients" alter column "last_name" type text using ${asText('last_name')};`,
    );
    this.addSql(
      `alter table "clinic"."patients" alter column "middle_name" type text using ${asText('middle_name')};`,
    );
    this.addSql(
      `alter table "clinic"."patients" alter column "preferred_name" type text using ${asText('preferred_name')};`,
    );
    this.addSql(
      `alter table "clinic"."patients" alter column "former_name" type text using ${asText('former_name')};`,
    );
    this.addSql(
      `alter table "clinic"."patients" alter column "birth_date" type date using ${asText('birth_date')}::date;`,
    );
    this.addSql(`alter table "clinic"."patients" alter column "sex" type text using ${asText('sex')};`);
    this.addSql(`alter table "clinic"."patients" alter column "sex" set default 'unknown';`);
    this.addSql(
      `alter table "clinic"."patients" alter column "identifier" type text using ${asText('identifier')};`,
    );
    this.addSql(`alter table "clinic"."patients" alter column "email" type text using ${asText('email')};`);
    this.addSql(`alter table "clinic"."patients" alter column "phone" type text using ${asText('phone')};`);
    this.addSql(
      `alter table "clinic"."patients" alter column "alerts" type text[] using ${asList('alerts')};`,
    );
    this.addSql(`alter table "clinic"."patients" alter column "alerts" set default '{}';`);
    this.addSql(
      `alter table "clinic"."patients" alter column "died_on" type date using ${asText('died_on')}::date;`,
    );
    this.addSql(`comment on column "clinic"."patients"."first_name" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."patients"."last_name" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."patients"."middle_name" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."patients"."preferred_name" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."patients"."former_name" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."patients"."birth_date" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."patients"."sex" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."patients"."identifier" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."patients"."email" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."patients"."phone" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."patients"."alerts" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."patients"."died_on" is 'protected health information';`);
    this.addSql(
      `create unique index "patients_identifier_unique" on "clinic"."patients" ("tenant_id", ${folded('identifier')}) where "deleted_at" is null;`,
    );
    this.addSql(
      `create unique index "patient_identifiers_unique" on "clinic"."patient_identifiers" ("tenant_id", "kind", ${folded('value')}) where "deleted_at" is null;`,
    );
    // In every clinic, and without an entry: nobody changed anything but how it is found.
    for (const table of ['patients', 'patient_terms'])
      this.addSql(`alter table "clinic"."${table}" no force row level security, disable trigger user;`);
    this.addSql(`update "clinic"."patients" set "search_terms" = ${TERMS};`);
    this.addSql(
      `insert into "clinic"."patient_terms" ("tenant_id", "patient_id", "facility_id", "term") select "tenant_id", "id", "facility_id", unnest("search_terms") from "clinic"."patients";`,
    );
    for (const table of ['patients', 'patient_terms'])
      this.addSql(`alter table "clinic"."${table}" force row level security, enable trigger user;`);
    this.addSql(
      `create index "patients_tenant_id_birth_date_id_index" on "clinic"."patients" ("tenant_id", "birth_date", "id");`,
    );
    this.addSql(
      `create index "patients_tenant_id_last_name_first_name_id_index" on "clinic"."patients" ("tenant_id", "last_name", "first_name", "id");`,
    );
    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_died_after_birth" check (died_on >= birth_date);`,
    );
    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_named" check (first_name <> '' or last_name <> '');`,
    );
    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_sex_known" check (sex in ('female', 'male', 'other', 'unknown'));`,
    );
    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_birth_date_form" check (birth_date >= '1880-01-01'::date and birth_date <= '2199-12-31'::date);`,
    );
    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_email_form" check (email ~ '^[!->\\u003fA-~]{1,64}@([a-z0-9-]+\\.)+[a-z0-9-]+$' and length(email) <= 254);`,
    );
    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_phone_form" check (phone ~ '^[+]{0,1}[0-9 ()/.-]{5,30}$' and phone ~ '([0-9][^0-9]*){5}');`,
    );
    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_died_on_form" check (died_on >= '1880-01-01'::date and died_on <= '2199-12-31'::date);`,
    );
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."patients" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."patients" as restrictive using (case when (select security.facility_scope()) is null then true when (select security.own_patient()) is not null then id = (select security.own_patient()) else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true when (select security.own_patient()) is not null then id = (select security.own_patient()) else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(
      `alter table "clinic"."waiting_requests" drop constraint "waiting_requests_birth_date_form";`,
    );
    this.addSql(
      `alter table "clinic"."waiting_requests" alter column "birth_date" type date using ${asText('birth_date')}::date;`,
    );
    this.addSql(
      `comment on column "clinic"."waiting_requests"."birth_date" is 'protected health information';`,
    );
    this.addSql(
      `alter table "clinic"."waiting_requests" add constraint "waiting_requests_birth_date_form" check (birth_date >= '1880-01-01'::date and birth_date <= '2199-12-31'::date);`,
    );
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."waiting_requests" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."waiting_requests" as restrictive using (case when (select security.facility_scope()) is null then true when (select security.is_visitor()) then status = 'unconfirmed' else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true when (select security.is_visitor()) then status = 'unconfirmed' else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );
    this.addSql(
      `create policy "expired" on "clinic"."waiting_requests" to "medflow_owner" using (kept_until < now() - '1 day'::interval and (select security.seeks_work())) with check (false);`,
    );
  }
}
