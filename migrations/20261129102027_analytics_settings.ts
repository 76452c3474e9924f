import { Migration } from '@mikro-orm/migrations';

export class Migration20261129102027_analytics_settings extends Migration {
  override name = 'Migration20261129102027_analytics_settings';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."analytics_settings" ("id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "version" int not null default 1, "tenant_id" uuid null, "figures_span" text null, "late_cancel_hours" int null, "target_utilisation" int null, "show_revenue" boolean null, primary key ("id"));`,
    );
    this.addSql(
      `create unique index "analytics_settings_one_default" on "clinic"."analytics_settings" ("tenant_id") nulls not distinct where "tenant_id" is null;`,
    );
    this.addSql(
      `create unique index "analytics_settings_one_per_clinic" on "clinic"."analytics_settings" ("tenant_id") where "tenant_id" is not null;`,
    );

    // Before anything guards the table: a migration is nobody's change. Every clinic has a row, and follows the defaults.
    this.addSql(
      `insert into "clinic"."analytics_settings" (figures_span, late_cancel_hours, target_utilisation, show_revenue) values ('12-weeks', 0, 0, true);`,
    );
    this.addSql(`insert into "clinic"."analytics_settings" (tenant_id) select id from "platform"."clinics";`);

    this.addSql(
      `alter table "clinic"."analytics_settings" add constraint "analytics_settings_tenant_id_foreign" foreign key ("tenant_id") references "platform"."clinics" ("id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."analytics_settings" add constraint "analytics_settings_complete" check (tenant_id is not null or num_nulls(figures_span, late_cancel_hours, target_utilisation, show_revenue) = 0);`,
    );
    this.addSql(
      `alter table "clinic"."analytics_settings" add constraint "analytics_settings_span_known" check (figures_span in ('4-weeks', '12-weeks', '12-months'));`,
    );
    this.addSql(
      `alter table "clinic"."analytics_settings" add constraint "analytics_settings_late_cancel" check (late_cancel_hours >= 0 and late_cancel_hours <= 168);`,
    );
    this.addSql(
      `alter table "clinic"."analytics_settings" add constraint "analytics_settings_target" check (target_utilisation >= 0 and target_utilisation <= 100);`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."analytics_settings" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."analytics_settings" deferrable initially deferred for each row execute function security.require_audit('AnalyticsSettings');`,
    );
    this.addSql(`alter table "clinic"."analytics_settings" enable row level security;`);
    this.addSql(`alter table "clinic"."analytics_settings" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."analytics_settings" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "visitors" on "clinic"."analytics_settings" as restrictive using (true) with check (not (select security.is_visitor()));`,
    );
    this.addSql(
      `create policy "defaults" on "clinic"."analytics_settings" for select using (tenant_id is null and (select security.current_tenant()) is not null);`,
    );
    this.addSql(
      `create policy "operators" on "clinic"."analytics_settings" to "medflow_platform" using (tenant_id is null) with check (tenant_id is null);`,
    );
    // Operators keep the defaults.
    this.addSql(`grant select, insert, update on "clinic"."analytics_settings" to medflow_platform;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."analytics_settings";`);
    this.addSql(`drop function if exists "clinic"."analytics_settings_keep_creation_fn"();`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."analytics_settings";`);
    this.addSql(`drop function if exists "clinic"."analytics_settings_require_audit_fn"();`);
    this.addSql(`drop table if exists "clinic"."analytics_settings" cascade;`);
  }
}
