import { Migration } from '@mikro-orm/migrations';

export class Migration20261129141828_trail_seals extends Migration {
  override name = 'Migration20261129141828_trail_seals';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."seals" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "number" int not null, "at" timestamptz(3) not null, "entries" int not null, "until" timestamptz(3) not null, "root" bytea not null, "previous" bytea not null, "key_id" text not null, "signature" bytea not null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."seals"."number" is 'written once';`);
    this.addSql(`comment on column "clinic"."seals"."at" is 'written once';`);
    this.addSql(`comment on column "clinic"."seals"."entries" is 'written once';`);
    this.addSql(`comment on column "clinic"."seals"."until" is 'written once';`);
    this.addSql(`comment on column "clinic"."seals"."root" is 'written once';`);
    this.addSql(`comment on column "clinic"."seals"."previous" is 'written once';`);
    this.addSql(`comment on column "clinic"."seals"."key_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."seals"."signature" is 'written once';`);
    this.addSql(`create index "seals_tenant_id_until_index" on "clinic"."seals" ("tenant_id", "until");`);
    this.addSql(
      `alter table "clinic"."seals" add constraint "seals_number_unique" unique ("tenant_id", "number");`,
    );

    this.addSql(
      `create table "clinic"."sealed_entries" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "seal_id" uuid not null, "position" int not null, "hash" bytea not null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."sealed_entries"."tenant_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."sealed_entries"."seal_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."sealed_entries"."position" is 'written once';`);
    this.addSql(`comment on column "clinic"."sealed_entries"."hash" is 'written once';`);
    this.addSql(
      `alter table "clinic"."sealed_entries" add constraint "sealed_entries_in_order" unique ("tenant_id", "seal_id", "position");`,
    );

    this.addSql(
      `create policy "due" on "clinic"."access_entries" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );

    this.addSql(`alter table "clinic"."seals" add constraint "seals_numbered" check (number > 0);`);
    this.addSql(`alter table "clinic"."seals" add constraint "seals_of_entries" check (entries > 0);`);
    this.addSql(
      `alter table "clinic"."seals" add constraint "seals_hashes" check (length(root) = 32 and length(previous) = 32);`,
    );
    this.addSql(`alter table "clinic"."seals" enable row level security;`);
    this.addSql(`alter table "clinic"."seals" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."seals" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."seals" as restrictive for select using (case when (select security.facility_scope()) is null then true else current_user = 'medflow_owner' end);`,
    );
    this.addSql(
      `create policy "due" on "clinic"."seals" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );

    this.addSql(
      `alter table "clinic"."sealed_entries" add constraint "sealed_entries_tenant_id_seal_id_foreign" foreign key ("tenant_id", "seal_id") references "clinic"."seals" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."sealed_entries" add constraint "sealed_entries_hash" check (length(hash) = 32);`,
    );
    this.addSql(`alter table "clinic"."sealed_entries" enable row level security;`);
    this.addSql(`alter table "clinic"."sealed_entries" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."sealed_entries" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."sealed_entries" as restrictive for select using (case when (select security.facility_scope()) is null then true else current_user = 'medflow_owner' end);`,
    );
    this.addSql(
      `create policy "due" on "clinic"."sealed_entries" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(
      `alter table "clinic"."sealed_entries" drop constraint "sealed_entries_tenant_id_seal_id_foreign";`,
    );

    this.addSql(`drop table if exists "clinic"."seals" cascade;`);
    this.addSql(`drop table if exists "clinic"."sealed_entries" cascade;`);

    this.addSql(`drop policy "due" on "clinic"."access_entries";`);
  }
}
