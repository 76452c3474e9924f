import { Migration } from '@mikro-orm/migrations';

/** Lists that members take along (TEN-2, K21). */
export class Migration20261128232917_list_exports extends Migration {
  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."list_exports" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "list" text not null, "query" text not null, "status" text not null default 'waiting', "rows" int not null default 0, "parts" int not null default 0, "fault" text null, "written_at" timestamptz(3) null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."list_exports"."query" is 'protected health information';`);
    this.addSql(
      `create index "list_exports_tenant_id_created_by_created_at_id_index" on "clinic"."list_exports" ("tenant_id", "created_by", "created_at", "id");`,
    );
    this.addSql(
      `create index "list_exports_due" on "clinic"."list_exports" ("tenant_id", "created_at") where "status" = 'waiting';`,
    );

    this.addSql(
      `create table "clinic"."list_export_parts" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "export_id" uuid not null, "owner_id" uuid not null, "position" int not null, "at" timestamptz(3) not null, "csv" text not null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."list_export_parts"."tenant_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."list_export_parts"."export_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."list_export_parts"."owner_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."list_export_parts"."position" is 'written once';`);
    this.addSql(`comment on column "clinic"."list_export_parts"."at" is 'written once';`);
    this.addSql(`comment on column "clinic"."list_export_parts"."csv" is 'protected health information';`);
    this.addSql(`create index "list_export_parts_by_age" on "clinic"."list_export_parts" ("at");`);
    this.addSql(
      `alter table "clinic"."list_export_parts" add constraint "list_export_parts_in_order" unique ("tenant_id", "export_id", "position");`,
    );

    this.addSql(
      `alter table "clinic"."list_exports" add constraint "list_exports_list_known" check (list in ('patients', 'bookings', 'services', 'staff', 'facilities', 'audit'));`,
    );
    this.addSql(
      `alter table "clinic"."list_exports" add constraint "list_exports_status_known" check (status in ('waiting', 'ready', 'failed'));`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."list_exports" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."list_exports" deferrable initially deferred for each row execute function security.require_audit('ListExport');`,
    );
    this.addSql(`alter table "clinic"."list_exports" enable row level security;`);
    this.addSql(`alter table "clinic"."list_exports" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."list_exports" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "due" on "clinic"."list_exports" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );

    this.addSql(
      `alter table "clinic"."list_export_parts" add constraint "list_export_parts_tenant_id_export_id_foreign" foreign key ("tenant_id", "export_id") references "clinic"."list_exports" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(`alter table "clinic"."list_export_parts" enable row level security;`);
    this.addSql(`alter table "clinic"."list_export_parts" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."list_export_parts" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."list_export_parts" as restrictive for select using (case when (select security.facility_scope()) is null then true else owner_id = (select security.current_actor()) or current_user = 'medflow_owner' end);`,
    );
    this.addSql(
      `create policy "expired" on "clinic"."list_export_parts" to "medflow_owner" using (at < now() - '1 day'::interval and (select security.seeks_work())) with check (false);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "clinic"."list_export_parts" cascade;`);
    this.addSql(`drop table if exists "clinic"."list_exports" cascade;`);
  }
}
