import { Migration } from '@mikro-orm/migrations';

export class Migration20261129210343_job_orders extends Migration {
  override name = 'Migration20261129210343_job_orders';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "platform"."job_orders" ("job" text not null, "paused_at" timestamptz(3) null, "paused_by" uuid null, "wanted_at" timestamptz(3) null, primary key ("job"));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "platform"."job_orders" cascade;`);
  }
}
