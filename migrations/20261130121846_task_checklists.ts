import { Migration } from '@mikro-orm/migrations';

export class Migration20261130121846_task_checklists extends Migration {
  override name = 'Migration20261130121846_task_checklists';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."task_items" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "task_id" uuid not null, "text" bytea not null, "place" numeric not null default (extract(epoch from clock_timestamp()) * (1000)::numeric), "done_at" timestamptz(3) null, "done_by_id" uuid null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."task_items"."task_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."task_items"."text" is 'protected health information, sealed';`);
    this.addSql(
      `create index "task_items_tenant_id_task_id_index" on "clinic"."task_items" ("tenant_id", "task_id");`,
    );
    this.addSql(
      `create index "task_items_tenant_id_done_by_id_index" on "clinic"."task_items" ("tenant_id", "done_by_id") where "done_by_id" is not null;`,
    );

    this.addSql(`alter table "clinic"."list_exports" drop constraint "list_exports_list_known";`);
    this.addSql(
      `alter table "clinic"."list_exports" add constraint "list_exports_list_known" check (list in ('patients', 'bookings', 'services', 'staff', 'facilities', 'audit', 'waiting-list', 'booking-requests', 'messages', 'mails', 'announcements', 'rooms', 'devices', 'holidays', 'day-exceptions', 'time-off', 'webhooks', 'webhook-deliveries', 'invoices', 'service-requests', 'tasks', 'ledger', 'datev'));`,
    );

    this.addSql(
      `alter table "clinic"."tasks" add "place" numeric not null default (extract(epoch from clock_timestamp()) * (1000)::numeric), add "repeat_unit" text null, add "repeat_every" int null, add "repeat_by" text null, add "repeat_anchor" date null, add "former_id" uuid null;`,
    );
    this.addSql(`comment on column "clinic"."tasks"."former_id" is 'written once';`);
    this.addSql(
      `create index "tasks_tenant_id_status_place_id_index" on "clinic"."tasks" ("tenant_id", "status", "place", "id");`,
    );
    this.addSql(
      `create unique index "tasks_next_once" on "clinic"."tasks" ("tenant_id", "former_id") where "deleted_at" is null;`,
    );
    this.addSql(
      `alter table "clinic"."tasks" add constraint "tasks_repeat_unit_known" check (repeat_unit in ('days', 'weeks', 'months', 'years'));`,
    );
    this.addSql(
      `alter table "clinic"."tasks" add constraint "tasks_repeat_by_known" check (repeat_by in ('calendar', 'done'));`,
    );
    this.addSql(
      `alter table "clinic"."tasks" add constraint "tasks_repeat_whole" check (num_nonnulls(repeat_unit, repeat_every, repeat_by, repeat_anchor) = case when repeat_unit is null then 0 else 4 end and (repeat_unit is null or due_on is not null));`,
    );

    this.addSql(
      `alter table "clinic"."task_items" add constraint "task_items_tenant_id_task_id_foreign" foreign key ("tenant_id", "task_id") references "clinic"."tasks" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."task_items" add constraint "task_items_tenant_id_done_by_id_foreign" foreign key ("tenant_id", "done_by_id") references "clinic"."users" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."task_items" add constraint "task_items_done_by" check (done_by_id is null or done_at is not null);`,
    );
    this.addSql(
      `alter table "clinic"."task_items" add constraint "task_items_text_form" check (text >= '\\x0000'::bytea and text < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."task_items" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."task_items" deferrable initially deferred for each row execute function security.require_audit('TaskItem');`,
    );
    this.addSql(`alter table "clinic"."task_items" enable row level security;`);
    this.addSql(`alter table "clinic"."task_items" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."task_items" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "visitors" on "clinic"."task_items" as restrictive using (not (select security.is_visitor())) with check (not (select security.is_visitor()));`,
    );
    this.addSql(
      `create policy "about" on "clinic"."task_items" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.tasks x where x.tenant_id = task_items.tenant_id and x.id = task_items.task_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.tasks x where x.tenant_id = task_items.tenant_id and x.id = task_items.task_id) end);`,
    );
    this.addSql(
      `create trigger "keep_merged" after insert or update of about_patient_id on "clinic"."tasks" for each row execute function security.keep_merged('about_patient_id');`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop trigger if exists "keep_merged" on "clinic"."tasks";`);
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."task_items";`);
    this.addSql(`drop function if exists "clinic"."task_items_keep_creation_fn"();`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."task_items";`);
    this.addSql(`drop function if exists "clinic"."task_items_require_audit_fn"();`);
    this.addSql(`drop table if exists "clinic"."task_items" cascade;`);

    this.addSql(`alter table "clinic"."list_exports" drop constraint "list_exports_list_known";`);
    this.addSql(
      `alter table "clinic"."list_exports" add constraint "list_exports_list_known" check (list in ('patients', 'bookings', 'services', 'staff', 'facilities', 'audit', 'waiting-list', 'booking-requests', 'messages', 'mails', 'announcements', 'rooms', 'devices', 'holidays', 'day-exceptions', 'time-off', 'webhooks', 'webhook-deliveries', 'invoices', 'service-requests', 'ledger', 'datev'));`,
    );

    this.addSql(`drop index "clinic"."tasks_tenant_id_status_place_id_index";`);
    this.addSql(`drop index "clinic"."tasks_next_once";`);
    this.addSql(`alter table "clinic"."tasks" drop constraint "tasks_repeat_unit_known";`);
    this.addSql(`alter table "clinic"."tasks" drop constraint "tasks_repeat_by_known";`);
    this.addSql(`alter table "clinic"."tasks" drop constraint "tasks_repeat_whole";`);
    this.addSql(
      `alter table "clinic"."tasks" drop column "place", drop column "repeat_unit", drop column "repeat_every", drop column "repeat_by", drop column "repeat_anchor", drop column "former_id";`,
    );
  }
}
