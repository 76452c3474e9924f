import { Migration } from '@mikro-orm/migrations';

export class Migration20261128000400_clinic extends Migration {
  override up(): void {
    this.addSql(
      `create table "clinic"."access_entries" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "at" timestamptz(3) not null, "txid" xid8 null, "actor_id" uuid null, "grant_id" uuid null, "operator" text null, "procedure" text null, "request_id" text null, "address" text null, "patient_ids" uuid[] not null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create index "access_entries_tenant_id_at_id_index" on "clinic"."access_entries" ("tenant_id", "at", "id");`,
    );

    this.addSql(
      `create table "clinic"."audit_entries" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "at" timestamptz(3) not null, "txid" xid8 null, "actor_id" uuid null, "grant_id" uuid null, "operator" text null, "procedure" text null, "request_id" text null, "address" text null, "action" text not null, "entity" text not null, "entity_id" uuid null, "on_behalf_of" uuid null, "facility_id" uuid null, "reason" text null, "changes" jsonb not null default '{}', primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create index "audit_entries_tenant_id_entity_id_at_index" on "clinic"."audit_entries" ("tenant_id", "entity_id", "at");`,
    );
    this.addSql(
      `create index "audit_entries_tenant_id_actor_id_at_index" on "clinic"."audit_entries" ("tenant_id", "actor_id", "at");`,
    );
    this.addSql(
      `create index "audit_entries_tenant_id_at_id_index" on "clinic"."audit_entries" ("tenant_id", "at", "id");`,
    );
    this.addSql(`create index "audit_entries_changes" on "clinic"."audit_entries" using gin ("changes");`);

    this.addSql(
      `create table "clinic"."facilities" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "name" text not null, "kind" text not null, "licence" text null, "capacity" int null, "address" text null, "time_zone" text not null, "phone" text null, "email" text null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create unique index "facilities_name_unique" on "clinic"."facilities" ("tenant_id", "name") where "deleted_at" is null;`,
    );

    this.addSql(
      `create table "clinic"."invitations" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "email" text not null, "first_name" text not null, "last_name" text not null, "title" text null, "role" text not null, "facility_ids" uuid[] null, "token_hash" bytea not null, "invited_by" uuid null, "expires_at" timestamptz(3) not null, "accepted_at" timestamptz(3) null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."invitations"."token_hash" is 'protected health information';`);
    this.addSql(
      `create index "invitations_tenant_id_created_at_id_index" on "clinic"."invitations" ("tenant_id", "created_at", "id");`,
    );
    this.addSql(
      `create unique index "invitations_open_unique" on "clinic"."invitations" ("tenant_id", "email") where "deleted_at" is null and "accepted_at" is null;`,
    );
    this.addSql(
      `alter table "clinic"."invitations" add constraint "invitations_token_unique" unique ("tenant_id", "token_hash");`,
    );

    this.addSql(
      `create table "clinic"."mails" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "at" timestamptz(3) not null default now(), "kind" text not null, "recipient" text not null, "subject" text not null, "body" text not null, "secret" boolean not null default false, "status" text not null default 'queued', "attempts" int not null default 0, "due_at" timestamptz(3) not null default now(), "sent_at" timestamptz(3) null, "fault" text null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`create index "mails_tenant_id_at_id_index" on "clinic"."mails" ("tenant_id", "at", "id");`);
    this.addSql(
      `create index "mails_due" on "clinic"."mails" ("tenant_id", "due_at") where "status" = 'queued';`,
    );

    this.addSql(
      `create table "clinic"."organization_settings" ("id" uuid not null default uuid_generate_v4(), "tenant_id" uuid null, "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "version" int not null default 1, "week_starts_on" int null, "clock" text null, primary key ("id"));`,
    );
    this.addSql(
      `create unique index "organization_settings_one_default" on "clinic"."organization_settings" ("tenant_id") nulls not distinct where "tenant_id" is null;`,
    );
    this.addSql(
      `create unique index "organization_settings_one_per_clinic" on "clinic"."organization_settings" ("tenant_id") where "tenant_id" is not null;`,
    );

    this.addSql(
      `create table "clinic"."integration_settings" ("id" uuid not null default uuid_generate_v4(), "tenant_id" uuid null, "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "version" int not null default 1, "api_token_days" int null, primary key ("id"));`,
    );
    this.addSql(
      `create unique index "integration_settings_one_default" on "clinic"."integration_settings" ("tenant_id") nulls not distinct where "tenant_id" is null;`,
    );
    this.addSql(
      `create unique index "integration_settings_one_per_clinic" on "clinic"."integration_settings" ("tenant_id") where "tenant_id" is not null;`,
    );

    this.addSql(
      `create table "clinic"."communication_settings" ("id" uuid not null default uuid_generate_v4(), "tenant_id" uuid null, "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "version" int not null default 1, "sender_name" text null, "reply_to" text null, "footer" text null, primary key ("id"));`,
    );
    this.addSql(
      `create unique index "communication_settings_one_default" on "clinic"."communication_settings" ("tenant_id") nulls not distinct where "tenant_id" is null;`,
    );
    this.addSql(
      `create unique index "communication_settings_one_per_clinic" on "clinic"."communication_settings" ("tenant_id") where "tenant_id" is not null;`,
    );

    this.addSql(
      `create table "clinic"."booking_settings" ("id" uuid not null default uuid_generate_v4(), "tenant_id" uuid null, "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "version" int not null default 1, "slot_minutes" int null, "confirm_bookings" boolean null, "day_starts_at" int null, "day_ends_at" int null, primary key ("id"));`,
    );
    this.addSql(
      `create unique index "booking_settings_one_default" on "clinic"."booking_settings" ("tenant_id") nulls not distinct where "tenant_id" is null;`,
    );
    this.addSql(
      `create unique index "booking_settings_one_per_clinic" on "clinic"."booking_settings" ("tenant_id") where "tenant_id" is not null;`,
    );

    this.addSql(
      `create table "clinic"."security_settings" ("id" uuid not null default uuid_generate_v4(), "tenant_id" uuid null, "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "version" int not null default 1, "require_second_factor" boolean null, "idle_minutes" int null, "absolute_minutes" int null, "invitation_hours" int null, primary key ("id"));`,
    );
    this.addSql(
      `create unique index "security_settings_one_default" on "clinic"."security_settings" ("tenant_id") nulls not distinct where "tenant_id" is null;`,
    );
    this.addSql(
      `create unique index "security_settings_one_per_clinic" on "clinic"."security_settings" ("tenant_id") where "tenant_id" is not null;`,
    );

    this.addSql(
      `create table "clinic"."services" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "name" text not null, "slug" text not null, "description" text null, "duration_minutes" int not null, "buffer_minutes" int not null default 0, "price" int not null, "currency" text not null, "status" text not null default 'active', "color" text not null default 'blue', primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create index "services_tenant_id_name_id_index" on "clinic"."services" ("tenant_id", "name", "id");`,
    );
    this.addSql(
      `create unique index "services_slug_unique" on "clinic"."services" ("tenant_id", "slug") where "deleted_at" is null;`,
    );

    this.addSql(
      `create table "clinic"."users" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "kind" text not null default 'person', "account_id" uuid null, "facility_ids" uuid[] null, "email" text not null, "first_name" text not null, "last_name" text not null, "title" text null, "role" text not null, "status" text not null default 'active', primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create index "users_tenant_id_last_name_first_name_id_index" on "clinic"."users" ("tenant_id", "last_name", "first_name", "id");`,
    );
    this.addSql(
      `create unique index "users_account_unique" on "clinic"."users" ("tenant_id", "account_id") where "deleted_at" is null;`,
    );

    this.addSql(
      `create table "clinic"."patients" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "first_name" text not null, "last_name" text not null, "birth_date" date null, "sex" text not null default 'unknown', "identifier" text null, "email" text null, "phone" text null, "address" text null, "emergency_contact" text null, "notes" text null, "status" text not null default 'active', "consent" boolean not null default false, "facility_id" uuid null, "practitioner_id" uuid null, "search_terms" text[] not null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."patients"."first_name" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."patients"."last_name" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."patients"."birth_date" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."patients"."sex" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."patients"."identifier" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."patients"."email" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."patients"."phone" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."patients"."address" is 'protected health information';`);
    this.addSql(
      `comment on column "clinic"."patients"."emergency_contact" is 'protected health information';`,
    );
    this.addSql(`comment on column "clinic"."patients"."notes" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."patients"."search_terms" is 'protected health information';`);
    this.addSql(
      `create index "patients_tenant_id_last_name_first_name_id_index" on "clinic"."patients" ("tenant_id", "last_name", "first_name", "id");`,
    );
    this.addSql(
      `create index "patients_tenant_id_birth_date_id_index" on "clinic"."patients" ("tenant_id", "birth_date", "id");`,
    );
    this.addSql(
      `create index "patients_tenant_id_created_at_id_index" on "clinic"."patients" ("tenant_id", "created_at", "id");`,
    );
    this.addSql(
      `create unique index "patients_identifier_unique" on "clinic"."patients" ("tenant_id", "identifier") where "deleted_at" is null;`,
    );

    this.addSql(
      `create table "clinic"."patient_terms" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "patient_id" uuid not null, "facility_id" uuid null, "term" text collate "C" not null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."patient_terms"."term" is 'protected health information';`);
    this.addSql(
      `create index "patient_terms_by_term" on "clinic"."patient_terms" ("tenant_id", "term", "patient_id");`,
    );
    this.addSql(
      `create index "patient_terms_by_patient" on "clinic"."patient_terms" ("tenant_id", "patient_id");`,
    );

    this.addSql(
      `create table "clinic"."bookings" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "patient_id" uuid not null, "service_id" uuid not null, "practitioner_id" uuid not null, "facility_id" uuid not null, "starts_at" timestamptz(3) not null, "ends_at" timestamptz(3) not null, "busy_until" timestamptz(3) not null, "status" text not null default 'pending', "notes" text null, "cancellation_reason" text null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."bookings"."notes" is 'protected health information';`);
    this.addSql(
      `comment on column "clinic"."bookings"."cancellation_reason" is 'protected health information';`,
    );
    this.addSql(
      `create index "bookings_tenant_id_starts_at_id_index" on "clinic"."bookings" ("tenant_id", "starts_at", "id");`,
    );
    this.addSql(
      `create index "bookings_tenant_id_patient_id_starts_at_index" on "clinic"."bookings" ("tenant_id", "patient_id", "starts_at");`,
    );
    this.addSql(
      `create index "bookings_tenant_id_practitioner_id_starts_at_index" on "clinic"."bookings" ("tenant_id", "practitioner_id", "starts_at");`,
    );

    this.addSql(
      `create table "clinic"."availability_rules" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "practitioner_id" uuid not null, "facility_id" uuid not null, "weekday" int not null, "from_minute" int not null, "to_minute" int not null, primary key ("tenant_id", "id"));`,
    );

    // Before anything guards the tables: a migration is nobody's change.
    this.addSql(`insert into "clinic"."organization_settings" (week_starts_on, clock) values (1, 'region');`);
    this.addSql(
      `insert into "clinic"."booking_settings" (slot_minutes, confirm_bookings, day_starts_at, day_ends_at) values (15, false, 7, 20);`,
    );
    this.addSql(
      `insert into "clinic"."security_settings" (require_second_factor, idle_minutes, absolute_minutes, invitation_hours) values (false, 120, 720, 168);`,
    );
    this.addSql(`insert into "clinic"."integration_settings" (api_token_days) values (0);`);
    this.addSql(
      `insert into "clinic"."communication_settings" (sender_name, reply_to, footer) values ('', '', '');`,
    );

    this.addSql(
      `create trigger "stamp_entry" before insert on "clinic"."access_entries" for each row execute function security.stamp_entry();`,
    );
    this.addSql(`alter table "clinic"."access_entries" enable row level security;`);
    this.addSql(`alter table "clinic"."access_entries" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."access_entries" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."access_entries" as restrictive for select using (case when (select security.facility_scope()) is null then true else actor_id = (select security.current_actor()) end);`,
    );

    this.addSql(
      `create trigger "stamp_entry" before insert on "clinic"."audit_entries" for each row execute function security.stamp_entry();`,
    );
    this.addSql(`alter table "clinic"."audit_entries" enable row level security;`);
    this.addSql(`alter table "clinic"."audit_entries" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."audit_entries" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."audit_entries" as restrictive for select using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) or actor_id = (select security.current_actor()) end);`,
    );
    this.addSql(
      `create policy "trail" on "clinic"."audit_entries" for insert to "medflow_identity", "medflow_owner", "medflow_platform" with check (true);`,
    );

    this.addSql(
      `alter table "clinic"."facilities" add constraint "facilities_capacity_positive" check (capacity > 0);`,
    );
    this.addSql(
      `alter table "clinic"."facilities" add constraint "facilities_kind_known" check (kind in ('clinic', 'practice', 'hospital', 'laboratory', 'home', 'other'));`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."facilities" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."facilities" deferrable initially deferred for each row execute function security.require_audit('Facility');`,
    );
    this.addSql(`alter table "clinic"."facilities" enable row level security;`);
    this.addSql(`alter table "clinic"."facilities" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."facilities" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."facilities" as restrictive using (case when (select security.facility_scope()) is null then true else id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(
      `alter table "clinic"."invitations" add constraint "invitations_role_known" check (role in ('owner', 'admin', 'provider', 'staff', 'auditor', 'portal'));`,
    );
    this.addSql(
      `alter table "clinic"."invitations" add constraint "invitations_email_lower" check (email = lower(email));`,
    );
    this.addSql(
      `create trigger "keep_scope" before insert or update on "clinic"."invitations" for each row execute function security.keep_scope();`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."invitations" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."invitations" deferrable initially deferred for each row execute function security.require_audit('Invitation');`,
    );
    this.addSql(`alter table "clinic"."invitations" enable row level security;`);
    this.addSql(`alter table "clinic"."invitations" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."invitations" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );

    this.addSql(
      `alter table "clinic"."mails" add constraint "mails_status_known" check (status in ('queued', 'sent', 'failed'));`,
    );
    this.addSql(
      `alter table "clinic"."mails" add constraint "mails_secret_sealed" check (not secret or sent_at is not null or body ~ '^[A-Za-z0-9_-]+$');`,
    );
    this.addSql(`alter table "clinic"."mails" enable row level security;`);
    this.addSql(`alter table "clinic"."mails" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."mails" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."mails" as restrictive for select using (case when (select security.facility_scope()) is null then true else current_user = 'medflow_owner' end);`,
    );
    this.addSql(
      `create policy "due" on "clinic"."mails" for select to "medflow_owner" using (status = 'queued');`,
    );
    this.addSql(
      `create policy "post" on "clinic"."mails" for insert to "medflow_identity", "medflow_platform" with check (true);`,
    );

    this.addSql(
      `alter table "clinic"."organization_settings" add constraint "organization_settings_tenant_id_foreign" foreign key ("tenant_id") references "platform"."clinics" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."organization_settings" add constraint "organization_settings_complete" check (tenant_id is not null or num_nulls(week_starts_on, clock) = 0);`,
    );
    this.addSql(
      `alter table "clinic"."organization_settings" add constraint "organization_settings_week_start" check (week_starts_on >= 1 and week_starts_on <= 7);`,
    );
    this.addSql(
      `alter table "clinic"."organization_settings" add constraint "organization_settings_clock_known" check (clock in ('region', '12h', '24h'));`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."organization_settings" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."organization_settings" deferrable initially deferred for each row execute function security.require_audit('OrganizationSettings');`,
    );
    this.addSql(`alter table "clinic"."organization_settings" enable row level security;`);
    this.addSql(`alter table "clinic"."organization_settings" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."organization_settings" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "defaults" on "clinic"."organization_settings" for select using (tenant_id is null and (select security.current_tenant()) is not null);`,
    );
    this.addSql(
      `create policy "operators" on "clinic"."organization_settings" to "medflow_platform" using (tenant_id is null) with check (tenant_id is null);`,
    );

    this.addSql(
      `alter table "clinic"."integration_settings" add constraint "integration_settings_tenant_id_foreign" foreign key ("tenant_id") references "platform"."clinics" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."integration_settings" add constraint "integration_settings_complete" check (tenant_id is not null or num_nulls(api_token_days) = 0);`,
    );
    this.addSql(
      `alter table "clinic"."integration_settings" add constraint "integration_settings_token_days" check (api_token_days >= 0 and api_token_days <= 3650);`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."integration_settings" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."integration_settings" deferrable initially deferred for each row execute function security.require_audit('IntegrationSettings');`,
    );
    this.addSql(`alter table "clinic"."integration_settings" enable row level security;`);
    this.addSql(`alter table "clinic"."integration_settings" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."integration_settings" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "defaults" on "clinic"."integration_settings" for select using (tenant_id is null and (select security.current_tenant()) is not null);`,
    );
    this.addSql(
      `create policy "operators" on "clinic"."integration_settings" to "medflow_platform" using (tenant_id is null) with check (tenant_id is null);`,
    );

    this.addSql(
      `alter table "clinic"."communication_settings" add constraint "communication_settings_tenant_id_foreign" foreign key ("tenant_id") references "platform"."clinics" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."communication_settings" add constraint "communication_settings_complete" check (tenant_id is not null or num_nulls(sender_name, reply_to, footer) = 0);`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."communication_settings" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."communication_settings" deferrable initially deferred for each row execute function security.require_audit('CommunicationSettings');`,
    );
    this.addSql(`alter table "clinic"."communication_settings" enable row level security;`);
    this.addSql(`alter table "clinic"."communication_settings" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."communication_settings" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "defaults" on "clinic"."communication_settings" for select using (tenant_id is null and (select security.current_tenant()) is not null);`,
    );
    this.addSql(
      `create policy "operators" on "clinic"."communication_settings" to "medflow_platform" using (tenant_id is null) with check (tenant_id is null);`,
    );

    this.addSql(
      `alter table "clinic"."booking_settings" add constraint "booking_settings_tenant_id_foreign" foreign key ("tenant_id") references "platform"."clinics" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."booking_settings" add constraint "booking_settings_complete" check (tenant_id is not null or num_nulls(slot_minutes, confirm_bookings, day_starts_at, day_ends_at) = 0);`,
    );
    this.addSql(
      `alter table "clinic"."booking_settings" add constraint "booking_settings_slot_minutes" check (slot_minutes >= 5 and slot_minutes <= 120);`,
    );
    this.addSql(
      `alter table "clinic"."booking_settings" add constraint "booking_settings_whole_day" check ((day_starts_at is null) = (day_ends_at is null));`,
    );
    this.addSql(
      `alter table "clinic"."booking_settings" add constraint "booking_settings_day" check (day_starts_at >= 0 and day_ends_at <= 24 and day_starts_at < day_ends_at);`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."booking_settings" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."booking_settings" deferrable initially deferred for each row execute function security.require_audit('BookingSettings');`,
    );
    this.addSql(`alter table "clinic"."booking_settings" enable row level security;`);
    this.addSql(`alter table "clinic"."booking_settings" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."booking_settings" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "defaults" on "clinic"."booking_settings" for select using (tenant_id is null and (select security.current_tenant()) is not null);`,
    );
    this.addSql(
      `create policy "operators" on "clinic"."booking_settings" to "medflow_platform" using (tenant_id is null) with check (tenant_id is null);`,
    );

    this.addSql(
      `alter table "clinic"."security_settings" add constraint "security_settings_tenant_id_foreign" foreign key ("tenant_id") references "platform"."clinics" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."security_settings" add constraint "security_settings_complete" check (tenant_id is not null or num_nulls(require_second_factor, idle_minutes, absolute_minutes, invitation_hours) = 0);`,
    );
    this.addSql(
      `alter table "clinic"."security_settings" add constraint "security_settings_idle" check (idle_minutes >= 5 and idle_minutes <= 1440);`,
    );
    this.addSql(
      `alter table "clinic"."security_settings" add constraint "security_settings_absolute" check (absolute_minutes >= 15 and absolute_minutes <= 1440);`,
    );
    this.addSql(
      `alter table "clinic"."security_settings" add constraint "security_settings_invitation" check (invitation_hours >= 1 and invitation_hours <= 720);`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."security_settings" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."security_settings" deferrable initially deferred for each row execute function security.require_audit('SecuritySettings');`,
    );
    this.addSql(`alter table "clinic"."security_settings" enable row level security;`);
    this.addSql(`alter table "clinic"."security_settings" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."security_settings" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "defaults" on "clinic"."security_settings" for select using (tenant_id is null and (select security.current_tenant()) is not null);`,
    );
    this.addSql(
      `create policy "operators" on "clinic"."security_settings" to "medflow_platform" using (tenant_id is null) with check (tenant_id is null);`,
    );

    this.addSql(
      `alter table "clinic"."services" add constraint "services_duration_positive" check (duration_minutes > 0);`,
    );
    this.addSql(
      `alter table "clinic"."services" add constraint "services_buffer_not_negative" check (buffer_minutes >= 0);`,
    );
    this.addSql(
      `alter table "clinic"."services" add constraint "services_price_not_negative" check (price >= 0);`,
    );
    this.addSql(
      `alter table "clinic"."services" add constraint "services_status_known" check (status in ('draft', 'active', 'archived'));`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."services" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."services" deferrable initially deferred for each row execute function security.require_audit('Service');`,
    );
    this.addSql(`alter table "clinic"."services" enable row level security;`);
    this.addSql(`alter table "clinic"."services" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."services" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );

    this.addSql(
      `alter table "clinic"."users" add constraint "users_role_known" check (role in ('owner', 'admin', 'provider', 'staff', 'auditor', 'portal'));`,
    );
    this.addSql(
      `alter table "clinic"."users" add constraint "users_kind_known" check (kind in ('person', 'service'));`,
    );
    this.addSql(
      `alter table "clinic"."users" add constraint "users_account_of_person" check ((kind = 'person') = (account_id is not null));`,
    );
    this.addSql(
      `alter table "clinic"."users" add constraint "users_status_known" check (status in ('active', 'inactive'));`,
    );
    this.addSql(
      `create trigger "count_insert" after insert on "clinic"."users" referencing new table as added for each statement execute function security.count_usage('users');`,
    );
    this.addSql(
      `create trigger "count_update" after update on "clinic"."users" referencing old table as removed new table as added for each statement execute function security.count_usage('users');`,
    );
    this.addSql(
      `create trigger "count_delete" after delete on "clinic"."users" referencing old table as removed for each statement execute function security.count_usage('users');`,
    );
    this.addSql(
      `create trigger "keep_scope" before insert or update on "clinic"."users" for each row execute function security.keep_scope();`,
    );
    this.addSql(
      `create trigger "project_membership" after insert or update or delete on "clinic"."users" for each row execute function security.project_membership();`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."users" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."users" deferrable initially deferred for each row execute function security.require_audit('User');`,
    );
    this.addSql(`alter table "clinic"."users" enable row level security;`);
    this.addSql(`alter table "clinic"."users" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."users" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );

    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_tenant_id_facility_id_foreign" foreign key ("tenant_id", "facility_id") references "clinic"."facilities" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_tenant_id_practitioner_id_foreign" foreign key ("tenant_id", "practitioner_id") references "clinic"."users" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_sex_known" check (sex in ('female', 'male', 'other', 'unknown'));`,
    );
    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_status_known" check (status in ('active', 'inactive', 'deceased'));`,
    );
    this.addSql(
      `create trigger "count_insert" after insert on "clinic"."patients" referencing new table as added for each statement execute function security.count_usage('patients');`,
    );
    this.addSql(
      `create trigger "count_update" after update on "clinic"."patients" referencing old table as removed new table as added for each statement execute function security.count_usage('patients');`,
    );
    this.addSql(
      `create trigger "count_delete" after delete on "clinic"."patients" referencing old table as removed for each statement execute function security.count_usage('patients');`,
    );
    this.addSql(
      `create trigger "spread_terms" after insert or update on "clinic"."patients" for each row execute function security.spread_terms();`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."patients" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."patients" deferrable initially deferred for each row execute function security.require_audit('Patient');`,
    );
    this.addSql(`alter table "clinic"."patients" enable row level security;`);
    this.addSql(`alter table "clinic"."patients" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."patients" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."patients" as restrictive using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(
      `alter table "clinic"."patient_terms" add constraint "patient_terms_tenant_id_patient_id_foreign" foreign key ("tenant_id", "patient_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(`alter table "clinic"."patient_terms" enable row level security;`);
    this.addSql(`alter table "clinic"."patient_terms" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."patient_terms" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."patient_terms" as restrictive using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(
      `alter table "clinic"."bookings" add constraint "bookings_tenant_id_patient_id_foreign" foreign key ("tenant_id", "patient_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."bookings" add constraint "bookings_tenant_id_service_id_foreign" foreign key ("tenant_id", "service_id") references "clinic"."services" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."bookings" add constraint "bookings_tenant_id_practitioner_id_foreign" foreign key ("tenant_id", "practitioner_id") references "clinic"."users" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."bookings" add constraint "bookings_tenant_id_facility_id_foreign" foreign key ("tenant_id", "facility_id") references "clinic"."facilities" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."bookings" add constraint "bookings_end_after_start" check (ends_at > starts_at);`,
    );
    this.addSql(
      `alter table "clinic"."bookings" add constraint "bookings_last_a_day_at_most" check (ends_at <= starts_at + '1 day'::interval);`,
    );
    this.addSql(
      `alter table "clinic"."bookings" add constraint "bookings_busy_until_end" check (busy_until >= ends_at);`,
    );
    this.addSql(
      `alter table "clinic"."bookings" add constraint "bookings_status_known" check (status in ('pending', 'confirmed', 'arrived', 'in_room', 'completed', 'cancelled', 'no_show'));`,
    );
    this.addSql(
      `alter table "clinic"."bookings" add constraint "bookings_practitioner_overlap" exclude using gist (tenant_id with =, practitioner_id with =, tstzrange(starts_at, busy_until) with &&) where (deleted_at is null and status in ('pending', 'confirmed', 'arrived', 'in_room'));`,
    );
    this.addSql(
      `alter table "clinic"."bookings" add constraint "bookings_patient_overlap" exclude using gist (tenant_id with =, patient_id with =, tstzrange(starts_at, ends_at) with &&) where (deleted_at is null and status in ('pending', 'confirmed', 'arrived', 'in_room'));`,
    );
    this.addSql(
      `create trigger "count_insert" after insert on "clinic"."bookings" referencing new table as added for each statement execute function security.count_usage('bookings');`,
    );
    this.addSql(
      `create trigger "count_update" after update on "clinic"."bookings" referencing old table as removed new table as added for each statement execute function security.count_usage('bookings');`,
    );
    this.addSql(
      `create trigger "count_delete" after delete on "clinic"."bookings" referencing old table as removed for each statement execute function security.count_usage('bookings');`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."bookings" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."bookings" deferrable initially deferred for each row execute function security.require_audit('Booking');`,
    );
    this.addSql(`alter table "clinic"."bookings" enable row level security;`);
    this.addSql(`alter table "clinic"."bookings" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."bookings" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."bookings" as restrictive using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(
      `alter table "clinic"."availability_rules" add constraint "availability_rules_tenant_id_practitioner_id_foreign" foreign key ("tenant_id", "practitioner_id") references "clinic"."users" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."availability_rules" add constraint "availability_rules_tenant_id_facility_id_foreign" foreign key ("tenant_id", "facility_id") references "clinic"."facilities" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."availability_rules" add constraint "availability_rules_weekday" check (weekday >= 1 and weekday <= 7);`,
    );
    this.addSql(
      `alter table "clinic"."availability_rules" add constraint "availability_rules_minutes" check (from_minute >= 0 and to_minute <= 1440 and from_minute < to_minute);`,
    );
    this.addSql(
      `alter table "clinic"."availability_rules" add constraint "availability_rules_overlap" exclude using gist (tenant_id with =, practitioner_id with =, weekday with =, int4range(from_minute, to_minute) with &&) where (deleted_at is null);`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."availability_rules" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."availability_rules" deferrable initially deferred for each row execute function security.require_audit('AvailabilityRule');`,
    );
    this.addSql(`alter table "clinic"."availability_rules" enable row level security;`);
    this.addSql(`alter table "clinic"."availability_rules" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."availability_rules" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."availability_rules" as restrictive using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    // Trails are insert-only, and the search index is written by its trigger alone.
    this.addSql(`revoke update on "clinic"."audit_entries", "clinic"."access_entries" from medflow_app;`);
    this.addSql(`revoke insert, update on "clinic"."patient_terms" from medflow_app;`);
    // What happens at the front door or on the platform leaves its trace and its mail, but reads none.
    this.addSql(
      `grant insert on "clinic"."audit_entries", "clinic"."mails" to medflow_identity, medflow_platform;`,
    );
    // A clinic is opened in one transaction: the platform may furnish one, under its signed context, but not read it.
    for (const table of ['users', 'facilities', 'invitations'])
      this.addSql(`grant insert, select ("version") on "clinic"."${table}" to medflow_platform;`);
    // Operators keep the defaults.
    for (const kind of ['booking', 'communication', 'integration', 'organization', 'security'])
      this.addSql(`grant select, insert, update on "clinic"."${kind}_settings" to medflow_platform;`);
  }

  override down(): void {
    this.addSql(
      `drop table "clinic"."access_entries", "clinic"."audit_entries", "clinic"."availability_rules", "clinic"."booking_settings", "clinic"."bookings", "clinic"."communication_settings", "clinic"."facilities", "clinic"."integration_settings", "clinic"."invitations", "clinic"."mails", "clinic"."organization_settings", "clinic"."patient_terms", "clinic"."patients", "clinic"."security_settings", "clinic"."services", "clinic"."users"`,
    );
  }
}
