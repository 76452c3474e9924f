import { Migration } from '@mikro-orm/migrations';

export class Migration20261128000200_platform extends Migration {
  override up(): void {
    this.addSql(
      `create table "platform"."alerts" ("id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "name" text not null, "subject" text not null, "tenant_id" uuid null, "severity" text not null, "count" int not null default 1, "last_at" timestamptz(3) not null default now(), "acknowledged_at" timestamptz(3) null, "acknowledged_by" uuid null, primary key ("id"));`,
    );
    this.addSql(
      `create unique index "alerts_one_open" on "platform"."alerts" ("name", "subject") where "acknowledged_at" is null;`,
    );

    this.addSql(
      `create table "platform"."erasures" ("id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "clinic_id" uuid not null, "slug" text not null, "name" text not null, "actor" text not null, "reason" text not null, "ended" jsonb not null, "remaining" jsonb not null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "platform"."erasures" add constraint "erasures_clinic_unique" unique ("clinic_id");`,
    );

    this.addSql(
      `create table "platform"."feature_flags" ("key" text not null, "description" text not null, "enabled" boolean not null default false, "percentage" int not null default 100, "on_for" uuid[] not null default '{}', "off_for" uuid[] not null default '{}', "updated_at" timestamptz(3) not null default now(), primary key ("key"));`,
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
      `create table "platform"."clinics" ("id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "slug" text not null, "name" text not null, "legal_name" text null, "registration" text null, "address" text null, "phone" text null, "email" text null, "time_zone" text not null, "locale" text not null default 'en', "currency" text not null default 'EUR', "plan" text not null default 'standard', "status" text not null default 'provisioning', "status_since" timestamptz(3) not null default now(), "trial_ends_at" timestamptz(3) null, "closes_at" timestamptz(3) null, "allowed_origins" text[] not null default '{}', "custom_domain" text null, "secret_hash" bytea null, "secret_rotated_at" timestamptz(3) null, "demo" boolean not null default false, primary key ("id"));`,
    );
    this.addSql(`alter table "platform"."clinics" add constraint "clinics_slug_unique" unique ("slug");`);
    this.addSql(`alter table "platform"."clinics" add constraint "clinics_name_unique" unique ("name");`);
    this.addSql(
      `alter table "platform"."clinics" add constraint "clinics_custom_domain_unique" unique ("custom_domain");`,
    );

    this.addSql(
      `create table "platform"."proofs" ("id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "signed" jsonb not null, primary key ("id"));`,
    );
    this.addSql(`create index "proofs_created_at_id_index" on "platform"."proofs" ("created_at", "id");`);

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

    this.addSql(
      `create table "platform"."usage" ("clinic_id" uuid not null, "metric" text not null, "period" text not null, "count" int not null default 0, "warned" int not null default 0, primary key ("clinic_id", "metric", "period"));`,
    );

    this.addSql(
      `alter table "platform"."feature_flags" add constraint "feature_flags_percentage" check (percentage >= 0 and percentage <= 100);`,
    );

    this.addSql(
      `alter table "platform"."operators" add constraint "operators_role_known" check (role in ('admin', 'support', 'auditor'));`,
    );
    this.addSql(
      `alter table "platform"."operators" add constraint "operators_status_known" check (status in ('active', 'inactive'));`,
    );

    this.addSql(
      `alter table "platform"."clinics" add constraint "clinics_plan_foreign" foreign key ("plan") references "platform"."plans" ("code");`,
    );
    this.addSql(
      `alter table "platform"."clinics" add constraint "clinics_status_known" check (status in ('provisioning', 'trial', 'active', 'past_due', 'suspended', 'closing', 'erased'));`,
    );
    this.addSql(
      `alter table "platform"."clinics" add constraint "clinics_custom_domain_lower" check (custom_domain = lower(custom_domain));`,
    );
    this.addSql(
      `create trigger "keep_life" before insert or update of status on "platform"."clinics" for each row execute function security.keep_life();`,
    );
    this.addSql(
      `create trigger "close_doors" after update of status on "platform"."clinics" for each row execute function security.close_doors();`,
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

    this.addSql(
      `alter table "platform"."usage" add constraint "usage_clinic_id_foreign" foreign key ("clinic_id") references "platform"."clinics" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "platform"."usage" add constraint "usage_metric_known" check (metric in ('users', 'patients', 'bookings', 'api_calls'));`,
    );
    this.addSql(`alter table "platform"."usage" add constraint "usage_count_positive" check (count >= 0);`);

    // Trails, certificates and proofs are insert-only.
    this.addSql(
      `revoke update on "platform"."system_entries", "platform"."security_events", "platform"."erasures", "platform"."proofs" from medflow_platform;`,
    );
    this.addSql(`
      insert into "platform"."plans" (code, name, price, trial_days, max_users, max_patients, max_bookings_per_month,
        max_storage_megabytes, max_api_calls_per_month, calls_per_minute, token_calls_per_minute) values
        ('starter', 'Starter', 4900, 30, 10, 2000, 1000, 1000, 50000, 1200, 120),
        ('standard', 'Standard', 14900, 30, 50, 20000, 10000, 10000, 500000, 6000, 600),
        ('professional', 'Professional', 39900, 30, null, null, null, 100000, null, 30000, 3000);`);
    this.addSql(`
      insert into "platform"."feature_flags" (key, description) values
        ('maintenance', 'MedFlow is being maintained: nothing can be changed for the time being.'),
        ('read_only', 'The whole installation can only be read.');`);
  }

  override down(): void {
    this.addSql(
      `drop table "platform"."alerts", "platform"."clinics", "platform"."erasures", "platform"."feature_flags", "platform"."operators", "platform"."plans", "platform"."proofs", "platform"."security_events", "platform"."support_grants", "platform"."system_entries", "platform"."usage"`,
    );
  }
}
