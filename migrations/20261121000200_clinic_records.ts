import { Migration } from '@mikro-orm/migrations';

export class Migration20261121000200_clinic_records extends Migration {
  override up(): void {
    this.addSql(
      `create table "clinic"."access_entries" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "at" timestamptz(3) not null, "txid" xid8 null, "actor_id" uuid null, "procedure" text null, "request_id" text null, "address" text null, "patient_ids" uuid[] not null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create index "access_entries_tenant_id_at_id_index" on "clinic"."access_entries" ("tenant_id", "at", "id");`,
    );

    this.addSql(
      `create table "identity"."accounts" ("id" uuid not null default uuid_generate_v4(), "email" text not null, "password_hash" text not null, "created_at" timestamptz(3) not null default now(), primary key ("id"));`,
    );
    this.addSql(`alter table "identity"."accounts" add constraint "accounts_email_unique" unique ("email");`);

    this.addSql(
      `create table "clinic"."audit_entries" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "at" timestamptz(3) not null, "txid" xid8 null, "actor_id" uuid null, "procedure" text null, "request_id" text null, "address" text null, "action" text not null, "entity" text not null, "entity_id" uuid null, "on_behalf_of" uuid null, "reason" text null, "changes" jsonb not null default '{}', primary key ("tenant_id", "id"));`,
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
      `create table "platform"."clinics" ("id" uuid not null default uuid_generate_v4(), "slug" text not null, "name" text not null, "time_zone" text not null, "locale" text not null default 'en', "currency" text not null default 'EUR', "plan" text not null default 'standard', "status" text not null default 'active', "demo" boolean not null default false, "created_at" timestamptz(3) not null default now(), primary key ("id"));`,
    );
    this.addSql(`alter table "platform"."clinics" add constraint "clinics_slug_unique" unique ("slug");`);
    this.addSql(`alter table "platform"."clinics" add constraint "clinics_name_unique" unique ("name");`);

    this.addSql(
      `create table "clinic"."clinic_settings" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "slot_minutes" int not null default 15, "confirm_bookings" boolean not null default false, "day_starts_at" int not null default 7, "day_ends_at" int not null default 20, "week_starts_on" int not null default 1, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create unique index "clinic_settings_one_per_clinic" on "clinic"."clinic_settings" ("tenant_id") where "deleted_at" is null;`,
    );

    this.addSql(
      `create table "clinic"."facilities" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "name" text not null, "kind" text not null, "licence" text null, "capacity" int null, "address" text null, "time_zone" text not null, "phone" text null, "email" text null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create unique index "facilities_name_unique" on "clinic"."facilities" ("tenant_id", "name") where "deleted_at" is null;`,
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
      `create table "identity"."sessions" ("id" uuid not null default uuid_generate_v4(), "token_hash" bytea not null, "account_id" uuid not null, "tenant_id" uuid not null, "created_at" timestamptz(3) not null default now(), "last_seen_at" timestamptz(3) not null default now(), "expires_at" timestamptz(3) not null, "revoked_at" timestamptz(3) null, "address" text null, "user_agent" text null, primary key ("id"));`,
    );
    this.addSql(`create index "sessions_account_id_index" on "identity"."sessions" ("account_id");`);
    this.addSql(`create index "sessions_expires_at_index" on "identity"."sessions" ("expires_at");`);
    this.addSql(
      `alter table "identity"."sessions" add constraint "sessions_token_unique" unique ("token_hash");`,
    );

    this.addSql(
      `create table "clinic"."users" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "account_id" uuid not null, "email" text not null, "first_name" text not null, "last_name" text not null, "title" text null, "role" text not null, "status" text not null default 'active', primary key ("tenant_id", "id"));`,
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

    this.addSql(
      `create trigger "stamp_entry" before insert on "clinic"."access_entries" for each row execute function security.stamp_entry();`,
    );
    this.addSql(`alter table "clinic"."access_entries" enable row level security;`);
    this.addSql(`alter table "clinic"."access_entries" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."access_entries" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );

    this.addSql(
      `alter table "identity"."accounts" add constraint "accounts_email_lower" check (email = lower(email));`,
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
      `create policy "trail" on "clinic"."audit_entries" for insert to "medflow_identity", "medflow_owner", "medflow_platform" with check (true);`,
    );

    this.addSql(
      `alter table "platform"."clinics" add constraint "clinics_status_known" check (status in ('active', 'suspended'));`,
    );

    this.addSql(
      `alter table "clinic"."clinic_settings" add constraint "clinic_settings_slot_minutes" check (slot_minutes >= 5 and slot_minutes <= 120);`,
    );
    this.addSql(
      `alter table "clinic"."clinic_settings" add constraint "clinic_settings_day" check (day_starts_at >= 0 and day_ends_at <= 24 and day_starts_at < day_ends_at);`,
    );
    this.addSql(
      `alter table "clinic"."clinic_settings" add constraint "clinic_settings_week_start" check (week_starts_on >= 1 and week_starts_on <= 7);`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."clinic_settings" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."clinic_settings" deferrable initially deferred for each row execute function security.require_audit('ClinicSettings');`,
    );
    this.addSql(`alter table "clinic"."clinic_settings" enable row level security;`);
    this.addSql(`alter table "clinic"."clinic_settings" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."clinic_settings" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
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
      `create policy "tenant_isolation" on "clinic"."facilities" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
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
      `create policy "tenant_isolation" on "clinic"."services" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );

    this.addSql(
      `alter table "identity"."sessions" add constraint "sessions_account_id_foreign" foreign key ("account_id") references "identity"."accounts" ("id");`,
    );

    this.addSql(
      `alter table "clinic"."users" add constraint "users_role_known" check (role in ('owner', 'admin', 'provider', 'staff', 'auditor', 'portal'));`,
    );
    this.addSql(
      `alter table "clinic"."users" add constraint "users_status_known" check (status in ('active', 'inactive'));`,
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
      `create policy "tenant_isolation" on "clinic"."users" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
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
      `create trigger "keep_creation" before update on "clinic"."patients" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."patients" deferrable initially deferred for each row execute function security.require_audit('Patient');`,
    );
    this.addSql(`alter table "clinic"."patients" enable row level security;`);
    this.addSql(`alter table "clinic"."patients" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."patients" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
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
      `create trigger "keep_creation" before update on "clinic"."bookings" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."bookings" deferrable initially deferred for each row execute function security.require_audit('Booking');`,
    );
    this.addSql(`alter table "clinic"."bookings" enable row level security;`);
    this.addSql(`alter table "clinic"."bookings" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."bookings" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
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
      `create policy "tenant_isolation" on "clinic"."availability_rules" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );

    // The trails are insert-only, and a sign-in or a platform action leaves its trace in the clinic it concerns.
    this.addSql(`revoke update on "clinic"."audit_entries", "clinic"."access_entries" from medflow_app;`);
    this.addSql(`grant insert on "clinic"."audit_entries" to medflow_identity, medflow_platform;`);
  }

  override down(): void {
    const clinic = [
      'bookings',
      'availability_rules',
      'patients',
      'services',
      'users',
      'facilities',
      'clinic_settings',
      'audit_entries',
      'access_entries',
    ];
    for (const table of clinic) this.addSql(`drop table "clinic"."${table}";`);
    for (const table of ['sessions', 'accounts']) this.addSql(`drop table "identity"."${table}";`);
    this.addSql(`drop table "platform"."clinics";`);
  }
}
