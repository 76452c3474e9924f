import { Migration } from '@mikro-orm/migrations';

/** What is there is marked as not sealed yet; a job seals it. */
const unsealed = (column: string): string => `'\\x0000'::bytea || convert_to("${column}", 'UTF8')`;

/** Whoever takes this back has opened everything before (server/data/database/schema/unseal-all.ts). */
const asText = (column: string): string => `convert_from(substr("${column}", 3), 'UTF8')`;

export class Migration20261129172733_sealed_texts extends Migration {
  override name = 'Migration20261129172733_sealed_texts';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "platform"."data_keys" ("id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "clinic_id" uuid not null, "version" int not null, "fingerprint" text not null, "drained_at" timestamptz(3) null, "destroyed_at" timestamptz(3) null, primary key ("id"));`,
    );
    for (const column of ['clinic_id', 'version', 'fingerprint'])
      this.addSql(`comment on column "platform"."data_keys"."${column}" is 'written once';`);
    this.addSql(
      `alter table "platform"."data_keys" add constraint "data_keys_version_unique" unique ("clinic_id", "version");`,
    );
    // What is there is not sealed yet: a job does that.
    this.addSql(
      `insert into "platform"."data_keys" ("clinic_id", "version", "fingerprint") select "id", 0, '' from "platform"."clinics" where "status" <> 'erased';`,
    );
    this.addSql(
      `alter table "platform"."erasures" add "keys" jsonb not null default '[]', add "readable" jsonb not null default '[]', add "signature" bytea not null default '\\x';`,
    );
    for (const column of ['keys', 'readable', 'signature'])
      this.addSql(`alter table "platform"."erasures" alter column "${column}" drop default;`);

    this.addSql(`drop policy "due" on "clinic"."list_exports";`);
    this.addSql(`drop policy "tenant_isolation" on "clinic"."list_exports";`);
    this.addSql(`drop policy "visitors" on "clinic"."list_exports";`);

    this.addSql(`drop policy "expired" on "clinic"."list_export_parts";`);
    this.addSql(`drop policy "facility_scope" on "clinic"."list_export_parts";`);
    this.addSql(`drop policy "tenant_isolation" on "clinic"."list_export_parts";`);

    this.addSql(`drop policy "due" on "clinic"."patient_imports";`);
    this.addSql(`drop policy "tenant_isolation" on "clinic"."patient_imports";`);
    this.addSql(`drop policy "visitors" on "clinic"."patient_imports";`);

    this.addSql(`drop policy "tenant_isolation" on "clinic"."time_off";`);
    this.addSql(`drop policy "visitors" on "clinic"."time_off";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."patients";`);
    this.addSql(`drop policy "tenant_isolation" on "clinic"."patients";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."patient_contacts";`);
    this.addSql(`drop policy "tenant_isolation" on "clinic"."patient_contacts";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."patient_consents";`);
    this.addSql(`drop policy "tenant_isolation" on "clinic"."patient_consents";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."patient_addresses";`);
    this.addSql(`drop policy "tenant_isolation" on "clinic"."patient_addresses";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."messages";`);
    this.addSql(`drop policy "reader" on "clinic"."messages";`);
    this.addSql(`drop policy "sender" on "clinic"."messages";`);
    this.addSql(`drop policy "tenant_isolation" on "clinic"."messages";`);

    this.addSql(`drop policy "due" on "clinic"."bookings";`);
    this.addSql(`drop policy "facility_scope" on "clinic"."bookings";`);
    this.addSql(`drop policy "tenant_isolation" on "clinic"."bookings";`);

    this.addSql(`drop policy "due" on "clinic"."booking_requests";`);
    this.addSql(`drop policy "expired" on "clinic"."booking_requests";`);
    this.addSql(`drop policy "facility_scope" on "clinic"."booking_requests";`);
    this.addSql(`drop policy "tenant_isolation" on "clinic"."booking_requests";`);

    this.addSql(`drop policy "due" on "clinic"."waiting_entries";`);
    this.addSql(`drop policy "facility_scope" on "clinic"."waiting_entries";`);
    this.addSql(`drop policy "tenant_isolation" on "clinic"."waiting_entries";`);

    this.addSql(`drop policy "expired" on "clinic"."waiting_requests";`);
    this.addSql(`drop policy "facility_scope" on "clinic"."waiting_requests";`);
    this.addSql(`drop policy "tenant_isolation" on "clinic"."waiting_requests";`);

    this.addSql(`alter table "clinic"."list_exports"
      alter column "query" type bytea using ${unsealed('query')};`);
    this.addSql(
      `comment on column "clinic"."list_exports"."query" is 'protected health information, sealed';`,
    );
    this.addSql(
      `alter table "clinic"."list_exports" add constraint "list_exports_query_form" check (query >= '\\x0000'::bytea and query < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create policy "due" on "clinic"."list_exports" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."list_exports" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "visitors" on "clinic"."list_exports" as restrictive using (not (select security.is_visitor())) with check (not (select security.is_visitor()));`,
    );

