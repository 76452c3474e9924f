import { Migration } from '@mikro-orm/migrations';

export class Migration20261129204951_backups extends Migration {
  override name = 'Migration20261129204951_backups';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "platform"."backups" ("id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "clinic_id" uuid not null, "name" text not null, "actor" text not null, "started_at" timestamptz(3) null, "seen_at" timestamptz(3) not null, "finished_at" timestamptz(3) null, "failure" text null, "bytes" bigint not null default '0', "rows" int not null default 0, "verified_at" timestamptz(3) null, "removed_at" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(
      `create index "backups_clinic_id_created_at_index" on "platform"."backups" ("clinic_id", "created_at");`,
    );
    this.addSql(
      `create unique index "backups_one_at_a_time" on "platform"."backups" ("clinic_id") where "finished_at" is null;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "platform"."backups" cascade;`);
  }
}
