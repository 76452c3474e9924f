import { Migration } from '@mikro-orm/migrations';

export class Migration20261130171700_task_templates extends Migration {
  override name = 'Migration20261130171700_task_templates';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."task_templates" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "title" text not null, "details" bytea null, "priority" text not null default 'usual', "due_in_days" int null, "items" text[] not null default '{}', primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `comment on column "clinic"."task_templates"."details" is 'protected health information, sealed';`,
    );
    this.addSql(
      `create index "task_templates_tenant_id_title_id_index" on "clinic"."task_templates" ("tenant_id", "title", "id");`,
    );
    this.addSql(
      `create unique index "task_templates_title_unique" on "clinic"."task_templates" ("tenant_id", lower("title")) where "deleted_at" is null;`,
    );

    this.addSql(
      `alter table "clinic"."task_templates" add constraint "task_templates_priority_known" check (priority in ('urgent', 'usual', 'low'));`,
    );
    this.addSql(
      `alter table "clinic"."task_templates" add constraint "task_templates_due_to_come" check (due_in_days >= 0 and due_in_days <= 366);`,
    );
    this.addSql(
      `alter table "clinic"."task_templates" add constraint "task_templates_details_form" check (details >= '\\x0000'::bytea and details < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."task_templates" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."task_templates" deferrable initially deferred for each row execute function security.require_audit('TaskTemplate');`,
    );
    this.addSql(`alter table "clinic"."task_templates" enable row level security;`);
    this.addSql(`alter table "clinic"."task_templates" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."task_templates" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "visitors" on "clinic"."task_templates" as restrictive using (not (select security.is_visitor())) with check (not (select security.is_visitor()));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."task_templates";`);
    this.addSql(`drop function if exists "clinic"."task_templates_keep_creation_fn"();`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."task_templates";`);
    this.addSql(`drop function if exists "clinic"."task_templates_require_audit_fn"();`);
    this.addSql(`drop table if exists "clinic"."task_templates" cascade;`);
  }
}
