import { Migration } from '@mikro-orm/migrations';

export class Migration20261121000500_platform extends Migration {
  override up(): void {
    this.addSql(
      `create table "platform"."alerts" ("id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "name" text not null, "subject" text not null, "tenant_id" uuid null, "severity" text not null, "count" int not null default 1, "last_at" timestamptz(3) not null default now(), "acknowledged_at" timestamptz(3) null, "acknowledged_by" uuid null, primary key ("id"));`,
    );
    this.addSql(
      `create unique index "alerts_one_open" on "platform"."alerts" ("name", "subject") where "acknowledged_at" is null;`,
    );

    this.addSql(
      `create table "clinic"."mails" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "at" timestamptz(3) not null default now(), "kind" text not null, "recipient" text not null, "subject" text not null, "body" text not null, "secret" boolean not null default false, "status" text not null default 'queued', "attempts" int not null default 0, "due_at" timestamptz(3) not null default now(), "sent_at" timestamptz(3) null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`create index "mails_tenant_id_at_id_index" on "clinic"."mails" ("tenant_id", "at", "id");`);
    this.addSql(
      `create index "mails_due" on "clinic"."mails" ("tenant_id", "due_at") where "status" = 'queued';`,
    );

    this.addSql(
      `create table "identity"."memberships" ("tenant_id" uuid not null, "user_id" uuid not null, "account_id" uuid null, "role" text not null, "name" text not null, "email" text not null, "facility_ids" uuid[] null, primary key ("tenant_id", "user_id"));`,
    );
    this.addSql(
      `create index "memberships_by_account" on "identity"."memberships" ("account_id", "tenant_id");`,
    );

    this.addSql(
      `create table "platform"."operators" ("id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "account_id" uuid not null, "name" text not null, "email" text not null, "role" text not null, "status" text not null default 'active', primary key ("id"));`,
    );
    this.addSql(
      `alter table "platform"."operators" add constraint "operators_account_unique" unique ("account_id");`,
    );

    this.addSql(
      `create table "platform"."plans" ("code" text not null, "name" text not null, "price" int not null, "currency" text not null default 'EUR', "trial_days" int not null default 0, "max_users" int null, "max_patients" int null, "max_bookings_per_month" int null, "max_storage_megabytes" int null, "max_api_calls_per_month" int null, "calls_per_minute" int not null, "token_calls_per_minute" int not null, primary key ("code"));`,
    );

    this.addSql(
      `create table "platform"."security_events" ("id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "kind" text not null, "tenant_id" uuid null, "from_tenant_id" uuid null, "account_id" uuid null, "procedure" text null, "request_id" text null, "address" text null, primary key ("id"));`,
    );
    this.addSql(
      `create index "security_events_created_at_id_index" on "platform"."security_events" ("created_at", "id");`,
    );
    this.addSql(
      `create index "security_events_tenant_id_created_at_index" on "platform"."security_events" ("tenant_id", "created_at");`,
    );

    this.addSql(
      `create table "platform"."support_grants" ("id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "clinic_id" uuid not null, "operator_id" uuid not null, "reason" text not null, "ticket" text not null, "scope" text not null default 'read', "emergency" boolean not null default false, "minutes" int not null, "approved_by" uuid null, "approved_at" timestamptz(3) null, "declined_at" timestamptz(3) null, "expires_at" timestamptz(3) null, "ended_at" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(
      `create index "support_grants_clinic_id_created_at_index" on "platform"."support_grants" ("clinic_id", "created_at");`,
    );
    this.addSql(
      `create index "support_grants_operator_id_created_at_index" on "platform"."support_grants" ("operator_id", "created_at");`,
    );

    this.addSql(
      `create table "platform"."system_entries" ("id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "action" text not null, "operator_id" uuid null, "actor" text not null, "tenant_id" uuid null, "entity" text not null, "entity_id" text null, "changes" jsonb not null default '{}', "reason" text null, "request_id" text null, "address" text null, primary key ("id"));`,
    );
    this.addSql(
      `create index "system_entries_created_at_id_index" on "platform"."system_entries" ("created_at", "id");`,
    );
    this.addSql(
      `create index "system_entries_tenant_id_created_at_index" on "platform"."system_entries" ("tenant_id", "created_at");`,
    );

    this.addSql(`
      insert into "platform"."plans" (code, name, price, trial_days, max_users, max_patients, max_bookings_per_month,
        max_storage_megabytes, max_api_calls_per_month, calls_per_minute, token_calls_per_minute) values
        ('starter', 'Starter', 4900, 30, 10, 2000, 1000, 1000, 50000, 1200, 120),
        ('standard', 'Standard', 14900, 30, 50, 20000, 10000, 10000, 500000, 6000, 600),
        ('professional', 'Professional', 39900, 30, null, null, null, 100000, null, 30000, 3000);`);
    // Plans that an older schema took as any word.
    this.addSql(`
      insert into "platform"."plans" (code, name, price, calls_per_minute, token_calls_per_minute)
      select distinct plan, initcap(plan), 0, 6000, 600 from "platform"."clinics" on conflict do nothing;`);

    this.addSql(`drop policy "tenant_isolation" on "clinic"."clinic_settings";`);

    this.addSql(`drop policy "tenant_isolation" on "clinic"."facilities";`);

    this.addSql(`drop policy "tenant_isolation" on "clinic"."services";`);

    this.addSql(`drop policy "tenant_isolation" on "clinic"."users";`);

    this.addSql(`drop policy "tenant_isolation" on "clinic"."patients";`);

    this.addSql(`drop policy "tenant_isolation" on "clinic"."bookings";`);

    this.addSql(`drop policy "tenant_isolation" on "clinic"."availability_rules";`);

    this.addSql(`alter table "clinic"."access_entries" add "grant_id" uuid null, add "operator" text null;`);
    this.addSql(
      `create policy "facility_scope" on "clinic"."access_entries" as restrictive for select using ((select security.facility_scope()) is null or actor_id = (select security.current_actor()));`,
    );

    this.addSql(
      `alter table "clinic"."audit_entries" add "grant_id" uuid null, add "operator" text null, add "facility_id" uuid null;`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."audit_entries" as restrictive for select using ((select security.facility_scope()) is null or facility_id = any ((select security.facility_scope())::uuid[]) or actor_id = (select security.current_actor()));`,
    );

    this.addSql(
      `create policy "tenant_isolation" on "clinic"."clinic_settings" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."facilities" as restrictive using ((select security.facility_scope()) is null or id = any ((select security.facility_scope())::uuid[])) with check ((select security.facility_scope()) is null or id = any ((select security.facility_scope())::uuid[]));`,
    );
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."facilities" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );

    this.addSql(`alter table "platform"."clinics" drop constraint "clinics_status_known";`);
    this.addSql(
      `alter table "platform"."clinics" add "legal_name" text null, add "registration" text null, add "address" text null, add "phone" text null, add "email" text null, add "status_since" timestamptz(3) not null default now(), add "trial_ends_at" timestamptz(3) null, add "closes_at" timestamptz(3) null, add "allowed_origins" text[] not null default '{}', add "custom_domain" text null, add "secret_hash" bytea null, add "secret_rotated_at" timestamptz(3) null;`,
    );
    this.addSql(
      `alter table "platform"."clinics" add constraint "clinics_plan_foreign" foreign key ("plan") references "platform"."plans" ("code");`,
    );
    this.addSql(
      `alter table "platform"."clinics" add constraint "clinics_custom_domain_unique" unique ("custom_domain");`,
    );
    this.addSql(
      `alter table "platform"."clinics" add constraint "clinics_custom_domain_lower" check (custom_domain = lower(custom_domain));`,
    );
    this.addSql(
      `alter table "platform"."clinics" add constraint "clinics_status_known" check (status in ('provisioning', 'trial', 'active', 'past_due', 'suspended', 'closing', 'erased'));`,
    );

    this.addSql(
      `create policy "tenant_isolation" on "clinic"."services" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );

    this.addSql(
      `alter table "identity"."sessions" add "kind" text not null default 'clinic', add "grant_id" uuid null, add "second_factor_at" timestamptz(3) null, add "confirmed_at" timestamptz(3) not null default now();`,
    );
    this.addSql(`alter table "identity"."sessions" alter column "tenant_id" drop not null;`);
    this.addSql(
      `alter table "identity"."sessions" add constraint "sessions_kind_known" check (kind in ('clinic', 'apex', 'platform'));`,
    );
    this.addSql(
      `alter table "identity"."sessions" add constraint "sessions_clinic_bound" check ((kind = 'clinic') = (tenant_id is not null));`,
    );

    this.addSql(
      `alter table "clinic"."users" add "kind" text not null default 'person', add "facility_ids" uuid[] null;`,
    );
    this.addSql(`alter table "clinic"."users" alter column "account_id" drop not null;`);
    this.addSql(
      `alter table "clinic"."users" add constraint "users_kind_known" check (kind in ('person', 'service'));`,
    );
    this.addSql(
      `alter table "clinic"."users" add constraint "users_account_of_person" check ((kind = 'person') = (account_id is not null));`,
    );
    this.addSql(
      `create trigger "project_membership" after insert or update or delete on "clinic"."users" for each row execute function security.project_membership();`,
    );
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."users" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."patients" as restrictive using ((select security.facility_scope()) is null or facility_id = any ((select security.facility_scope())::uuid[])) with check ((select security.facility_scope()) is null or facility_id = any ((select security.facility_scope())::uuid[]));`,
    );
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."patients" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );

    this.addSql(`alter table "clinic"."patient_terms" add "facility_id" uuid null;`);
    this.addSql(
      `create policy "facility_scope" on "clinic"."patient_terms" as restrictive using ((select security.facility_scope()) is null or facility_id = any ((select security.facility_scope())::uuid[])) with check ((select security.facility_scope()) is null or facility_id = any ((select security.facility_scope())::uuid[]));`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."bookings" as restrictive using ((select security.facility_scope()) is null or facility_id = any ((select security.facility_scope())::uuid[])) with check ((select security.facility_scope()) is null or facility_id = any ((select security.facility_scope())::uuid[]));`,
    );
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."bookings" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );

    this.addSql(
      `create policy "facility_scope" on "clinic"."availability_rules" as restrictive using ((select security.facility_scope()) is null or facility_id = any ((select security.facility_scope())::uuid[])) with check ((select security.facility_scope()) is null or facility_id = any ((select security.facility_scope())::uuid[]));`,
    );
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."availability_rules" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );

