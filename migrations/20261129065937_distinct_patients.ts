import { Migration } from '@mikro-orm/migrations';

export class Migration20261129065937_distinct_patients extends Migration {
  override name = 'Migration20261129065937_distinct_patients';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."distinct_patients" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "patient_id" uuid not null, "other_id" uuid not null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."distinct_patients"."tenant_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."distinct_patients"."patient_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."distinct_patients"."other_id" is 'written once';`);
    this.addSql(
      `create index "distinct_patients_tenant_id_other_id_index" on "clinic"."distinct_patients" ("tenant_id", "other_id");`,
    );
    this.addSql(
      `create unique index "distinct_patients_once" on "clinic"."distinct_patients" ("tenant_id", "patient_id", "other_id") where "deleted_at" is null;`,
    );

    this.addSql(
      `alter table "clinic"."distinct_patients" add constraint "distinct_patients_tenant_id_patient_id_foreign" foreign key ("tenant_id", "patient_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."distinct_patients" add constraint "distinct_patients_tenant_id_other_id_foreign" foreign key ("tenant_id", "other_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."distinct_patients" add constraint "distinct_patients_in_order" check (patient_id < other_id);`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."distinct_patients" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."distinct_patients" deferrable initially deferred for each row execute function security.require_audit('DistinctPatients');`,
    );
    this.addSql(
      `create trigger "keep_merged" after insert or update of patient_id on "clinic"."distinct_patients" for each row execute function security.keep_merged();`,
    );
    this.addSql(`alter table "clinic"."distinct_patients" enable row level security;`);
    this.addSql(`alter table "clinic"."distinct_patients" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."distinct_patients" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."distinct_patients" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = distinct_patients.tenant_id and p.id = distinct_patients.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = distinct_patients.tenant_id and p.id = distinct_patients.patient_id) and not (select security.is_visitor()) end);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."distinct_patients";`);
    this.addSql(`drop function if exists "clinic"."distinct_patients_keep_creation_fn"();`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."distinct_patients";`);
    this.addSql(`drop function if exists "clinic"."distinct_patients_require_audit_fn"();`);
    this.addSql(`drop trigger if exists "keep_merged" on "clinic"."distinct_patients";`);
    this.addSql(`drop function if exists "clinic"."distinct_patients_keep_merged_fn"();`);
    this.addSql(`drop table if exists "clinic"."distinct_patients" cascade;`);
  }
}
