import { Migration } from '@mikro-orm/migrations';

export class Migration20261129034621_portal extends Migration {
  override name = 'Migration20261129034621_portal';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."portal_sessions" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "at" timestamptz(3) not null, "patient_id" uuid not null, "link_hash" bytea not null, "code_hash" bytea not null, "browser_hash" bytea not null, "email_hash" bytea not null, "session_hash" bytea null, "opened_at" timestamptz(3) null, "last_seen_at" timestamptz(3) null, "ends_at" timestamptz(3) not null, "ended_at" timestamptz(3) null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."portal_sessions"."tenant_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."portal_sessions"."at" is 'written once';`);
    this.addSql(`comment on column "clinic"."portal_sessions"."patient_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."portal_sessions"."link_hash" is 'written once';`);
    this.addSql(`comment on column "clinic"."portal_sessions"."code_hash" is 'written once';`);
    this.addSql(`comment on column "clinic"."portal_sessions"."browser_hash" is 'written once';`);
    this.addSql(`comment on column "clinic"."portal_sessions"."email_hash" is 'written once';`);
    this.addSql(
      `create index "portal_sessions_tenant_id_patient_id_index" on "clinic"."portal_sessions" ("tenant_id", "patient_id");`,
    );
    this.addSql(
      `create index "portal_sessions_tenant_id_browser_hash_index" on "clinic"."portal_sessions" ("tenant_id", "browser_hash");`,
    );
    this.addSql(`create index "portal_sessions_by_age" on "clinic"."portal_sessions" ("ends_at");`);
    this.addSql(
      `alter table "clinic"."portal_sessions" add constraint "portal_sessions_link_unique" unique ("tenant_id", "link_hash");`,
    );
    this.addSql(
      `alter table "clinic"."portal_sessions" add constraint "portal_sessions_session_unique" unique ("tenant_id", "session_hash");`,
    );

    this.addSql(`drop policy "facility_scope" on "clinic"."access_entries";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."patients";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."series";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."patient_merges";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."patient_identifiers";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."patient_contacts";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."patient_consents";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."patient_addresses";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."bookings";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."waiting_entries";`);

