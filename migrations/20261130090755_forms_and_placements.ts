import { Migration } from '@mikro-orm/migrations';

export class Migration20261130090755_forms_and_placements extends Migration {
  override name = 'Migration20261130090755_forms_and_placements';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."forms" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "name" text not null, "purpose" text not null default 'general', "draft" jsonb null, "latest" int not null default 0, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."forms"."purpose" is 'written once';`);
    this.addSql(`comment on column "clinic"."forms"."draft" is 'protected health information';`);
    this.addSql(
      `create unique index "forms_name_unique" on "clinic"."forms" ("tenant_id", "name") where "deleted_at" is null;`,
    );
    this.addSql(
      `create unique index "forms_one_of_placements" on "clinic"."forms" ("tenant_id", "purpose") where "purpose" = 'placement' and "deleted_at" is null;`,
    );

    this.addSql(
      `create table "clinic"."form_versions" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "form_id" uuid not null, "number" int not null, "definition" jsonb not null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."form_versions"."tenant_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."form_versions"."form_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."form_versions"."number" is 'written once';`);
    this.addSql(`comment on column "clinic"."form_versions"."definition" is 'written once';`);
    this.addSql(
      `alter table "clinic"."form_versions" add constraint "form_versions_number_unique" unique ("tenant_id", "form_id", "number");`,
    );

    this.addSql(
      `create table "clinic"."filled_forms" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "patient_id" uuid not null, "form_version_id" uuid not null, "status" text not null default 'open', "revision" int not null default 0, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create index "filled_forms_tenant_id_patient_id_created_at_id_index" on "clinic"."filled_forms" ("tenant_id", "patient_id", "created_at", "id");`,
    );
    this.addSql(
      `create index "filled_forms_tenant_id_form_version_id_index" on "clinic"."filled_forms" ("tenant_id", "form_version_id");`,
    );

    this.addSql(
      `create table "clinic"."placements" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "patient_id" uuid not null, "filled_form_id" uuid not null, "place" bytea not null, "starts_on" date not null, "ends_on" date null, "status" text not null default 'planned', "specialists" bytea not null, "note" bytea null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."placements"."tenant_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."placements"."filled_form_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."placements"."place" is 'protected health information, sealed';`);
    this.addSql(
      `comment on column "clinic"."placements"."specialists" is 'protected health information, sealed';`,
    );
    this.addSql(`comment on column "clinic"."placements"."note" is 'protected health information, sealed';`);
    this.addSql(
      `create index "placements_tenant_id_patient_id_created_at_id_index" on "clinic"."placements" ("tenant_id", "patient_id", "created_at", "id");`,
    );
    this.addSql(
      `create index "placements_tenant_id_filled_form_id_index" on "clinic"."placements" ("tenant_id", "filled_form_id");`,
    );

    this.addSql(
      `create table "clinic"."form_steps" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "patient_id" uuid not null, "filled_form_id" uuid not null, "kind" text not null, "role" text null, "revision" int not null, "reason" bytea null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."form_steps"."tenant_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."form_steps"."filled_form_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."form_steps"."kind" is 'written once';`);
    this.addSql(`comment on column "clinic"."form_steps"."role" is 'written once';`);
    this.addSql(`comment on column "clinic"."form_steps"."revision" is 'written once';`);
    this.addSql(
      `comment on column "clinic"."form_steps"."reason" is 'protected health information, sealed';`,
    );
    this.addSql(
      `create index "form_steps_tenant_id_patient_id_index" on "clinic"."form_steps" ("tenant_id", "patient_id");`,
    );
    this.addSql(
      `create index "form_steps_tenant_id_filled_form_id_created_at_index" on "clinic"."form_steps" ("tenant_id", "filled_form_id", "created_at");`,
    );
    this.addSql(
      `create unique index "form_steps_signed_once" on "clinic"."form_steps" ("tenant_id", "filled_form_id", "revision", "created_by") where "kind" = 'signed' and "deleted_at" is null;`,
    );

    this.addSql(
      `create table "clinic"."form_comments" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "patient_id" uuid not null, "filled_form_id" uuid not null, "field" text not null, "text" bytea not null, "settled_at" timestamptz(3) null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."form_comments"."tenant_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."form_comments"."filled_form_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."form_comments"."field" is 'written once';`);
    this.addSql(
      `comment on column "clinic"."form_comments"."text" is 'protected health information, sealed';`,
    );
    this.addSql(
      `create index "form_comments_tenant_id_patient_id_index" on "clinic"."form_comments" ("tenant_id", "patient_id");`,
    );
    this.addSql(
      `create index "form_comments_tenant_id_filled_form_id_created_at_index" on "clinic"."form_comments" ("tenant_id", "filled_form_id", "created_at");`,
    );

    this.addSql(
      `create table "clinic"."form_answers" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "patient_id" uuid not null, "filled_form_id" uuid not null, "field" text not null, "value" bytea not null, "standing" text not null, "revision" int not null, "number" int not null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."form_answers"."tenant_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."form_answers"."filled_form_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."form_answers"."field" is 'written once';`);
    this.addSql(
      `comment on column "clinic"."form_answers"."value" is 'protected health information, sealed';`,
    );
    this.addSql(`comment on column "clinic"."form_answers"."revision" is 'written once';`);
    this.addSql(`comment on column "clinic"."form_answers"."number" is 'written once';`);
    this.addSql(
      `create index "form_answers_tenant_id_patient_id_index" on "clinic"."form_answers" ("tenant_id", "patient_id");`,
    );
    this.addSql(
      `create index "form_answers_tenant_id_filled_form_id_field_revision_index" on "clinic"."form_answers" ("tenant_id", "filled_form_id", "field", "revision");`,
    );
    this.addSql(
      `alter table "clinic"."form_answers" add constraint "form_answers_revision_unique" unique ("tenant_id", "filled_form_id", "revision");`,
    );
    this.addSql(
      `create unique index "form_answers_one_value" on "clinic"."form_answers" ("tenant_id", "filled_form_id", "field") where "standing" = 'value' and "deleted_at" is null;`,
    );

    this.addSql(
      `alter table "clinic"."forms" add constraint "forms_purpose_known" check (purpose in ('general', 'placement'));`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."forms" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."forms" deferrable initially deferred for each row execute function security.require_audit('Form');`,
    );
    this.addSql(`alter table "clinic"."forms" enable row level security;`);
    this.addSql(`alter table "clinic"."forms" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."forms" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "visitors" on "clinic"."forms" as restrictive using (not (select security.is_visitor())) with check (not (select security.is_visitor()));`,
    );

    this.addSql(
      `alter table "clinic"."form_versions" add constraint "form_versions_tenant_id_form_id_foreign" foreign key ("tenant_id", "form_id") references "clinic"."forms" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."form_versions" add constraint "form_versions_number_positive" check (number > 0);`,
    );
    this.addSql(
      `create trigger "keep_form_version" before update on "clinic"."form_versions" for each row execute function security.keep_form_version();`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."form_versions" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."form_versions" deferrable initially deferred for each row execute function security.require_audit('FormVersion');`,
    );
    this.addSql(`alter table "clinic"."form_versions" enable row level security;`);
    this.addSql(`alter table "clinic"."form_versions" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."form_versions" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "visitors" on "clinic"."form_versions" as restrictive using (not (select security.is_visitor())) with check (not (select security.is_visitor()));`,
    );

    this.addSql(
      `alter table "clinic"."filled_forms" add constraint "filled_forms_tenant_id_patient_id_foreign" foreign key ("tenant_id", "patient_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."filled_forms" add constraint "filled_forms_tenant_id_form_version_id_foreign" foreign key ("tenant_id", "form_version_id") references "clinic"."form_versions" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."filled_forms" add constraint "filled_forms_status_known" check (status in ('open', 'locked', 'signed'));`,
    );
    this.addSql(
      `create trigger "keep_signed" before update on "clinic"."filled_forms" for each row execute function security.keep_signed();`,
    );
    this.addSql(
      `create trigger "tell_form" after insert or update on "clinic"."filled_forms" for each row execute function security.tell_form();`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."filled_forms" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."filled_forms" deferrable initially deferred for each row execute function security.require_audit('FilledForm');`,
    );
    this.addSql(
      `create trigger "keep_merged" after insert or update of patient_id on "clinic"."filled_forms" for each row execute function security.keep_merged();`,
    );
    this.addSql(`alter table "clinic"."filled_forms" enable row level security;`);
    this.addSql(`alter table "clinic"."filled_forms" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."filled_forms" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."filled_forms" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = filled_forms.tenant_id and p.id = filled_forms.patient_id) and not (select security.is_visitor()) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = filled_forms.tenant_id and p.id = filled_forms.patient_id) and not (select security.is_visitor()) end);`,
    );

    this.addSql(
      `alter table "clinic"."placements" add constraint "placements_tenant_id_patient_id_foreign" foreign key ("tenant_id", "patient_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."placements" add constraint "placements_tenant_id_filled_form_id_foreign" foreign key ("tenant_id", "filled_form_id") references "clinic"."filled_forms" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."placements" add constraint "placements_overlap" exclude using gist (tenant_id with =, patient_id with =, daterange(starts_on, ends_on) with &&) where (deleted_at is null and status <> 'cancelled');`,
    );
    this.addSql(
      `alter table "clinic"."placements" add constraint "placements_status_known" check (status in ('planned', 'active', 'ended', 'cancelled'));`,
    );
    this.addSql(
      `alter table "clinic"."placements" add constraint "placements_end_after_start" check (ends_on is null or ends_on > starts_on);`,
    );
    this.addSql(
      `alter table "clinic"."placements" add constraint "placements_ended" check (status <> 'ended' or ends_on is not null);`,
    );
    this.addSql(
      `alter table "clinic"."placements" add constraint "placements_place_form" check (place >= '\\x0000'::bytea and place < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."placements" add constraint "placements_specialists_form" check (specialists >= '\\x0000'::bytea and specialists < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."placements" add constraint "placements_note_form" check (note >= '\\x0000'::bytea and note < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."placements" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."placements" deferrable initially deferred for each row execute function security.require_audit('Placement');`,
    );
    this.addSql(
      `create trigger "keep_merged" after insert or update of patient_id on "clinic"."placements" for each row execute function security.keep_merged();`,
    );
    this.addSql(`alter table "clinic"."placements" enable row level security;`);
    this.addSql(`alter table "clinic"."placements" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."placements" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."placements" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = placements.tenant_id and p.id = placements.patient_id) and not (select security.is_visitor()) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = placements.tenant_id and p.id = placements.patient_id) and not (select security.is_visitor()) end);`,
    );

    this.addSql(
      `alter table "clinic"."form_steps" add constraint "form_steps_tenant_id_patient_id_foreign" foreign key ("tenant_id", "patient_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."form_steps" add constraint "form_steps_tenant_id_filled_form_id_foreign" foreign key ("tenant_id", "filled_form_id") references "clinic"."filled_forms" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."form_steps" add constraint "form_steps_kind_known" check (kind in ('signed', 'locked', 'unlocked', 'moved'));`,
    );
    this.addSql(
      `alter table "clinic"."form_steps" add constraint "form_steps_reason" check (kind in ('signed', 'moved') or reason is not null);`,
    );
    this.addSql(
      `alter table "clinic"."form_steps" add constraint "form_steps_reason_form" check (reason >= '\\x0000'::bytea and reason < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."form_steps" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."form_steps" deferrable initially deferred for each row execute function security.require_audit('FormStep');`,
    );
    this.addSql(
      `create trigger "keep_merged" after insert or update of patient_id on "clinic"."form_steps" for each row execute function security.keep_merged();`,
    );
    this.addSql(`alter table "clinic"."form_steps" enable row level security;`);
    this.addSql(`alter table "clinic"."form_steps" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."form_steps" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."form_steps" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = form_steps.tenant_id and p.id = form_steps.patient_id) and not (select security.is_visitor()) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = form_steps.tenant_id and p.id = form_steps.patient_id) and not (select security.is_visitor()) end);`,
    );

    this.addSql(
      `alter table "clinic"."form_comments" add constraint "form_comments_tenant_id_patient_id_foreign" foreign key ("tenant_id", "patient_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."form_comments" add constraint "form_comments_tenant_id_filled_form_id_foreign" foreign key ("tenant_id", "filled_form_id") references "clinic"."filled_forms" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."form_comments" add constraint "form_comments_text_form" check (text >= '\\x0000'::bytea and text < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create trigger "keep_signed" before insert or update on "clinic"."form_comments" for each row execute function security.keep_signed();`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."form_comments" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."form_comments" deferrable initially deferred for each row execute function security.require_audit('FormComment');`,
    );
    this.addSql(
      `create trigger "keep_merged" after insert or update of patient_id on "clinic"."form_comments" for each row execute function security.keep_merged();`,
    );
    this.addSql(`alter table "clinic"."form_comments" enable row level security;`);
    this.addSql(`alter table "clinic"."form_comments" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."form_comments" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."form_comments" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = form_comments.tenant_id and p.id = form_comments.patient_id) and not (select security.is_visitor()) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = form_comments.tenant_id and p.id = form_comments.patient_id) and not (select security.is_visitor()) end);`,
    );

    this.addSql(
      `alter table "clinic"."form_answers" add constraint "form_answers_tenant_id_patient_id_foreign" foreign key ("tenant_id", "patient_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."form_answers" add constraint "form_answers_tenant_id_filled_form_id_foreign" foreign key ("tenant_id", "filled_form_id") references "clinic"."filled_forms" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."form_answers" add constraint "form_answers_standing_known" check (standing in ('value', 'rival', 'past'));`,
    );
    this.addSql(
      `alter table "clinic"."form_answers" add constraint "form_answers_value_form" check (value >= '\\x0000'::bytea and value < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create trigger "keep_signed" before insert or update on "clinic"."form_answers" for each row execute function security.keep_signed();`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."form_answers" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."form_answers" deferrable initially deferred for each row execute function security.require_audit('FormAnswer');`,
    );
    this.addSql(
      `create trigger "keep_merged" after insert or update of patient_id on "clinic"."form_answers" for each row execute function security.keep_merged();`,
    );
    this.addSql(`alter table "clinic"."form_answers" enable row level security;`);
    this.addSql(`alter table "clinic"."form_answers" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."form_answers" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."form_answers" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = form_answers.tenant_id and p.id = form_answers.patient_id) and not (select security.is_visitor()) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = form_answers.tenant_id and p.id = form_answers.patient_id) and not (select security.is_visitor()) end);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(
      `alter table "clinic"."form_versions" drop constraint "form_versions_tenant_id_form_id_foreign";`,
    );
    this.addSql(
      `alter table "clinic"."filled_forms" drop constraint "filled_forms_tenant_id_form_version_id_foreign";`,
    );
    this.addSql(
      `alter table "clinic"."placements" drop constraint "placements_tenant_id_filled_form_id_foreign";`,
    );
    this.addSql(
      `alter table "clinic"."form_steps" drop constraint "form_steps_tenant_id_filled_form_id_foreign";`,
    );
    this.addSql(
      `alter table "clinic"."form_comments" drop constraint "form_comments_tenant_id_filled_form_id_foreign";`,
    );
    this.addSql(
      `alter table "clinic"."form_answers" drop constraint "form_answers_tenant_id_filled_form_id_foreign";`,
    );

    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."forms";`);
    this.addSql(`drop function if exists "clinic"."forms_keep_creation_fn"();`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."forms";`);
    this.addSql(`drop function if exists "clinic"."forms_require_audit_fn"();`);
    this.addSql(`drop table if exists "clinic"."forms" cascade;`);
    this.addSql(`drop trigger if exists "keep_form_version" on "clinic"."form_versions";`);
    this.addSql(`drop function if exists "clinic"."form_versions_keep_form_version_fn"();`);
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."form_versions";`);
    this.addSql(`drop function if exists "clinic"."form_versions_keep_creation_fn"();`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."form_versions";`);
    this.addSql(`drop function if exists "clinic"."form_versions_require_audit_fn"();`);
    this.addSql(`drop table if exists "clinic"."form_versions" cascade;`);
    this.addSql(`drop trigger if exists "keep_signed" on "clinic"."filled_forms";`);
    this.addSql(`drop function if exists "clinic"."filled_forms_keep_signed_fn"();`);
    this.addSql(`drop trigger if exists "tell_form" on "clinic"."filled_forms";`);
    this.addSql(`drop function if exists "clinic"."filled_forms_tell_form_fn"();`);
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."filled_forms";`);
    this.addSql(`drop function if exists "clinic"."filled_forms_keep_creation_fn"();`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."filled_forms";`);
    this.addSql(`drop function if exists "clinic"."filled_forms_require_audit_fn"();`);
    this.addSql(`drop trigger if exists "keep_merged" on "clinic"."filled_forms";`);
    this.addSql(`drop function if exists "clinic"."filled_forms_keep_merged_fn"();`);
    this.addSql(`drop table if exists "clinic"."filled_forms" cascade;`);
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."placements";`);
    this.addSql(`drop function if exists "clinic"."placements_keep_creation_fn"();`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."placements";`);
    this.addSql(`drop function if exists "clinic"."placements_require_audit_fn"();`);
    this.addSql(`drop trigger if exists "keep_merged" on "clinic"."placements";`);
    this.addSql(`drop function if exists "clinic"."placements_keep_merged_fn"();`);
    this.addSql(`drop table if exists "clinic"."placements" cascade;`);
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."form_steps";`);
    this.addSql(`drop function if exists "clinic"."form_steps_keep_creation_fn"();`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."form_steps";`);
    this.addSql(`drop function if exists "clinic"."form_steps_require_audit_fn"();`);
    this.addSql(`drop trigger if exists "keep_merged" on "clinic"."form_steps";`);
    this.addSql(`drop function if exists "clinic"."form_steps_keep_merged_fn"();`);
    this.addSql(`drop table if exists "clinic"."form_steps" cascade;`);
    this.addSql(`drop trigger if exists "keep_signed" on "clinic"."form_comments";`);
    this.addSql(`drop function if exists "clinic"."form_comments_keep_signed_fn"();`);
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."form_comments";`);
    this.addSql(`drop function if exists "clinic"."form_comments_keep_creation_fn"();`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."form_comments";`);
    this.addSql(`drop function if exists "clinic"."form_comments_require_audit_fn"();`);
    this.addSql(`drop trigger if exists "keep_merged" on "clinic"."form_comments";`);
    this.addSql(`drop function if exists "clinic"."form_comments_keep_merged_fn"();`);
    this.addSql(`drop table if exists "clinic"."form_comments" cascade;`);
    this.addSql(`drop trigger if exists "keep_signed" on "clinic"."form_answers";`);
    this.addSql(`drop function if exists "clinic"."form_answers_keep_signed_fn"();`);
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."form_answers";`);
    this.addSql(`drop function if exists "clinic"."form_answers_keep_creation_fn"();`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."form_answers";`);
    this.addSql(`drop function if exists "clinic"."form_answers_require_audit_fn"();`);
    this.addSql(`drop trigger if exists "keep_merged" on "clinic"."form_answers";`);
    this.addSql(`drop function if exists "clinic"."form_answers_keep_merged_fn"();`);
    this.addSql(`drop table if exists "clinic"."form_answers" cascade;`);
  }
}
