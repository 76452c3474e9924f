import { Migration } from '@mikro-orm/migrations';

export class Migration20261129101553_patients_settings extends Migration {
  override name = 'Migration20261129101553_patients_settings';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."patients_settings" ("id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "version" int not null default 1, "tenant_id" uuid null, "birth_date_required" boolean null, "contact_required" text null, "number_required" boolean null, "alike_needs_reason" boolean null, "identifier_kind" text null, primary key ("id"));`,
    );
    this.addSql(
      `create unique index "patients_settings_one_default" on "clinic"."patients_settings" ("tenant_id") nulls not distinct where "tenant_id" is null;`,
    );
    this.addSql(
      `create unique index "patients_settings_one_per_clinic" on "clinic"."patients_settings" ("tenant_id") where "tenant_id" is not null;`,
    );

    // Before anything guards the table: a migration is nobody's change. Every clinic has a row, and follows the defaults.
    this.addSql(
      `insert into "clinic"."patients_settings" (birth_date_required, contact_required, number_required, alike_needs_reason, identifier_kind) values (false, 'none', false, false, 'insurance');`,
    );
    this.addSql(`insert into "clinic"."patients_settings" (tenant_id) select id from "platform"."clinics";`);

    this.addSql(`alter table "clinic"."patients" add "despite_reason" text null;`);
    this.addSql(`comment on column "clinic"."patients"."despite_reason" is 'protected health information';`);

    this.addSql(
      `alter table "clinic"."patients_settings" add constraint "patients_settings_tenant_id_foreign" foreign key ("tenant_id") references "platform"."clinics" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."patients_settings" add constraint "patients_settings_complete" check (tenant_id is not null or num_nulls(birth_date_required, contact_required, number_required, alike_needs_reason, identifier_kind) = 0);`,
    );
    this.addSql(
      `alter table "clinic"."patients_settings" add constraint "patients_settings_contact_known" check (contact_required in ('none', 'any', 'phone', 'email'));`,
    );
    this.addSql(
      `alter table "clinic"."patients_settings" add constraint "patients_settings_kind_known" check (identifier_kind in ('insurance', 'national', 'passport', 'former', 'other'));`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."patients_settings" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."patients_settings" deferrable initially deferred for each row execute function security.require_audit('PatientsSettings');`,
    );
    this.addSql(`alter table "clinic"."patients_settings" enable row level security;`);
    this.addSql(`alter table "clinic"."patients_settings" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."patients_settings" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "visitors" on "clinic"."patients_settings" as restrictive using (true) with check (not (select security.is_visitor()));`,
    );
    this.addSql(
      `create policy "defaults" on "clinic"."patients_settings" for select using (tenant_id is null and (select security.current_tenant()) is not null);`,
    );
    this.addSql(
      `create policy "operators" on "clinic"."patients_settings" to "medflow_platform" using (tenant_id is null) with check (tenant_id is null);`,
    );
    // Operators keep the defaults.
    this.addSql(`grant select, insert, update on "clinic"."patients_settings" to medflow_platform;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."patients_settings";`);
    this.addSql(`drop function if exists "clinic"."patients_settings_keep_creation_fn"();`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."patients_settings";`);
    this.addSql(`drop function if exists "clinic"."patients_settings_require_audit_fn"();`);
    this.addSql(`drop table if exists "clinic"."patients_settings" cascade;`);

    this.addSql(`alter table "clinic"."patients" drop column "despite_reason";`);
  }
}
