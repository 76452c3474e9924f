import { Migration } from '@mikro-orm/migrations';

export class Migration20261130043451_daily_reports extends Migration {
  override name = 'Migration20261130043451_daily_reports';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."daily_reports" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "day" date not null, "at" timestamptz(3) not null, "counts" jsonb not null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."daily_reports"."day" is 'written once';`);
    this.addSql(`comment on column "clinic"."daily_reports"."at" is 'written once';`);
    this.addSql(`comment on column "clinic"."daily_reports"."counts" is 'written once';`);
    this.addSql(
      `alter table "clinic"."daily_reports" add constraint "daily_reports_once_a_day" unique ("tenant_id", "day");`,
    );

    this.addSql(
      `create index "preferences_daily_report" on "clinic"."preferences" ("tenant_id") where "notifications" -> 'dailyReport' = 'true' and "deleted_at" is null;`,
    );

    this.addSql(`alter table "clinic"."daily_reports" enable row level security;`);
    this.addSql(`alter table "clinic"."daily_reports" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."daily_reports" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."daily_reports" as restrictive for select using (case when (select security.facility_scope()) is null then true else current_user = 'medflow_owner' end);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "clinic"."daily_reports" cascade;`);

    this.addSql(`drop index "clinic"."preferences_daily_report";`);
  }
}
