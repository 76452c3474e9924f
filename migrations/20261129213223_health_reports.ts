import { Migration } from '@mikro-orm/migrations';

export class Migration20261129213223_health_reports extends Migration {
  override name = 'Migration20261129213223_health_reports';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "platform"."health_reports" ("id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "clinic_id" uuid not null, "week" date not null, "state" text not null, "score" int not null, "active_members" int not null, "cross_tenant_attempts" int not null, "rls_violations" int not null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "platform"."health_reports" add constraint "health_reports_once_a_week" unique ("clinic_id", "week");`,
    );

    this.addSql(
      `alter table "platform"."health_reports" add constraint "health_reports_state_known" check (state in ('HEALTHY', 'AT_RISK'));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "platform"."health_reports" cascade;`);
  }
}
