import { Migration } from '@mikro-orm/migrations';

export class Migration20261128141207_preferences extends Migration {
  override name = 'Migration20261128141207_preferences';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."preferences" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "user_id" uuid not null, "columns" jsonb not null, "booking_views" jsonb not null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."preferences"."columns" is 'protected health information';`);
    this.addSql(
      `comment on column "clinic"."preferences"."booking_views" is 'protected health information';`,
    );
    this.addSql(
      `create unique index "preferences_of_member" on "clinic"."preferences" ("tenant_id", "user_id") where "deleted_at" is null;`,
    );

    this.addSql(
      `alter table "clinic"."preferences" add constraint "preferences_tenant_id_user_id_foreign" foreign key ("tenant_id", "user_id") references "clinic"."users" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."preferences" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."preferences" deferrable initially deferred for each row execute function security.require_audit('Preferences');`,
    );
    this.addSql(`alter table "clinic"."preferences" enable row level security;`);
    this.addSql(`alter table "clinic"."preferences" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."preferences" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."preferences";`);
    this.addSql(`drop function if exists "clinic"."preferences_keep_creation_fn"();`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."preferences";`);
    this.addSql(`drop function if exists "clinic"."preferences_require_audit_fn"();`);
    this.addSql(`drop table if exists "clinic"."preferences" cascade;`);
  }
}
