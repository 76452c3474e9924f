import { Migration } from '@mikro-orm/migrations';

export class Migration20261130090211_clinical_records extends Migration {
  override name = 'Migration20261130090211_clinical_records';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."interactions" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "one" text not null, "other" text not null, "effect" text not null, "severity" text not null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create index "interactions_tenant_id_one_id_index" on "clinic"."interactions" ("tenant_id", "one", "id");`,
    );
    this.addSql(
      `create unique index "interactions_once" on "clinic"."interactions" ("tenant_id", least(lower("one"), lower("other")), greatest(lower("one"), lower("other"))) where "deleted_at" is null;`,
    );

    this.addSql(
      `create table "clinic"."substances" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "name" text not null, "other_names" text[] not null default '{}', "groups" text[] not null default '{}', primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create index "substances_tenant_id_name_id_index" on "clinic"."substances" ("tenant_id", "name", "id");`,
    );
    this.addSql(
      `create unique index "substances_name_unique" on "clinic"."substances" ("tenant_id", lower("name")) where "deleted_at" is null;`,
    );

    this.addSql(
      `create table "clinic"."medications" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "patient_id" uuid not null, "drug" bytea not null, "indication" bytea null, "strength" bytea null, "amount" bytea not null, "unit" bytea not null, "route" bytea not null, "schedule" bytea not null, "prescriber" bytea null, "remark" bytea null, "starts_on" bytea not null, "ends_on" bytea null, "warned_of" bytea null, "despite_reason" bytea null, "follows_id" uuid null, "stopped_on" bytea null, "stop_reason" bytea null, "withdrawn_at" timestamptz(3) null, "withdrawn_by" uuid null, "withdrawn_reason" bytea null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `comment on column "clinic"."medications"."drug" is 'protected health information, sealed, written once';`,
    );
    this.addSql(
      `comment on column "clinic"."medications"."indication" is 'protected health information, sealed, written once';`,
    );
    this.addSql(
      `comment on column "clinic"."medications"."strength" is 'protected health information, sealed, written once';`,
    );
    this.addSql(
      `comment on column "clinic"."medications"."amount" is 'protected health information, sealed, written once';`,
    );
    this.addSql(
      `comment on column "clinic"."medications"."unit" is 'protected health information, sealed, written once';`,
    );
    this.addSql(
      `comment on column "clinic"."medications"."route" is 'protected health information, sealed, written once';`,
    );
    this.addSql(
      `comment on column "clinic"."medications"."schedule" is 'protected health information, sealed, written once';`,
    );
    this.addSql(
      `comment on column "clinic"."medications"."prescriber" is 'protected health information, sealed, written once';`,
    );
    this.addSql(
      `comment on column "clinic"."medications"."remark" is 'protected health information, sealed, written once';`,
    );
    this.addSql(
      `comment on column "clinic"."medications"."starts_on" is 'protected health information, sealed, written once';`,
    );
    this.addSql(
      `comment on column "clinic"."medications"."ends_on" is 'protected health information, sealed, written once';`,
    );
    this.addSql(
      `comment on column "clinic"."medications"."warned_of" is 'protected health information, sealed, written once';`,
    );
    this.addSql(
      `comment on column "clinic"."medications"."despite_reason" is 'protected health information, sealed, written once';`,
    );
    this.addSql(
      `comment on column "clinic"."medications"."stopped_on" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."medications"."stop_reason" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."medications"."withdrawn_reason" is 'protected health information, sealed';`,
    );
    this.addSql(
      `create index "medications_tenant_id_patient_id_created_at_id_index" on "clinic"."medications" ("tenant_id", "patient_id", "created_at", "id");`,
    );
    this.addSql(
      `create index "medications_tenant_id_follows_id_index" on "clinic"."medications" ("tenant_id", "follows_id") where "follows_id" is not null;`,
    );

    this.addSql(
      `create table "clinic"."measurements" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "patient_id" uuid not null, "kind" text not null, "value" bytea not null, "second" bytea null, "unit" bytea not null, "taken_at" timestamptz(3) not null, "note" bytea null, "range" bytea null, "second_range" bytea null, "flag" bytea null, "second_flag" bytea null, "corrects_id" uuid null, "withdrawn_at" timestamptz(3) null, "withdrawn_by" uuid null, "withdrawn_reason" bytea null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."measurements"."kind" is 'written once';`);
    this.addSql(
      `comment on column "clinic"."measurements"."value" is 'protected health information, sealed, written once';`,
    );
    this.addSql(
      `comment on column "clinic"."measurements"."second" is 'protected health information, sealed, written once';`,
    );
    this.addSql(
      `comment on column "clinic"."measurements"."unit" is 'protected health information, sealed, written once';`,
    );
    this.addSql(`comment on column "clinic"."measurements"."taken_at" is 'written once';`);
    this.addSql(
      `comment on column "clinic"."measurements"."note" is 'protected health information, sealed, written once';`,
    );
    this.addSql(
      `comment on column "clinic"."measurements"."range" is 'protected health information, sealed, written once';`,
    );
    this.addSql(
      `comment on column "clinic"."measurements"."second_range" is 'protected health information, sealed, written once';`,
    );
    this.addSql(
      `comment on column "clinic"."measurements"."flag" is 'protected health information, sealed, written once';`,
    );
    this.addSql(
      `comment on column "clinic"."measurements"."second_flag" is 'protected health information, sealed, written once';`,
    );
    this.addSql(
      `comment on column "clinic"."measurements"."withdrawn_reason" is 'protected health information, sealed';`,
    );
    this.addSql(
      `create index "measurements_tenant_id_patient_id_kind_taken_at_cr_fbb30_index" on "clinic"."measurements" ("tenant_id", "patient_id", "kind", "taken_at", "created_at");`,
    );
    this.addSql(
      `create index "measurements_tenant_id_corrects_id_index" on "clinic"."measurements" ("tenant_id", "corrects_id") where "corrects_id" is not null;`,
    );

    this.addSql(
      `create table "clinic"."health_events" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "patient_id" uuid not null, "kind" text not null, "text" bytea not null, "happened_at" timestamptz(3) not null, "seen_at" timestamptz(3) null, "gravity" bytea null, "place" bytea null, "told" bytea null, "todo" bytea null, "incident_id" uuid null, "withdrawn_at" timestamptz(3) null, "withdrawn_by" uuid null, "withdrawn_reason" bytea null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."health_events"."kind" is 'written once';`);
    this.addSql(
      `comment on column "clinic"."health_events"."text" is 'protected health information, sealed, written once';`,
    );
    this.addSql(`comment on column "clinic"."health_events"."happened_at" is 'written once';`);
    this.addSql(`comment on column "clinic"."health_events"."seen_at" is 'written once';`);
    this.addSql(
      `comment on column "clinic"."health_events"."gravity" is 'protected health information, sealed, written once';`,
    );
    this.addSql(
      `comment on column "clinic"."health_events"."place" is 'protected health information, sealed, written once';`,
    );
    this.addSql(
      `comment on column "clinic"."health_events"."told" is 'protected health information, sealed, written once';`,
    );
    this.addSql(
      `comment on column "clinic"."health_events"."todo" is 'protected health information, sealed, written once';`,
    );
    this.addSql(
      `comment on column "clinic"."health_events"."withdrawn_reason" is 'protected health information, sealed';`,
    );
    this.addSql(
      `create index "health_events_tenant_id_patient_id_happened_at_id_index" on "clinic"."health_events" ("tenant_id", "patient_id", "happened_at", "id");`,
    );
    this.addSql(
      `create index "health_events_tenant_id_incident_id_index" on "clinic"."health_events" ("tenant_id", "incident_id") where "incident_id" is not null;`,
    );

    this.addSql(
      `alter table "clinic"."interactions" add constraint "interactions_severity_known" check (severity in ('minor', 'moderate', 'severe'));`,
    );
    this.addSql(
      `alter table "clinic"."interactions" add constraint "interactions_two" check (lower(one) <> lower(other));`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."interactions" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."interactions" deferrable initially deferred for each row execute function security.require_audit('Interaction');`,
    );
    this.addSql(`alter table "clinic"."interactions" enable row level security;`);
    this.addSql(`alter table "clinic"."interactions" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."interactions" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "visitors" on "clinic"."interactions" as restrictive using (not (select security.is_visitor())) with check (not (select security.is_visitor()));`,
    );

    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."substances" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."substances" deferrable initially deferred for each row execute function security.require_audit('Substance');`,
    );
    this.addSql(`alter table "clinic"."substances" enable row level security;`);
    this.addSql(`alter table "clinic"."substances" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."substances" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "visitors" on "clinic"."substances" as restrictive using (not (select security.is_visitor())) with check (not (select security.is_visitor()));`,
    );

    this.addSql(
      `alter table "clinic"."medications" add constraint "medications_tenant_id_patient_id_foreign" foreign key ("tenant_id", "patient_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."medications" add constraint "medications_tenant_id_follows_id_foreign" foreign key ("tenant_id", "follows_id") references "clinic"."medications" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."medications" add constraint "medications_withdrawn" check ((withdrawn_at is null) = (withdrawn_reason is null));`,
    );
    this.addSql(
      `alter table "clinic"."medications" add constraint "medications_drug_form" check (drug >= '\\x0000'::bytea and drug < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."medications" add constraint "medications_indication_form" check (indication >= '\\x0000'::bytea and indication < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."medications" add constraint "medications_strength_form" check (strength >= '\\x0000'::bytea and strength < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."medications" add constraint "medications_amount_form" check (amount >= '\\x0000'::bytea and amount < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."medications" add constraint "medications_unit_form" check (unit >= '\\x0000'::bytea and unit < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."medications" add constraint "medications_route_form" check (route >= '\\x0000'::bytea and route < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."medications" add constraint "medications_schedule_form" check (schedule >= '\\x0000'::bytea and schedule < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."medications" add constraint "medications_prescriber_form" check (prescriber >= '\\x0000'::bytea and prescriber < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."medications" add constraint "medications_remark_form" check (remark >= '\\x0000'::bytea and remark < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."medications" add constraint "medications_starts_on_form" check (starts_on >= '\\x0000'::bytea and starts_on < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."medications" add constraint "medications_ends_on_form" check (ends_on >= '\\x0000'::bytea and ends_on < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."medications" add constraint "medications_warned_of_form" check (warned_of >= '\\x0000'::bytea and warned_of < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."medications" add constraint "medications_despite_reason_form" check (despite_reason >= '\\x0000'::bytea and despite_reason < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."medications" add constraint "medications_stopped_on_form" check (stopped_on >= '\\x0000'::bytea and stopped_on < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."medications" add constraint "medications_stop_reason_form" check (stop_reason >= '\\x0000'::bytea and stop_reason < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."medications" add constraint "medications_withdrawn_reason_form" check (withdrawn_reason >= '\\x0000'::bytea and withdrawn_reason < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."medications" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."medications" deferrable initially deferred for each row execute function security.require_audit('Medication');`,
    );
    this.addSql(
      `create trigger "keep_merged" after insert or update of patient_id on "clinic"."medications" for each row execute function security.keep_merged();`,
    );
    this.addSql(`alter table "clinic"."medications" enable row level security;`);
    this.addSql(`alter table "clinic"."medications" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."medications" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."medications" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = medications.tenant_id and p.id = medications.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = medications.tenant_id and p.id = medications.patient_id) and not (select security.is_visitor()) end);`,
    );

    this.addSql(
      `alter table "clinic"."measurements" add constraint "measurements_tenant_id_patient_id_foreign" foreign key ("tenant_id", "patient_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."measurements" add constraint "measurements_tenant_id_corrects_id_foreign" foreign key ("tenant_id", "corrects_id") references "clinic"."measurements" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."measurements" add constraint "measurements_kind_known" check (kind in ('blood_pressure', 'pulse', 'temperature', 'oxygen', 'weight', 'height', 'glucose', 'pain'));`,
    );
    this.addSql(
      `alter table "clinic"."measurements" add constraint "measurements_withdrawn" check ((withdrawn_at is null) = (withdrawn_reason is null));`,
    );
    this.addSql(
      `alter table "clinic"."measurements" add constraint "measurements_value_form" check (value >= '\\x0000'::bytea and value < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."measurements" add constraint "measurements_second_form" check (second >= '\\x0000'::bytea and second < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."measurements" add constraint "measurements_unit_form" check (unit >= '\\x0000'::bytea and unit < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."measurements" add constraint "measurements_note_form" check (note >= '\\x0000'::bytea and note < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."measurements" add constraint "measurements_range_form" check (range >= '\\x0000'::bytea and range < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."measurements" add constraint "measurements_second_range_form" check (second_range >= '\\x0000'::bytea and second_range < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."measurements" add constraint "measurements_flag_form" check (flag >= '\\x0000'::bytea and flag < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."measurements" add constraint "measurements_second_flag_form" check (second_flag >= '\\x0000'::bytea and second_flag < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."measurements" add constraint "measurements_withdrawn_reason_form" check (withdrawn_reason >= '\\x0000'::bytea and withdrawn_reason < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."measurements" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."measurements" deferrable initially deferred for each row execute function security.require_audit('Measurement');`,
    );
    this.addSql(
      `create trigger "keep_merged" after insert or update of patient_id on "clinic"."measurements" for each row execute function security.keep_merged();`,
    );
    this.addSql(`alter table "clinic"."measurements" enable row level security;`);
    this.addSql(`alter table "clinic"."measurements" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."measurements" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."measurements" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = measurements.tenant_id and p.id = measurements.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = measurements.tenant_id and p.id = measurements.patient_id) and not (select security.is_visitor()) end);`,
    );

    this.addSql(
      `alter table "clinic"."health_events" add constraint "health_events_tenant_id_patient_id_foreign" foreign key ("tenant_id", "patient_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."health_events" add constraint "health_events_tenant_id_incident_id_foreign" foreign key ("tenant_id", "incident_id") references "clinic"."health_events" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."health_events" add constraint "health_events_kind_known" check (kind in ('observation', 'incident', 'follow_up'));`,
    );
    this.addSql(
      `alter table "clinic"."health_events" add constraint "health_events_withdrawn" check ((withdrawn_at is null) = (withdrawn_reason is null));`,
    );
    this.addSql(
      `alter table "clinic"."health_events" add constraint "health_events_seen_after" check (seen_at >= happened_at);`,
    );
    this.addSql(
      `alter table "clinic"."health_events" add constraint "health_events_followed" check ((kind = 'follow_up') = (incident_id is not null));`,
    );
    this.addSql(
      `alter table "clinic"."health_events" add constraint "health_events_text_form" check (text >= '\\x0000'::bytea and text < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."health_events" add constraint "health_events_gravity_form" check (gravity >= '\\x0000'::bytea and gravity < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."health_events" add constraint "health_events_place_form" check (place >= '\\x0000'::bytea and place < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."health_events" add constraint "health_events_told_form" check (told >= '\\x0000'::bytea and told < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."health_events" add constraint "health_events_todo_form" check (todo >= '\\x0000'::bytea and todo < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."health_events" add constraint "health_events_withdrawn_reason_form" check (withdrawn_reason >= '\\x0000'::bytea and withdrawn_reason < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."health_events" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."health_events" deferrable initially deferred for each row execute function security.require_audit('HealthEvent');`,
    );
    this.addSql(
      `create trigger "keep_merged" after insert or update of patient_id on "clinic"."health_events" for each row execute function security.keep_merged();`,
    );
    this.addSql(`alter table "clinic"."health_events" enable row level security;`);
    this.addSql(`alter table "clinic"."health_events" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."health_events" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."health_events" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = health_events.tenant_id and p.id = health_events.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = health_events.tenant_id and p.id = health_events.patient_id) and not (select security.is_visitor()) end);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(
      `alter table "clinic"."medications" drop constraint "medications_tenant_id_follows_id_foreign";`,
    );
    this.addSql(
      `alter table "clinic"."measurements" drop constraint "measurements_tenant_id_corrects_id_foreign";`,
    );
    this.addSql(
      `alter table "clinic"."health_events" drop constraint "health_events_tenant_id_incident_id_foreign";`,
    );

    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."interactions";`);
    this.addSql(`drop function if exists "clinic"."interactions_keep_creation_fn"();`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."interactions";`);
    this.addSql(`drop function if exists "clinic"."interactions_require_audit_fn"();`);
    this.addSql(`drop table if exists "clinic"."interactions" cascade;`);
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."substances";`);
    this.addSql(`drop function if exists "clinic"."substances_keep_creation_fn"();`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."substances";`);
    this.addSql(`drop function if exists "clinic"."substances_require_audit_fn"();`);
    this.addSql(`drop table if exists "clinic"."substances" cascade;`);
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."medications";`);
    this.addSql(`drop function if exists "clinic"."medications_keep_creation_fn"();`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."medications";`);
    this.addSql(`drop function if exists "clinic"."medications_require_audit_fn"();`);
    this.addSql(`drop trigger if exists "keep_merged" on "clinic"."medications";`);
    this.addSql(`drop function if exists "clinic"."medications_keep_merged_fn"();`);
    this.addSql(`drop table if exists "clinic"."medications" cascade;`);
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."measurements";`);
    this.addSql(`drop function if exists "clinic"."measurements_keep_creation_fn"();`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."measurements";`);
    this.addSql(`drop function if exists "clinic"."measurements_require_audit_fn"();`);
    this.addSql(`drop trigger if exists "keep_merged" on "clinic"."measurements";`);
    this.addSql(`drop function if exists "clinic"."measurements_keep_merged_fn"();`);
    this.addSql(`drop table if exists "clinic"."measurements" cascade;`);
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."health_events";`);
    this.addSql(`drop function if exists "clinic"."health_events_keep_creation_fn"();`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."health_events";`);
    this.addSql(`drop function if exists "clinic"."health_events_require_audit_fn"();`);
    this.addSql(`drop trigger if exists "keep_merged" on "clinic"."health_events";`);
    this.addSql(`drop function if exists "clinic"."health_events_keep_merged_fn"();`);
    this.addSql(`drop table if exists "clinic"."health_events" cascade;`);
  }
}
