import { Migration } from '@mikro-orm/migrations';

export class Migration20261130085346_tasks extends Migration {
  override name = 'Migration20261130085346_tasks';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."tasks" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "title" bytea not null, "details" bytea null, "assignee_id" uuid null, "due_on" date null, "priority" text not null default 'usual', "status" text not null default 'todo', "over_at" timestamptz(3) null, "over_by_id" uuid null, "about_patient_id" uuid null, "about_booking_id" uuid null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."tasks"."title" is 'protected health information, sealed';`);
    this.addSql(`comment on column "clinic"."tasks"."details" is 'protected health information, sealed';`);
    this.addSql(
      `create index "tasks_tenant_id_due_on_id_index" on "clinic"."tasks" ("tenant_id", "due_on", "id");`,
    );
    this.addSql(
      `create index "tasks_tenant_id_assignee_id_index" on "clinic"."tasks" ("tenant_id", "assignee_id") where "assignee_id" is not null;`,
    );
    this.addSql(
      `create index "tasks_tenant_id_over_by_id_index" on "clinic"."tasks" ("tenant_id", "over_by_id") where "over_by_id" is not null;`,
    );
    this.addSql(
      `create index "tasks_tenant_id_about_patient_id_index" on "clinic"."tasks" ("tenant_id", "about_patient_id") where "about_patient_id" is not null;`,
    );
    this.addSql(
      `create index "tasks_tenant_id_about_booking_id_index" on "clinic"."tasks" ("tenant_id", "about_booking_id") where "about_booking_id" is not null;`,
    );

    this.addSql(
      `alter table "clinic"."tasks" add constraint "tasks_tenant_id_assignee_id_foreign" foreign key ("tenant_id", "assignee_id") references "clinic"."users" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."tasks" add constraint "tasks_tenant_id_over_by_id_foreign" foreign key ("tenant_id", "over_by_id") references "clinic"."users" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."tasks" add constraint "tasks_tenant_id_about_patient_id_foreign" foreign key ("tenant_id", "about_patient_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."tasks" add constraint "tasks_tenant_id_about_booking_id_foreign" foreign key ("tenant_id", "about_booking_id") references "clinic"."bookings" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."tasks" add constraint "tasks_status_known" check (status in ('todo', 'doing', 'done', 'off'));`,
    );
    this.addSql(
      `alter table "clinic"."tasks" add constraint "tasks_priority_known" check (priority in ('urgent', 'usual', 'low'));`,
    );
    this.addSql(
      `alter table "clinic"."tasks" add constraint "tasks_over_by_status" check ((status in ('done', 'off')) = (over_at is not null));`,
    );
    this.addSql(
      `alter table "clinic"."tasks" add constraint "tasks_about_one_at_most" check (num_nonnulls(about_patient_id, about_booking_id) <= 1);`,
    );
    this.addSql(
      `alter table "clinic"."tasks" add constraint "tasks_title_form" check (title >= '\\x0000'::bytea and title < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."tasks" add constraint "tasks_details_form" check (details >= '\\x0000'::bytea and details < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."tasks" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."tasks" deferrable initially deferred for each row execute function security.require_audit('Task');`,
    );
    this.addSql(`alter table "clinic"."tasks" enable row level security;`);
    this.addSql(`alter table "clinic"."tasks" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."tasks" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "visitors" on "clinic"."tasks" as restrictive using (not (select security.is_visitor())) with check (not (select security.is_visitor()));`,
    );
    this.addSql(
      `create policy "about" on "clinic"."tasks" as restrictive using (case when (select security.facility_scope()) is null then true else (about_patient_id is null or exists (select from clinic.patients x where x.tenant_id = tasks.tenant_id and x.id = tasks.about_patient_id)) and (about_booking_id is null or exists (select from clinic.bookings x where x.tenant_id = tasks.tenant_id and x.id = tasks.about_booking_id)) end) with check (case when (select security.facility_scope()) is null then true else (about_patient_id is null or exists (select from clinic.patients x where x.tenant_id = tasks.tenant_id and x.id = tasks.about_patient_id)) and (about_booking_id is null or exists (select from clinic.bookings x where x.tenant_id = tasks.tenant_id and x.id = tasks.about_booking_id)) end);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."tasks";`);
    this.addSql(`drop function if exists "clinic"."tasks_keep_creation_fn"();`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."tasks";`);
    this.addSql(`drop function if exists "clinic"."tasks_require_audit_fn"();`);
    this.addSql(`drop table if exists "clinic"."tasks" cascade;`);
  }
}