    this.addSql(
      `alter table "clinic"."mails" add constraint "mails_status_known" check (status in ('queued', 'sent', 'failed'));`,
    );
    this.addSql(`alter table "clinic"."mails" enable row level security;`);
    this.addSql(`alter table "clinic"."mails" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."mails" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."mails" as restrictive for select using ((select security.facility_scope()) is null or false);`,
    );
    this.addSql(
      `create policy "post" on "clinic"."mails" for insert to "medflow_identity", "medflow_platform" with check (true);`,
    );

    this.addSql(
      `alter table "platform"."operators" add constraint "operators_role_known" check (role in ('admin', 'support', 'auditor'));`,
    );
    this.addSql(
      `alter table "platform"."operators" add constraint "operators_status_known" check (status in ('active', 'inactive'));`,
    );

    this.addSql(
      `alter table "platform"."security_events" add constraint "security_events_kind_known" check (kind in ('CROSS_TENANT_ACCESS_ATTEMPT', 'TENANT_COOKIE_FAILURE', 'FORWARDED_HOST_REFUSED', 'CLINIC_CLOSED', 'NOT_A_MEMBER', 'LOGIN_FAILED', 'LOCKED_OUT', 'SECOND_FACTOR_FAILED', 'TOKEN_REFUSED', 'RATE_LIMITED', 'RLS_VIOLATION', 'MISSING_TENANT_CONTEXT', 'EMERGENCY_ACCESS'));`,
    );