    this.addSql(`alter table "clinic"."access_entries" add "by_patient" uuid null;`);
    this.addSql(
      `create trigger "stamp_patient" before insert on "clinic"."access_entries" for each row execute function security.stamp_patient();`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."access_entries" as restrictive for select using (case when (select security.facility_scope()) is null then true else actor_id = (select security.current_actor()) or (select security.own_patient()) = any (patient_ids) end);`,
    );

    this.addSql(`alter table "clinic"."audit_entries" add "by_patient" uuid null;`);
    this.addSql(
      `create trigger "stamp_patient" before insert on "clinic"."audit_entries" for each row execute function security.stamp_patient();`,
    );

    this.addSql(`alter table "clinic"."booking_settings" drop constraint "booking_settings_complete";`);
    this.addSql(`alter table "clinic"."booking_settings" add "patient_portal" boolean null;`);
    this.addSql('alter table clinic.booking_settings no force row level security, disable trigger user');
    // Off, until a clinic wants it.
    this.addSql('update clinic.booking_settings set patient_portal = false where tenant_id is null');
    this.addSql('alter table clinic.booking_settings force row level security, enable trigger user');
    this.addSql(
      `alter table "clinic"."booking_settings" add constraint "booking_settings_complete" check (tenant_id is not null or num_nulls(slot_minutes, confirm_bookings, day_starts_at, day_ends_at, no_show_after_minutes, public_booking, public_confirms, public_days_ahead, public_hours_before, public_change_hours, public_text, patient_portal) = 0);`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."patients" as restrictive using (case when (select security.facility_scope()) is null then true when (select security.own_patient()) is not null then id = (select security.own_patient()) else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."series" as restrictive using (case when (select security.facility_scope()) is null then true when (select security.own_patient()) is not null then patient_id = (select security.own_patient()) else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."patient_merges" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_merges.tenant_id and p.id = patient_merges.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_merges.tenant_id and p.id = patient_merges.patient_id) and not (select security.is_visitor()) end);`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."patient_identifiers" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_identifiers.tenant_id and p.id = patient_identifiers.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_identifiers.tenant_id and p.id = patient_identifiers.patient_id) and not (select security.is_visitor()) end);`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."patient_contacts" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_contacts.tenant_id and p.id = patient_contacts.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_contacts.tenant_id and p.id = patient_contacts.patient_id) and not (select security.is_visitor()) end);`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."patient_consents" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_consents.tenant_id and p.id = patient_consents.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_consents.tenant_id and p.id = patient_consents.patient_id) and not (select security.is_visitor()) end);`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."patient_addresses" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_addresses.tenant_id and p.id = patient_addresses.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_addresses.tenant_id and p.id = patient_addresses.patient_id) and not (select security.is_visitor()) end);`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."bookings" as restrictive using (case when (select security.facility_scope()) is null then true when (select security.own_patient()) is not null then patient_id = (select security.own_patient()) else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true when (select security.own_patient()) is not null then patient_id = (select security.own_patient()) else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."waiting_entries" as restrictive using (case when (select security.facility_scope()) is null then true when (select security.own_patient()) is not null then patient_id = (select security.own_patient()) else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(
      `alter table "clinic"."portal_sessions" add constraint "portal_sessions_tenant_id_patient_id_foreign" foreign key ("tenant_id", "patient_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."portal_sessions" add constraint "portal_sessions_opened" check ((opened_at is null) = (session_hash is null) and (opened_at is null) = (last_seen_at is null));`,
    );
    this.addSql(`alter table "clinic"."portal_sessions" enable row level security;`);
    this.addSql(`alter table "clinic"."portal_sessions" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."portal_sessions" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."portal_sessions" as restrictive for select using (case when (select security.facility_scope()) is null then true else current_user = 'medflow_owner' end);`,
    );
    this.addSql(
      `create policy "expired" on "clinic"."portal_sessions" to "medflow_owner" using (ends_at < now() - '30 days'::interval and (select security.seeks_work())) with check (false);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "clinic"."portal_sessions" cascade;`);

    this.addSql(`drop policy "facility_scope" on "clinic"."access_entries";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."bookings";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."patient_addresses";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."patient_consents";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."patient_contacts";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."patient_identifiers";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."patient_merges";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."patients";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."series";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."waiting_entries";`);

    this.addSql(`drop trigger if exists "stamp_patient" on "clinic"."access_entries";`);
    this.addSql(`drop function if exists "clinic"."access_entries_stamp_patient_fn"();`);
    this.addSql(`alter table "clinic"."access_entries" drop column "by_patient";`);
    this.addSql(
      `create policy "facility_scope" on "clinic"."access_entries" as restrictive for select using (case when (select security.facility_scope()) is null then true else actor_id = (select security.current_actor()) end);`,
    );

    this.addSql(`drop trigger if exists "stamp_patient" on "clinic"."audit_entries";`);
    this.addSql(`drop function if exists "clinic"."audit_entries_stamp_patient_fn"();`);
    this.addSql(`alter table "clinic"."audit_entries" drop column "by_patient";`);

    this.addSql(`alter table "clinic"."booking_settings" drop constraint "booking_settings_complete";`);
    this.addSql(`alter table "clinic"."booking_settings" drop column "patient_portal";`);
    this.addSql(
      `alter table "clinic"."booking_settings" add constraint "booking_settings_complete" check (tenant_id is not null or num_nulls(slot_minutes, confirm_bookings, day_starts_at, day_ends_at, no_show_after_minutes, public_booking, public_confirms, public_days_ahead, public_hours_before, public_change_hours, public_text) = 0);`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."bookings" as restrictive using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."patient_addresses" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_addresses.tenant_id and p.id = patient_addresses.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_addresses.tenant_id and p.id = patient_addresses.patient_id) end);`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."patient_consents" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_consents.tenant_id and p.id = patient_consents.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_consents.tenant_id and p.id = patient_consents.patient_id) end);`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."patient_contacts" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_contacts.tenant_id and p.id = patient_contacts.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_contacts.tenant_id and p.id = patient_contacts.patient_id) end);`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."patient_identifiers" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_identifiers.tenant_id and p.id = patient_identifiers.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_identifiers.tenant_id and p.id = patient_identifiers.patient_id) end);`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."patient_merges" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_merges.tenant_id and p.id = patient_merges.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_merges.tenant_id and p.id = patient_merges.patient_id) end);`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."patients" as restrictive using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."series" as restrictive using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."waiting_entries" as restrictive using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );
  }
}
