import { Migration } from '@mikro-orm/migrations';

export class Migration20261130170000_specialists extends Migration {
  override name = 'Migration20261130170000_specialists';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."specialists" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "name" bytea not null, "profession" text not null, "organisation" bytea null, "phone" bytea null, "email" bytea null, "address" bytea null, "notes" bytea null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."specialists"."name" is 'protected health information, sealed';`);
    this.addSql(
      `comment on column "clinic"."specialists"."organisation" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."specialists"."phone" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."specialists"."email" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."specialists"."address" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."specialists"."notes" is 'protected health information, sealed';`,
    );
    this.addSql(
      `create index "specialists_tenant_id_profession_id_index" on "clinic"."specialists" ("tenant_id", "profession", "id");`,
    );

    this.addSql(
      `create table "clinic"."placement_specialists" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "placement_id" uuid not null, "specialist_id" uuid not null, "role" text not null default 'treating', "note" bytea null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."placement_specialists"."tenant_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."placement_specialists"."placement_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."placement_specialists"."specialist_id" is 'written once';`);
    this.addSql(
      `comment on column "clinic"."placement_specialists"."note" is 'protected health information, sealed';`,
    );
    this.addSql(
      `create index "placement_specialists_tenant_id_placement_id_creat_97852_index" on "clinic"."placement_specialists" ("tenant_id", "placement_id", "created_at", "id");`,
    );
    this.addSql(
      `create index "placement_specialists_tenant_id_specialist_id_index" on "clinic"."placement_specialists" ("tenant_id", "specialist_id");`,
    );
    this.addSql(
      `create unique index "placement_specialists_once" on "clinic"."placement_specialists" ("tenant_id", "placement_id", "specialist_id") where "deleted_at" is null;`,
    );

    this.addSql(
      `alter table "clinic"."specialists" add constraint "specialists_name_form" check (name >= '\\x0000'::bytea and name < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."specialists" add constraint "specialists_organisation_form" check (organisation >= '\\x0000'::bytea and organisation < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."specialists" add constraint "specialists_phone_form" check (phone >= '\\x0000'::bytea and phone < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."specialists" add constraint "specialists_email_form" check (email >= '\\x0000'::bytea and email < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."specialists" add constraint "specialists_address_form" check (address >= '\\x0000'::bytea and address < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."specialists" add constraint "specialists_notes_form" check (notes >= '\\x0000'::bytea and notes < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."specialists" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."specialists" deferrable initially deferred for each row execute function security.require_audit('Specialist');`,
    );
    this.addSql(`alter table "clinic"."specialists" enable row level security;`);
    this.addSql(`alter table "clinic"."specialists" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."specialists" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "visitors" on "clinic"."specialists" as restrictive using (not (select security.is_visitor())) with check (not (select security.is_visitor()));`,
    );

    this.addSql(
      `alter table "clinic"."placement_specialists" add constraint "placement_specialists_tenant_id_placement_id_foreign" foreign key ("tenant_id", "placement_id") references "clinic"."placements" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."placement_specialists" add constraint "placement_specialists_tenant_id_specialist_id_foreign" foreign key ("tenant_id", "specialist_id") references "clinic"."specialists" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."placement_specialists" add constraint "placement_specialists_role_known" check (role in ('treating', 'referring', 'consulting', 'other'));`,
    );
    this.addSql(
      `alter table "clinic"."placement_specialists" add constraint "placement_specialists_note_form" check (note >= '\\x0000'::bytea and note < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."placement_specialists" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."placement_specialists" deferrable initially deferred for each row execute function security.require_audit('PlacementSpecialist');`,
    );
    this.addSql(`alter table "clinic"."placement_specialists" enable row level security;`);
    this.addSql(`alter table "clinic"."placement_specialists" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."placement_specialists" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "visitors" on "clinic"."placement_specialists" as restrictive using (not (select security.is_visitor())) with check (not (select security.is_visitor()));`,
    );
    this.addSql(
      `create policy "about" on "clinic"."placement_specialists" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.placements x where x.tenant_id = placement_specialists.tenant_id and x.id = placement_specialists.placement_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.placements x where x.tenant_id = placement_specialists.tenant_id and x.id = placement_specialists.placement_id) end);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(
      `alter table "clinic"."placement_specialists" drop constraint "placement_specialists_tenant_id_specialist_id_foreign";`,
    );

    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."specialists";`);
    this.addSql(`drop function if exists "clinic"."specialists_keep_creation_fn"();`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."specialists";`);
    this.addSql(`drop function if exists "clinic"."specialists_require_audit_fn"();`);
    this.addSql(`drop table if exists "clinic"."specialists" cascade;`);
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."placement_specialists";`);
    this.addSql(`drop function if exists "clinic"."placement_specialists_keep_creation_fn"();`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."placement_specialists";`);
    this.addSql(`drop function if exists "clinic"."placement_specialists_require_audit_fn"();`);
    this.addSql(`drop table if exists "clinic"."placement_specialists" cascade;`);
  }
}