    this.addSql(
      `alter table "platform"."support_grants" add constraint "support_grants_clinic_id_foreign" foreign key ("clinic_id") references "platform"."clinics" ("id");`,
    );
    this.addSql(
      `alter table "platform"."support_grants" add constraint "support_grants_operator_id_foreign" foreign key ("operator_id") references "platform"."operators" ("id");`,
    );
    this.addSql(
      `alter table "platform"."support_grants" add constraint "support_grants_scope_known" check (scope in ('read', 'write'));`,
    );
    this.addSql(
      `alter table "platform"."support_grants" add constraint "support_grants_hour_at_most" check ((approved_at is null) = (expires_at is null) and expires_at <= approved_at + '01:00:00'::interval);`,
    );
    this.addSql(
      `alter table "platform"."support_grants" add constraint "support_grants_approved_or_emergency" check (approved_at is null or approved_by is not null or emergency);`,
    );

    // Trails of the platform are insert-only, too; memberships are written by their trigger alone.
    this.addSql(
      `revoke update on "platform"."system_entries", "platform"."security_events" from medflow_platform;`,
    );
    this.addSql(`revoke insert, update, delete on "identity"."memberships" from medflow_identity;`);
    // What happens at the front door or on the platform may leave a mail, but reads none.
    this.addSql(`grant insert on "clinic"."mails" to medflow_identity, medflow_platform;`);
    // A clinic is opened in one transaction: the platform may furnish one, under its signed context, but not read it.
    for (const table of ['users', 'facilities', 'clinic_settings'])
      this.addSql(`grant insert, select ("version") on "clinic"."${table}" to medflow_platform;`);

