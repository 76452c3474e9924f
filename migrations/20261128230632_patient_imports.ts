import { Migration } from '@mikro-orm/migrations';

/** Files of patients on their way into a clinic (CLI-2). */
export class Migration20261128230632_patient_imports extends Migration {
  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."patient_imports" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "name" text not null, "size" int not null, "status" text not null default 'uploading', "fault" text null, "encoding" text null, "separator" text null, "headings" text[] null, "mapping" text[] null, "rows" int not null default 0, "done" int not null default 0, "checks" int not null default 0, "fresh" int not null default 0, "known" int not null default 0, "alike" int not null default 0, "faulty" int not null default 0, "also_alike" boolean not null default false, "imported" int not null default 0, "undone" int not null default 0, "kept" int not null default 0, "undone_up_to" uuid null, "asked_by" uuid null, "asked_at" timestamptz(3) null, "started_at" timestamptz(3) null, "finished_at" timestamptz(3) null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."patient_imports"."name" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."patient_imports"."headings" is 'protected health information';`);
    this.addSql(
      `create index "patient_imports_tenant_id_created_at_id_index" on "clinic"."patient_imports" ("tenant_id", "created_at", "id");`,
    );
    this.addSql(
      `create index "patient_imports_due" on "clinic"."patient_imports" ("tenant_id", "asked_at") where "status" in ('reading', 'checking', 'importing', 'undoing');`,
    );

    this.addSql(
      `create table "clinic"."import_parts" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "import_id" uuid not null, "position" int not null, "at" timestamptz(3) not null, "bytes" bytea not null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."import_parts"."bytes" is 'protected health information';`);
    this.addSql(`create index "import_parts_by_age" on "clinic"."import_parts" ("at");`);
    this.addSql(
      `alter table "clinic"."import_parts" add constraint "import_parts_in_order" unique ("tenant_id", "import_id", "position");`,
    );

    this.addSql(
      `create table "clinic"."import_rows" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "import_id" uuid not null, "number" int not null, "at" timestamptz(3) not null, "cells" text[] not null, "is_readable" boolean not null default true, "check" int not null default 0, "outcome" text null, "faults" text[] not null, "person_key" text null, "identifier_key" text null, "is_made" boolean not null default false, "patient_id" uuid null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."import_rows"."cells" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."import_rows"."faults" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."import_rows"."person_key" is 'protected health information';`);
    this.addSql(
      `comment on column "clinic"."import_rows"."identifier_key" is 'protected health information';`,
    );
    this.addSql(
      `create index "import_rows_tenant_id_patient_id_index" on "clinic"."import_rows" ("tenant_id", "patient_id");`,
    );
    this.addSql(
      `create index "import_rows_tenant_id_import_id_outcome_number_index" on "clinic"."import_rows" ("tenant_id", "import_id", "outcome", "number");`,
    );
    this.addSql(`create index "import_rows_by_age" on "clinic"."import_rows" ("at");`);
    this.addSql(
      `alter table "clinic"."import_rows" add constraint "import_rows_once" unique ("tenant_id", "import_id", "number");`,
    );

    this.addSql(
      `alter table "clinic"."patient_imports" add constraint "patient_imports_status_known" check (status in ('uploading', 'reading', 'mapping', 'checking', 'checked', 'importing', 'imported', 'undoing', 'undone', 'failed', 'discarded'));`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."patient_imports" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."patient_imports" deferrable initially deferred for each row execute function security.require_audit('PatientImport');`,
    );
    this.addSql(`alter table "clinic"."patient_imports" enable row level security;`);
    this.addSql(`alter table "clinic"."patient_imports" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."patient_imports" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "due" on "clinic"."patient_imports" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );

    this.addSql(
      `alter table "clinic"."import_parts" add constraint "import_parts_tenant_id_import_id_foreign" foreign key ("tenant_id", "import_id") references "clinic"."patient_imports" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(`alter table "clinic"."import_parts" enable row level security;`);
    this.addSql(`alter table "clinic"."import_parts" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."import_parts" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."import_parts" as restrictive for select using (case when (select security.facility_scope()) is null then true else current_user = 'medflow_owner' end);`,
    );
    this.addSql(
      `create policy "expired" on "clinic"."import_parts" to "medflow_owner" using (at < now() - '1 day'::interval and (select security.seeks_work())) with check (false);`,
    );

    this.addSql(
      `alter table "clinic"."import_rows" add constraint "import_rows_tenant_id_import_id_foreign" foreign key ("tenant_id", "import_id") references "clinic"."patient_imports" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."import_rows" add constraint "import_rows_tenant_id_patient_id_foreign" foreign key ("tenant_id", "patient_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."import_rows" add constraint "import_rows_outcome_known" check (outcome in ('new', 'known', 'alike', 'faulty'));`,
    );
    this.addSql(`alter table "clinic"."import_rows" enable row level security;`);
    this.addSql(`alter table "clinic"."import_rows" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."import_rows" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."import_rows" as restrictive for select using (case when (select security.facility_scope()) is null then true else current_user = 'medflow_owner' end);`,
    );
    this.addSql(
      `create policy "expired" on "clinic"."import_rows" to "medflow_owner" using (at < now() - '1 day'::interval and (select security.seeks_work())) with check (false);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "clinic"."import_rows" cascade;`);
    this.addSql(`drop table if exists "clinic"."import_parts" cascade;`);
    this.addSql(`drop table if exists "clinic"."patient_imports" cascade;`);
  }
}