    this.addSql(`alter table "clinic"."list_export_parts"
      alter column "csv" type bytea using ${unsealed('csv')};`);
    this.addSql(
      `comment on column "clinic"."list_export_parts"."csv" is 'protected health information, sealed';`,
    );
    this.addSql(
      `alter table "clinic"."list_export_parts" add constraint "list_export_parts_csv_form" check (csv >= '\\x0000'::bytea and csv < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create policy "expired" on "clinic"."list_export_parts" to "medflow_owner" using (at < now() - '1 day'::interval and (select security.seeks_work())) with check (false);`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."list_export_parts" as restrictive for select using (case when (select security.facility_scope()) is null then true else owner_id = (select security.current_actor()) or current_user = 'medflow_owner' end);`,
    );
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."list_export_parts" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );

    this.addSql(`alter table "clinic"."patient_imports"
      alter column "name" type bytea using ${unsealed('name')};`);
    this.addSql(
      `comment on column "clinic"."patient_imports"."name" is 'protected health information, sealed';`,
    );
    this.addSql(
      `alter table "clinic"."patient_imports" add constraint "patient_imports_name_form" check (name >= '\\x0000'::bytea and name < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create policy "due" on "clinic"."patient_imports" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."patient_imports" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "visitors" on "clinic"."patient_imports" as restrictive using (not (select security.is_visitor())) with check (not (select security.is_visitor()));`,
    );

    this.addSql(`alter table "clinic"."time_off"
      alter column "note" type bytea using ${unsealed('note')};`);
    this.addSql(`comment on column "clinic"."time_off"."note" is 'protected health information, sealed';`);
    this.addSql(
      `alter table "clinic"."time_off" add constraint "time_off_note_form" check (note >= '\\x0000'::bytea and note < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."time_off" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "visitors" on "clinic"."time_off" as restrictive using (true) with check (not (select security.is_visitor()));`,
    );

    this.addSql(`alter table "clinic"."patients"
      alter column "despite_reason" type bytea using ${unsealed('despite_reason')},
      alter column "notes" type bytea using ${unsealed('notes')};`);
    this.addSql(
      `comment on column "clinic"."patients"."despite_reason" is 'protected health information, sealed';`,
    );
    this.addSql(`comment on column "clinic"."patients"."notes" is 'protected health information, sealed';`);
    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_notes_form" check (notes >= '\\x0000'::bytea and notes < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_despite_reason_form" check (despite_reason >= '\\x0000'::bytea and despite_reason < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."patients" as restrictive using (case when (select security.facility_scope()) is null then true when (select security.own_patient()) is not null then id = (select security.own_patient()) else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true when (select security.own_patient()) is not null then id = (select security.own_patient()) else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."patients" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );

    this.addSql(`alter table "clinic"."patient_contacts" drop constraint "patient_contacts_email_form";`);
    this.addSql(`alter table "clinic"."patient_contacts" drop constraint "patient_contacts_phone_form";`);
    this.addSql(`alter table "clinic"."patient_contacts"
      alter column "email" type bytea using ${unsealed('email')},
      alter column "name" type bytea using ${unsealed('name')},
      alter column "phone" type bytea using ${unsealed('phone')},
      alter column "relation" type bytea using ${unsealed('relation')};`);
    this.addSql(
      `comment on column "clinic"."patient_contacts"."email" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."patient_contacts"."name" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."patient_contacts"."phone" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."patient_contacts"."relation" is 'protected health information, sealed';`,
    );
    this.addSql(
      `alter table "clinic"."patient_contacts" add constraint "patient_contacts_name_form" check (name >= '\\x0000'::bytea and name < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."patient_contacts" add constraint "patient_contacts_relation_form" check (relation >= '\\x0000'::bytea and relation < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."patient_contacts" add constraint "patient_contacts_email_form" check (email >= '\\x0000'::bytea and email < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."patient_contacts" add constraint "patient_contacts_phone_form" check (phone >= '\\x0000'::bytea and phone < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."patient_contacts" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_contacts.tenant_id and p.id = patient_contacts.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_contacts.tenant_id and p.id = patient_contacts.patient_id) end);`,
    );
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."patient_contacts" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );

    this.addSql(`alter table "clinic"."patient_consents"
      alter column "answered_by" type bytea using ${unsealed('answered_by')},
      alter column "note" type bytea using ${unsealed('note')};`);
    this.addSql(
      `comment on column "clinic"."patient_consents"."answered_by" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."patient_consents"."note" is 'protected health information, sealed';`,
    );
    this.addSql(
      `alter table "clinic"."patient_consents" add constraint "patient_consents_answered_by_form" check (answered_by >= '\\x0000'::bytea and answered_by < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."patient_consents" add constraint "patient_consents_note_form" check (note >= '\\x0000'::bytea and note < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."patient_consents" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_consents.tenant_id and p.id = patient_consents.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_consents.tenant_id and p.id = patient_consents.patient_id) and not (select security.is_visitor()) end);`,
    );
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."patient_consents" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );

    this.addSql(
      `alter table "clinic"."patient_addresses" drop constraint "patient_addresses_country_known";`,
    );
    this.addSql(`alter table "clinic"."patient_addresses" drop constraint "patient_addresses_postal_code";`);
    this.addSql(`alter table "clinic"."patient_addresses"
      alter column "city" type bytea using ${unsealed('city')},
      alter column "country" type bytea using ${unsealed('country')},
      alter column "lines" type bytea using ${unsealed('lines')},
      alter column "postal_code" type bytea using ${unsealed('postal_code')},
      alter column "region" type bytea using ${unsealed('region')};`);
    this.addSql(
      `comment on column "clinic"."patient_addresses"."city" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."patient_addresses"."country" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."patient_addresses"."lines" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."patient_addresses"."postal_code" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."patient_addresses"."region" is 'protected health information, sealed';`,
    );
    this.addSql(
      `alter table "clinic"."patient_addresses" add constraint "patient_addresses_lines_form" check (lines >= '\\x0000'::bytea and lines < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."patient_addresses" add constraint "patient_addresses_postal_code_form" check (postal_code >= '\\x0000'::bytea and postal_code < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."patient_addresses" add constraint "patient_addresses_city_form" check (city >= '\\x0000'::bytea and city < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."patient_addresses" add constraint "patient_addresses_region_form" check (region >= '\\x0000'::bytea and region < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."patient_addresses" add constraint "patient_addresses_country_form" check (country >= '\\x0000'::bytea and country < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."patient_addresses" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_addresses.tenant_id and p.id = patient_addresses.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_addresses.tenant_id and p.id = patient_addresses.patient_id) end);`,
    );
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."patient_addresses" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );

    this.addSql(`alter table "clinic"."messages" drop constraint "messages_text_length";`);
    this.addSql(`alter table "clinic"."messages"
      alter column "text" type bytea using ${unsealed('text')};`);
    this.addSql(`comment on column "clinic"."messages"."text" is 'protected health information, sealed';`);
    this.addSql(
      `alter table "clinic"."messages" add constraint "messages_text_form" check (text >= '\\x0000'::bytea and text < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."messages" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = messages.tenant_id and p.id = messages.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = messages.tenant_id and p.id = messages.patient_id) end);`,
    );
    this.addSql(
      `create policy "reader" on "clinic"."messages" as restrictive for update using ((select security.own_patient()) is null or sender = 'clinic') with check ((select security.own_patient()) is null or sender = 'clinic' and deleted_at is null);`,
    );
    this.addSql(
      `create policy "sender" on "clinic"."messages" as restrictive for insert with check (sender = case when (select security.own_patient()) is null then 'clinic' else 'patient' end and read_at is null);`,
    );
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."messages" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );

    this.addSql(`alter table "clinic"."bookings"
      alter column "cancellation_reason" type bytea using ${unsealed('cancellation_reason')},
      alter column "despite_reason" type bytea using ${unsealed('despite_reason')},
      alter column "notes" type bytea using ${unsealed('notes')};`);
    this.addSql(
      `comment on column "clinic"."bookings"."cancellation_reason" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."bookings"."despite_reason" is 'protected health information, sealed';`,
    );
    this.addSql(`comment on column "clinic"."bookings"."notes" is 'protected health information, sealed';`);
    this.addSql(
      `alter table "clinic"."bookings" add constraint "bookings_notes_form" check (notes >= '\\x0000'::bytea and notes < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."bookings" add constraint "bookings_cancellation_reason_form" check (cancellation_reason >= '\\x0000'::bytea and cancellation_reason < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."bookings" add constraint "bookings_despite_reason_form" check (despite_reason >= '\\x0000'::bytea and despite_reason < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create policy "due" on "clinic"."bookings" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."bookings" as restrictive using (case when (select security.facility_scope()) is null then true when (select security.own_patient()) is not null then patient_id = (select security.own_patient()) else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true when (select security.own_patient()) is not null then patient_id = (select security.own_patient()) else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."bookings" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );

    this.addSql(`alter table "clinic"."booking_requests" drop constraint "booking_requests_email_form";`);
    this.addSql(`alter table "clinic"."booking_requests" drop constraint "booking_requests_phone_form";`);
    this.addSql(`alter table "clinic"."booking_requests"
      alter column "email" type bytea using ${unsealed('email')},
      alter column "first_name" type bytea using ${unsealed('first_name')},
      alter column "last_name" type bytea using ${unsealed('last_name')},
      alter column "note" type bytea using ${unsealed('note')},
      alter column "phone" type bytea using ${unsealed('phone')},
      alter column "reason" type bytea using ${unsealed('reason')};`);
    this.addSql(
      `comment on column "clinic"."booking_requests"."email" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."booking_requests"."first_name" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."booking_requests"."last_name" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."booking_requests"."note" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."booking_requests"."phone" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."booking_requests"."reason" is 'protected health information, sealed';`,
    );
    this.addSql(
      `alter table "clinic"."booking_requests" add constraint "booking_requests_first_name_form" check (first_name >= '\\x0000'::bytea and first_name < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."booking_requests" add constraint "booking_requests_last_name_form" check (last_name >= '\\x0000'::bytea and last_name < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."booking_requests" add constraint "booking_requests_note_form" check (note >= '\\x0000'::bytea and note < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."booking_requests" add constraint "booking_requests_reason_form" check (reason >= '\\x0000'::bytea and reason < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."booking_requests" add constraint "booking_requests_email_form" check (email >= '\\x0000'::bytea and email < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."booking_requests" add constraint "booking_requests_phone_form" check (phone >= '\\x0000'::bytea and phone < '\\x0400'::bytea);`,
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

    this.addSql(`alter table "clinic"."waiting_entries"
      alter column "note" type bytea using ${unsealed('note')};`);
    this.addSql(
      `comment on column "clinic"."waiting_entries"."note" is 'protected health information, sealed';`,
    );
    this.addSql(
      `alter table "clinic"."waiting_entries" add constraint "waiting_entries_note_form" check (note >= '\\x0000'::bytea and note < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create policy "due" on "clinic"."waiting_entries" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."waiting_entries" as restrictive using (case when (select security.facility_scope()) is null then true when (select security.own_patient()) is not null then patient_id = (select security.own_patient()) else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."waiting_entries" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );

    this.addSql(`alter table "clinic"."waiting_requests" drop constraint "waiting_requests_email_form";`);
    this.addSql(`alter table "clinic"."waiting_requests" drop constraint "waiting_requests_phone_form";`);
    this.addSql(`alter table "clinic"."waiting_requests"
      alter column "email" type bytea using ${unsealed('email')},
      alter column "first_name" type bytea using ${unsealed('first_name')},
      alter column "last_name" type bytea using ${unsealed('last_name')},
      alter column "note" type bytea using ${unsealed('note')},
      alter column "phone" type bytea using ${unsealed('phone')},
      alter column "reason" type bytea using ${unsealed('reason')};`);
    this.addSql(
      `comment on column "clinic"."waiting_requests"."email" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."waiting_requests"."first_name" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."waiting_requests"."last_name" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."waiting_requests"."note" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."waiting_requests"."phone" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."waiting_requests"."reason" is 'protected health information, sealed';`,
    );
    this.addSql(
      `alter table "clinic"."waiting_requests" add constraint "waiting_requests_first_name_form" check (first_name >= '\\x0000'::bytea and first_name < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."waiting_requests" add constraint "waiting_requests_last_name_form" check (last_name >= '\\x0000'::bytea and last_name < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."waiting_requests" add constraint "waiting_requests_note_form" check (note >= '\\x0000'::bytea and note < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."waiting_requests" add constraint "waiting_requests_reason_form" check (reason >= '\\x0000'::bytea and reason < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."waiting_requests" add constraint "waiting_requests_email_form" check (email >= '\\x0000'::bytea and email < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."waiting_requests" add constraint "waiting_requests_phone_form" check (phone >= '\\x0000'::bytea and phone < '\\x0400'::bytea);`,
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

    this.addSql(
      `alter table "platform"."data_keys" add constraint "data_keys_version" check (version >= 0 and version <= 1023);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "platform"."data_keys" cascade;`);
    this.addSql(
      `alter table "platform"."erasures" drop column "keys", drop column "readable", drop column "signature";`,
    );

    this.addSql(`drop policy "tenant_isolation" on "clinic"."booking_requests";`);
    this.addSql(`drop policy "facility_scope" on "clinic"."booking_requests";`);
    this.addSql(`drop policy "due" on "clinic"."booking_requests";`);
    this.addSql(`drop policy "expired" on "clinic"."booking_requests";`);

    this.addSql(`drop policy "tenant_isolation" on "clinic"."bookings";`);
    this.addSql(`drop policy "facility_scope" on "clinic"."bookings";`);
    this.addSql(`drop policy "due" on "clinic"."bookings";`);

    this.addSql(`drop policy "tenant_isolation" on "clinic"."list_export_parts";`);
    this.addSql(`drop policy "facility_scope" on "clinic"."list_export_parts";`);
    this.addSql(`drop policy "expired" on "clinic"."list_export_parts";`);

    this.addSql(`drop policy "tenant_isolation" on "clinic"."list_exports";`);
    this.addSql(`drop policy "visitors" on "clinic"."list_exports";`);
    this.addSql(`drop policy "due" on "clinic"."list_exports";`);

    this.addSql(`drop policy "tenant_isolation" on "clinic"."messages";`);
    this.addSql(`drop policy "facility_scope" on "clinic"."messages";`);
    this.addSql(`drop policy "sender" on "clinic"."messages";`);
    this.addSql(`drop policy "reader" on "clinic"."messages";`);

    this.addSql(`drop policy "tenant_isolation" on "clinic"."patient_addresses";`);
    this.addSql(`drop policy "facility_scope" on "clinic"."patient_addresses";`);

    this.addSql(`drop policy "tenant_isolation" on "clinic"."patient_consents";`);
    this.addSql(`drop policy "facility_scope" on "clinic"."patient_consents";`);

    this.addSql(`drop policy "tenant_isolation" on "clinic"."patient_contacts";`);
    this.addSql(`drop policy "facility_scope" on "clinic"."patient_contacts";`);

    this.addSql(`drop policy "tenant_isolation" on "clinic"."patient_imports";`);
    this.addSql(`drop policy "visitors" on "clinic"."patient_imports";`);
    this.addSql(`drop policy "due" on "clinic"."patient_imports";`);

    this.addSql(`drop policy "tenant_isolation" on "clinic"."patients";`);
    this.addSql(`drop policy "facility_scope" on "clinic"."patients";`);

    this.addSql(`drop policy "tenant_isolation" on "clinic"."time_off";`);
    this.addSql(`drop policy "visitors" on "clinic"."time_off";`);

    this.addSql(`drop policy "tenant_isolation" on "clinic"."waiting_entries";`);
    this.addSql(`drop policy "facility_scope" on "clinic"."waiting_entries";`);
    this.addSql(`drop policy "due" on "clinic"."waiting_entries";`);

    this.addSql(`drop policy "tenant_isolation" on "clinic"."waiting_requests";`);
    this.addSql(`drop policy "facility_scope" on "clinic"."waiting_requests";`);
    this.addSql(`drop policy "expired" on "clinic"."waiting_requests";`);

    this.addSql(
      `alter table "clinic"."booking_requests" drop constraint "booking_requests_first_name_form";`,
    );
    this.addSql(`alter table "clinic"."booking_requests" drop constraint "booking_requests_last_name_form";`);
    this.addSql(`alter table "clinic"."booking_requests" drop constraint "booking_requests_note_form";`);
    this.addSql(`alter table "clinic"."booking_requests" drop constraint "booking_requests_reason_form";`);
    this.addSql(`alter table "clinic"."booking_requests" drop constraint "booking_requests_email_form";`);
    this.addSql(`alter table "clinic"."booking_requests" drop constraint "booking_requests_phone_form";`);
    this.addSql(`alter table "clinic"."booking_requests"
      alter column "first_name" type text using ${asText('first_name')},
      alter column "last_name" type text using ${asText('last_name')},
      alter column "email" type text using ${asText('email')},
      alter column "phone" type text using ${asText('phone')},
      alter column "note" type text using ${asText('note')},
      alter column "reason" type text using ${asText('reason')};`);
    this.addSql(
      `comment on column "clinic"."booking_requests"."first_name" is 'protected health information';`,
    );
    this.addSql(
      `comment on column "clinic"."booking_requests"."last_name" is 'protected health information';`,
    );
    this.addSql(`comment on column "clinic"."booking_requests"."email" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."booking_requests"."phone" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."booking_requests"."note" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."booking_requests"."reason" is 'protected health information';`);
    this.addSql(
      `alter table "clinic"."booking_requests" add constraint "booking_requests_email_form" check (email ~ '^[!->\\u003fA-~]{1,64}@([a-z0-9-]+\\.)+[a-z0-9-]+$' and length(email) <= 254);`,
    );
    this.addSql(
      `alter table "clinic"."booking_requests" add constraint "booking_requests_phone_form" check (phone ~ '^[+]{0,1}[0-9 ()/.-]{5,30}$' and phone ~ '([0-9][^0-9]*){5}');`,
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

    this.addSql(`alter table "clinic"."bookings" drop constraint "bookings_notes_form";`);
    this.addSql(`alter table "clinic"."bookings" drop constraint "bookings_cancellation_reason_form";`);
    this.addSql(`alter table "clinic"."bookings" drop constraint "bookings_despite_reason_form";`);
    this.addSql(`alter table "clinic"."bookings"
      alter column "notes" type text using ${asText('notes')},
      alter column "cancellation_reason" type text using ${asText('cancellation_reason')},
      alter column "despite_reason" type text using ${asText('despite_reason')};`);
    this.addSql(`comment on column "clinic"."bookings"."notes" is 'protected health information';`);
    this.addSql(
      `comment on column "clinic"."bookings"."cancellation_reason" is 'protected health information';`,
    );
    this.addSql(`comment on column "clinic"."bookings"."despite_reason" is 'protected health information';`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."bookings" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."bookings" as restrictive using (case when (select security.facility_scope()) is null then true when (select security.own_patient()) is not null then patient_id = (select security.own_patient()) else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true when (select security.own_patient()) is not null then patient_id = (select security.own_patient()) else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );
    this.addSql(
      `create policy "due" on "clinic"."bookings" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );

    this.addSql(`alter table "clinic"."list_export_parts" drop constraint "list_export_parts_csv_form";`);
    this.addSql(`alter table "clinic"."list_export_parts"
      alter column "csv" type text using ${asText('csv')};`);
    this.addSql(`comment on column "clinic"."list_export_parts"."csv" is 'protected health information';`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."list_export_parts" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."list_export_parts" as restrictive for select using (case when (select security.facility_scope()) is null then true else owner_id = (select security.current_actor()) or current_user = 'medflow_owner' end);`,
    );
    this.addSql(
      `create policy "expired" on "clinic"."list_export_parts" to "medflow_owner" using (at < now() - '1 day'::interval and (select security.seeks_work())) with check (false);`,
    );

    this.addSql(`alter table "clinic"."list_exports" drop constraint "list_exports_query_form";`);
    this.addSql(`alter table "clinic"."list_exports"
      alter column "query" type text using ${asText('query')};`);
    this.addSql(`comment on column "clinic"."list_exports"."query" is 'protected health information';`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."list_exports" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "visitors" on "clinic"."list_exports" as restrictive using (not (select security.is_visitor())) with check (not (select security.is_visitor()));`,
    );
    this.addSql(
      `create policy "due" on "clinic"."list_exports" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );

    this.addSql(`alter table "clinic"."messages" drop constraint "messages_text_form";`);
    this.addSql(`alter table "clinic"."messages"
      alter column "text" type text using ${asText('text')};`);
    this.addSql(`comment on column "clinic"."messages"."text" is 'protected health information';`);
    this.addSql(
      `alter table "clinic"."messages" add constraint "messages_text_length" check (char_length(text) >= 1 and char_length(text) <= 4000);`,
    );
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."messages" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."messages" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = messages.tenant_id and p.id = messages.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = messages.tenant_id and p.id = messages.patient_id) end);`,
    );
    this.addSql(
      `create policy "sender" on "clinic"."messages" as restrictive for insert with check (sender = case when (select security.own_patient()) is null then 'clinic' else 'patient' end and read_at is null);`,
    );
    this.addSql(
      `create policy "reader" on "clinic"."messages" as restrictive for update using ((select security.own_patient()) is null or sender = 'clinic') with check ((select security.own_patient()) is null or sender = 'clinic' and deleted_at is null);`,
    );

    this.addSql(`alter table "clinic"."patient_addresses" drop constraint "patient_addresses_lines_form";`);
    this.addSql(
      `alter table "clinic"."patient_addresses" drop constraint "patient_addresses_postal_code_form";`,
    );
    this.addSql(`alter table "clinic"."patient_addresses" drop constraint "patient_addresses_city_form";`);
    this.addSql(`alter table "clinic"."patient_addresses" drop constraint "patient_addresses_region_form";`);
    this.addSql(`alter table "clinic"."patient_addresses" drop constraint "patient_addresses_country_form";`);
    this.addSql(`alter table "clinic"."patient_addresses"
      alter column "lines" type text using ${asText('lines')},
      alter column "postal_code" type text using ${asText('postal_code')},
      alter column "city" type text using ${asText('city')},
      alter column "region" type text using ${asText('region')},
      alter column "country" type text using ${asText('country')};`);
    this.addSql(`comment on column "clinic"."patient_addresses"."lines" is 'protected health information';`);
    this.addSql(
      `comment on column "clinic"."patient_addresses"."postal_code" is 'protected health information';`,
    );
    this.addSql(`comment on column "clinic"."patient_addresses"."city" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."patient_addresses"."region" is 'protected health information';`);
    this.addSql(
      `comment on column "clinic"."patient_addresses"."country" is 'protected health information';`,
    );
    this.addSql(
      `alter table "clinic"."patient_addresses" add constraint "patient_addresses_country_known" check (country in ('AD', 'AE', 'AF', 'AG', 'AI', 'AL', 'AM', 'AO', 'AQ', 'AR', 'AS', 'AT', 'AU', 'AW', 'AX', 'AZ', 'BA', 'BB', 'BD', 'BE', 'BF', 'BG', 'BH', 'BI', 'BJ', 'BL', 'BM', 'BN', 'BO', 'BQ', 'BR', 'BS', 'BT', 'BV', 'BW', 'BY', 'BZ', 'CA', 'CC', 'CD', 'CF', 'CG', 'CH', 'CI', 'CK', 'CL', 'CM', 'CN', 'CO', 'CR', 'CU', 'CV', 'CW', 'CX', 'CY', 'CZ', 'DE', 'DJ', 'DK', 'DM', 'DO', 'DZ', 'EC', 'EE', 'EG', 'EH', 'ER', 'ES', 'ET', 'FI', 'FJ', 'FK', 'FM', 'FO', 'FR', 'GA', 'GB', 'GD', 'GE', 'GF', 'GG', 'GH', 'GI', 'GL', 'GM', 'GN', 'GP', 'GQ', 'GR', 'GS', 'GT', 'GU', 'GW', 'GY', 'HK', 'HM', 'HN', 'HR', 'HT', 'HU', 'ID', 'IE', 'IL', 'IM', 'IN', 'IO', 'IQ', 'IR', 'IS', 'IT', 'JE', 'JM', 'JO', 'JP', 'KE', 'KG', 'KH', 'KI', 'KM', 'KN', 'KP', 'KR', 'KW', 'KY', 'KZ', 'LA', 'LB', 'LC', 'LI', 'LK', 'LR', 'LS', 'LT', 'LU', 'LV', 'LY', 'MA', 'MC', 'MD', 'ME', 'MF', 'MG', 'MH', 'MK', 'ML', 'MM', 'MN', 'MO', 'MP', 'MQ', 'MR', 'MS', 'MT', 'MU', 'MV', 'MW', 'MX', 'MY', 'MZ', 'NA', 'NC', 'NE', 'NF', 'NG', 'NI', 'NL', 'NO', 'NP', 'NR', 'NU', 'NZ', 'OM', 'PA', 'PE', 'PF', 'PG', 'PH', 'PK', 'PL', 'PM', 'PN', 'PR', 'PS', 'PT', 'PW', 'PY', 'QA', 'RE', 'RO', 'RS', 'RU', 'RW', 'SA', 'SB', 'SC', 'SD', 'SE', 'SG', 'SH', 'SI', 'SJ', 'SK', 'SL', 'SM', 'SN', 'SO', 'SR', 'SS', 'ST', 'SV', 'SX', 'SY', 'SZ', 'TC', 'TD', 'TF', 'TG', 'TH', 'TJ', 'TK', 'TL', 'TM', 'TN', 'TO', 'TR', 'TT', 'TV', 'TW', 'TZ', 'UA', 'UG', 'UM', 'US', 'UY', 'UZ', 'VA', 'VC', 'VE', 'VG', 'VI', 'VN', 'VU', 'WF', 'WS', 'YE', 'YT', 'ZA', 'ZM', 'ZW'));`,
    );
    this.addSql(
      `alter table "clinic"."patient_addresses" add constraint "patient_addresses_postal_code" check (postal_code ~ '^[0-9A-Za-z][0-9A-Za-z -]*$');`,
    );
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."patient_addresses" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."patient_addresses" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_addresses.tenant_id and p.id = patient_addresses.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_addresses.tenant_id and p.id = patient_addresses.patient_id) end);`,
    );

    this.addSql(
      `alter table "clinic"."patient_consents" drop constraint "patient_consents_answered_by_form";`,
    );
    this.addSql(`alter table "clinic"."patient_consents" drop constraint "patient_consents_note_form";`);
    this.addSql(`alter table "clinic"."patient_consents"
      alter column "answered_by" type text using ${asText('answered_by')},
      alter column "note" type text using ${asText('note')};`);
    this.addSql(
      `comment on column "clinic"."patient_consents"."answered_by" is 'protected health information';`,
    );
    this.addSql(`comment on column "clinic"."patient_consents"."note" is 'protected health information';`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."patient_consents" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."patient_consents" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_consents.tenant_id and p.id = patient_consents.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_consents.tenant_id and p.id = patient_consents.patient_id) and not (select security.is_visitor()) end);`,
    );

    this.addSql(`alter table "clinic"."patient_contacts" drop constraint "patient_contacts_name_form";`);
    this.addSql(`alter table "clinic"."patient_contacts" drop constraint "patient_contacts_relation_form";`);
    this.addSql(`alter table "clinic"."patient_contacts" drop constraint "patient_contacts_phone_form";`);
    this.addSql(`alter table "clinic"."patient_contacts" drop constraint "patient_contacts_email_form";`);
    this.addSql(`alter table "clinic"."patient_contacts"
      alter column "name" type text using ${asText('name')},
      alter column "relation" type text using ${asText('relation')},
      alter column "phone" type text using ${asText('phone')},
      alter column "email" type text using ${asText('email')};`);
    this.addSql(`comment on column "clinic"."patient_contacts"."name" is 'protected health information';`);
    this.addSql(
      `comment on column "clinic"."patient_contacts"."relation" is 'protected health information';`,
    );
    this.addSql(`comment on column "clinic"."patient_contacts"."phone" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."patient_contacts"."email" is 'protected health information';`);
    this.addSql(
      `alter table "clinic"."patient_contacts" add constraint "patient_contacts_phone_form" check (phone ~ '^[+]{0,1}[0-9 ()/.-]{5,30}$' and phone ~ '([0-9][^0-9]*){5}');`,
    );
    this.addSql(
      `alter table "clinic"."patient_contacts" add constraint "patient_contacts_email_form" check (email ~ '^[!->\\u003fA-~]{1,64}@([a-z0-9-]+\\.)+[a-z0-9-]+$' and length(email) <= 254);`,
    );
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."patient_contacts" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."patient_contacts" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_contacts.tenant_id and p.id = patient_contacts.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_contacts.tenant_id and p.id = patient_contacts.patient_id) end);`,
    );

    this.addSql(`alter table "clinic"."patient_imports" drop constraint "patient_imports_name_form";`);
    this.addSql(`alter table "clinic"."patient_imports"
      alter column "name" type text using ${asText('name')};`);
    this.addSql(`comment on column "clinic"."patient_imports"."name" is 'protected health information';`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."patient_imports" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "visitors" on "clinic"."patient_imports" as restrictive using (not (select security.is_visitor())) with check (not (select security.is_visitor()));`,
    );
    this.addSql(
      `create policy "due" on "clinic"."patient_imports" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );

    this.addSql(`alter table "clinic"."patients" drop constraint "patients_notes_form";`);
    this.addSql(`alter table "clinic"."patients" drop constraint "patients_despite_reason_form";`);
    this.addSql(`alter table "clinic"."patients"
      alter column "notes" type text using ${asText('notes')},
      alter column "despite_reason" type text using ${asText('despite_reason')};`);
    this.addSql(`comment on column "clinic"."patients"."notes" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."patients"."despite_reason" is 'protected health information';`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."patients" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."patients" as restrictive using (case when (select security.facility_scope()) is null then true when (select security.own_patient()) is not null then id = (select security.own_patient()) else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true when (select security.own_patient()) is not null then id = (select security.own_patient()) else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(`alter table "clinic"."time_off" drop constraint "time_off_note_form";`);
    this.addSql(`alter table "clinic"."time_off"
      alter column "note" type text using ${asText('note')};`);
    this.addSql(`comment on column "clinic"."time_off"."note" is 'protected health information';`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."time_off" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "visitors" on "clinic"."time_off" as restrictive using (true) with check (not (select security.is_visitor()));`,
    );

    this.addSql(`alter table "clinic"."waiting_entries" drop constraint "waiting_entries_note_form";`);
    this.addSql(`alter table "clinic"."waiting_entries"
      alter column "note" type text using ${asText('note')};`);
    this.addSql(`comment on column "clinic"."waiting_entries"."note" is 'protected health information';`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."waiting_entries" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."waiting_entries" as restrictive using (case when (select security.facility_scope()) is null then true when (select security.own_patient()) is not null then patient_id = (select security.own_patient()) else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );
    this.addSql(
      `create policy "due" on "clinic"."waiting_entries" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );

    this.addSql(
      `alter table "clinic"."waiting_requests" drop constraint "waiting_requests_first_name_form";`,
    );
    this.addSql(`alter table "clinic"."waiting_requests" drop constraint "waiting_requests_last_name_form";`);
    this.addSql(`alter table "clinic"."waiting_requests" drop constraint "waiting_requests_note_form";`);
    this.addSql(`alter table "clinic"."waiting_requests" drop constraint "waiting_requests_reason_form";`);
    this.addSql(`alter table "clinic"."waiting_requests" drop constraint "waiting_requests_email_form";`);
    this.addSql(`alter table "clinic"."waiting_requests" drop constraint "waiting_requests_phone_form";`);
    this.addSql(`alter table "clinic"."waiting_requests"
      alter column "first_name" type text using ${asText('first_name')},
      alter column "last_name" type text using ${asText('last_name')},
      alter column "email" type text using ${asText('email')},
      alter column "phone" type text using ${asText('phone')},
      alter column "note" type text using ${asText('note')},
      alter column "reason" type text using ${asText('reason')};`);
    this.addSql(
      `comment on column "clinic"."waiting_requests"."first_name" is 'protected health information';`,
    );
    this.addSql(
      `comment on column "clinic"."waiting_requests"."last_name" is 'protected health information';`,
    );
    this.addSql(`comment on column "clinic"."waiting_requests"."email" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."waiting_requests"."phone" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."waiting_requests"."note" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."waiting_requests"."reason" is 'protected health information';`);
    this.addSql(
      `alter table "clinic"."waiting_requests" add constraint "waiting_requests_email_form" check (email ~ '^[!->\\u003fA-~]{1,64}@([a-z0-9-]+\\.)+[a-z0-9-]+$' and length(email) <= 254);`,
    );
    this.addSql(
      `alter table "clinic"."waiting_requests" add constraint "waiting_requests_phone_form" check (phone ~ '^[+]{0,1}[0-9 ()/.-]{5,30}$' and phone ~ '([0-9][^0-9]*){5}');`,
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
