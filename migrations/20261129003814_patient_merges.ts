import { Migration } from '@mikro-orm/migrations';

export class Migration20261129003814_patient_merges extends Migration {
  override name = 'Migration20261129003814_patient_merges';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."patient_merges" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "patient_id" uuid not null, "merged_id" uuid not null, "moved" jsonb not null, "taken" jsonb not null, "made" jsonb not null, "undone_at" timestamptz(3) null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."patient_merges"."tenant_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."patient_merges"."patient_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."patient_merges"."merged_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."patient_merges"."moved" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."patient_merges"."taken" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."patient_merges"."made" is 'protected health information';`);
    this.addSql(
      `create index "patient_merges_tenant_id_patient_id_created_at_id_index" on "clinic"."patient_merges" ("tenant_id", "patient_id", "created_at", "id");`,
    );
    this.addSql(
      `create index "patient_merges_tenant_id_created_at_id_index" on "clinic"."patient_merges" ("tenant_id", "created_at", "id");`,
    );
    this.addSql(
      `create unique index "patient_merges_once" on "clinic"."patient_merges" ("tenant_id", "merged_id") where "deleted_at" is null and "undone_at" is null;`,
    );

    this.addSql(
      `alter table "clinic"."patient_merges" add constraint "patient_merges_tenant_id_patient_id_foreign" foreign key ("tenant_id", "patient_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."patient_merges" add constraint "patient_merges_tenant_id_merged_id_foreign" foreign key ("tenant_id", "merged_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."patient_merges" add constraint "patient_merges_of_two" check (patient_id <> merged_id);`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."patient_merges" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."patient_merges" deferrable initially deferred for each row execute function security.require_audit('PatientMerge');`,
    );
    this.addSql(`alter table "clinic"."patient_merges" enable row level security;`);
    this.addSql(`alter table "clinic"."patient_merges" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."patient_merges" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."patient_merges" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_merges.tenant_id and p.id = patient_merges.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = patient_merges.tenant_id and p.id = patient_merges.patient_id) end);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."patient_merges";`);
    this.addSql(`drop function if exists "clinic"."patient_merges_keep_creation_fn"();`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."patient_merges";`);
    this.addSql(`drop function if exists "clinic"."patient_merges_require_audit_fn"();`);
    this.addSql(`drop table if exists "clinic"."patient_merges" cascade;`);
  }
}
