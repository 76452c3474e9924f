import { Migration } from '@mikro-orm/migrations';

export class Migration20261130040934_job_failures extends Migration {
  override name = 'Migration20261130040934_job_failures';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "platform"."job_failures" ("id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "clinic_id" uuid not null, "job" text not null, "failed_at" timestamptz(3) not null, "fault" text not null, "ended_at" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "platform"."job_failures" add constraint "job_failures_once" unique ("clinic_id", "job");`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "platform"."job_failures" cascade;`);
  }
}