    // Fills what triggers keep from now on; without a clinic's context the owner may, for these statements.
    for (const table of ['users', 'patients', 'patient_terms'])
      this.addSql(`alter table "clinic"."${table}" no force row level security;`);
    this.addSql(`
      insert into "identity"."memberships" (tenant_id, user_id, account_id, role, name, email)
      select tenant_id, id, account_id, role, concat_ws(' ', title, first_name, last_name), email
      from "clinic"."users" where deleted_at is null and status = 'active';`);
    this.addSql(`
      update "clinic"."patient_terms" t set facility_id = p.facility_id
      from "clinic"."patients" p where (p.tenant_id, p.id) = (t.tenant_id, t.patient_id) and p.facility_id is not null;`);
    for (const table of ['users', 'patients', 'patient_terms'])
      this.addSql(`alter table "clinic"."${table}" force row level security;`);
  }

  override down(): void {
    for (const table of ['users', 'facilities', 'clinic_settings'])
      this.addSql(`revoke insert, select ("version") on "clinic"."${table}" from medflow_platform;`);
    this.addSql(
      `alter table "platform"."support_grants" drop constraint "support_grants_operator_id_foreign";`,
    );
    this.addSql(`alter table "platform"."clinics" drop constraint "clinics_plan_foreign";`);

    this.addSql(`drop table "platform"."alerts";`);
    this.addSql(`drop table "clinic"."mails";`);
    this.addSql(`drop table "identity"."memberships";`);
    this.addSql(`drop table "platform"."plans";`);
    this.addSql(`drop table "platform"."security_events";`);
    this.addSql(`drop table "platform"."support_grants";`);
    this.addSql(`drop table "platform"."operators";`);
    this.addSql(`drop table "platform"."system_entries";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."access_entries";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."audit_entries";`);

    this.addSql(`drop policy "tenant_isolation" on "clinic"."availability_rules";`);
    this.addSql(`drop policy "facility_scope" on "clinic"."availability_rules";`);

    this.addSql(`drop policy "tenant_isolation" on "clinic"."bookings";`);
    this.addSql(`drop policy "facility_scope" on "clinic"."bookings";`);

    this.addSql(`drop policy "tenant_isolation" on "clinic"."clinic_settings";`);

    this.addSql(`drop policy "tenant_isolation" on "clinic"."facilities";`);
    this.addSql(`drop policy "facility_scope" on "clinic"."facilities";`);

    this.addSql(`drop policy "facility_scope" on "clinic"."patient_terms";`);

    this.addSql(`drop policy "tenant_isolation" on "clinic"."patients";`);
    this.addSql(`drop policy "facility_scope" on "clinic"."patients";`);

    this.addSql(`drop policy "tenant_isolation" on "clinic"."services";`);

    this.addSql(`drop policy "tenant_isolation" on "clinic"."users";`);

    this.addSql(`alter table "clinic"."access_entries" drop column "grant_id", drop column "operator";`);

    this.addSql(
      `alter table "clinic"."audit_entries" drop column "grant_id", drop column "operator", drop column "facility_id";`,
    );

    this.addSql(
      `create policy "tenant_isolation" on "clinic"."availability_rules" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );

    this.addSql(
      `create policy "tenant_isolation" on "clinic"."bookings" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );

    this.addSql(
      `create policy "tenant_isolation" on "clinic"."clinic_settings" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );

    this.addSql(
      `create policy "tenant_isolation" on "clinic"."facilities" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );

    this.addSql(`alter table "clinic"."patient_terms" drop column "facility_id";`);

    this.addSql(
      `create policy "tenant_isolation" on "clinic"."patients" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );

    this.addSql(
      `create policy "tenant_isolation" on "clinic"."services" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );

    this.addSql(`alter table "clinic"."users" drop constraint "users_kind_known";`);
    this.addSql(`alter table "clinic"."users" drop constraint "users_account_of_person";`);
    this.addSql(`drop trigger "project_membership" on "clinic"."users";`);
    this.addSql(`alter table "clinic"."users" drop column "kind", drop column "facility_ids";`);
    // No trail can tell who did this, so none is asked for while it happens.
    this.addSql(`alter table "clinic"."users" no force row level security;`);
    this.addSql(`alter table "clinic"."users" disable trigger "require_audit";`);
    this.addSql(
      `update "clinic"."users" set account_id = uuid_generate_v4(), status = 'inactive' where account_id is null;`,
    );
    this.addSql(`alter table "clinic"."users" enable trigger "require_audit";`);
    this.addSql(`alter table "clinic"."users" force row level security;`);
    this.addSql(`alter table "clinic"."users" alter column "account_id" set not null;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."users" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );

    // What the older schema cannot hold: other doors' sessions end, and a service account belongs to nobody.
    this.addSql(`delete from "identity"."sessions" where tenant_id is null;`);
    this.addSql(`alter table "identity"."sessions" drop constraint "sessions_kind_known";`);
    this.addSql(`alter table "identity"."sessions" drop constraint "sessions_clinic_bound";`);
    this.addSql(
      `alter table "identity"."sessions" drop column "kind", drop column "grant_id", drop column "second_factor_at", drop column "confirmed_at";`,
    );
    this.addSql(`alter table "identity"."sessions" alter column "tenant_id" set not null;`);

    this.addSql(`alter table "platform"."clinics" drop constraint "clinics_custom_domain_unique";`);
    this.addSql(`alter table "platform"."clinics" drop constraint "clinics_custom_domain_lower";`);
    this.addSql(`alter table "platform"."clinics" drop constraint "clinics_status_known";`);
    this.addSql(
      `alter table "platform"."clinics" drop column "legal_name", drop column "registration", drop column "address", drop column "phone", drop column "email", drop column "status_since", drop column "trial_ends_at", drop column "closes_at", drop column "allowed_origins", drop column "custom_domain", drop column "secret_hash", drop column "secret_rotated_at";`,
    );
    this.addSql(`
      update "platform"."clinics" set status =
        case when status in ('trial', 'active', 'past_due', 'closing') then 'active' else 'suspended' end;`);
    this.addSql(
      `alter table "platform"."clinics" add constraint "clinics_status_known" check (status in ('active', 'suspended'));`,
    );
  }
}
