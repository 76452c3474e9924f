import { Migration } from '@mikro-orm/migrations';

export class Migration20261129135812_portal_passkeys extends Migration {
  override name = 'Migration20261129135812_portal_passkeys';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."portal_passkeys" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null, "patient_id" uuid not null, "name" text not null, "rp_id" text not null, "credential_id" text not null, "public_key" bytea not null, "email_hash" bytea not null, "transports" text[] not null default '{}', "counter" bigint not null default '0', "last_used_at" timestamptz(3) null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."portal_passkeys"."tenant_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."portal_passkeys"."created_at" is 'written once';`);
    this.addSql(`comment on column "clinic"."portal_passkeys"."patient_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."portal_passkeys"."name" is 'written once';`);
    this.addSql(`comment on column "clinic"."portal_passkeys"."rp_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."portal_passkeys"."credential_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."portal_passkeys"."public_key" is 'written once';`);
    this.addSql(`comment on column "clinic"."portal_passkeys"."email_hash" is 'written once';`);
    this.addSql(`comment on column "clinic"."portal_passkeys"."transports" is 'written once';`);
    this.addSql(
      `create index "portal_passkeys_tenant_id_patient_id_index" on "clinic"."portal_passkeys" ("tenant_id", "patient_id");`,
    );
    this.addSql(
      `alter table "clinic"."portal_passkeys" add constraint "portal_passkeys_credential_unique" unique ("tenant_id", "credential_id");`,
    );

    this.addSql(
      `alter table "clinic"."portal_passkeys" add constraint "portal_passkeys_tenant_id_patient_id_foreign" foreign key ("tenant_id", "patient_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete cascade;`,
    );
    this.addSql(`alter table "clinic"."portal_passkeys" enable row level security;`);
    this.addSql(`alter table "clinic"."portal_passkeys" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."portal_passkeys" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."portal_passkeys" as restrictive for select using (case when (select security.facility_scope()) is null then true else patient_id = (select security.own_patient()) end);`,
    );
    this.addSql(
      `create policy "own" on "clinic"."portal_passkeys" as restrictive using (patient_id = (select security.own_patient()) or (select security.is_system())) with check (patient_id = (select security.own_patient()));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "clinic"."portal_passkeys" cascade;`);
  }
}
