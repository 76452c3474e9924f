import { Migration } from '@mikro-orm/migrations';

export class Migration20261129071629_announcements extends Migration {
  override name = 'Migration20261129071629_announcements';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."announcements" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "title" text not null, "text" text not null, "publishes_at" timestamptz(3) not null, "ends_at" timestamptz(3) null, "facility_id" uuid null, "is_pinned" boolean not null default false, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create index "announcements_tenant_id_publishes_at_id_index" on "clinic"."announcements" ("tenant_id", "publishes_at", "id");`,
    );
    this.addSql(
      `create index "announcements_tenant_id_is_pinned_publishes_at_id_index" on "clinic"."announcements" ("tenant_id", "is_pinned", "publishes_at", "id");`,
    );

    this.addSql(`alter table "clinic"."preferences" add "put_away" jsonb not null default '[]';`);
    this.addSql(`comment on column "clinic"."preferences"."put_away" is 'protected health information';`);

    this.addSql(
      `alter table "clinic"."announcements" add constraint "announcements_tenant_id_facility_id_foreign" foreign key ("tenant_id", "facility_id") references "clinic"."facilities" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."announcements" add constraint "announcements_end_after_publishing" check (ends_at is null or ends_at > publishes_at);`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."announcements" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."announcements" deferrable initially deferred for each row execute function security.require_audit('Announcement');`,
    );
    this.addSql(`alter table "clinic"."announcements" enable row level security;`);
    this.addSql(`alter table "clinic"."announcements" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."announcements" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."announcements" as restrictive using (case when (select security.facility_scope()) is null then true else (facility_id is null or facility_id = any ((select security.facility_scope())::uuid[])) and not (select security.is_visitor()) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."announcements";`);
    this.addSql(`drop function if exists "clinic"."announcements_keep_creation_fn"();`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."announcements";`);
    this.addSql(`drop function if exists "clinic"."announcements_require_audit_fn"();`);
    this.addSql(`drop table if exists "clinic"."announcements" cascade;`);

    this.addSql(`alter table "clinic"."preferences" drop column "put_away";`);
  }
}
