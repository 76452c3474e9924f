import { Migration } from '@mikro-orm/migrations';

export class Migration20261129211537_orphans extends Migration {
  override name = 'Migration20261129211537_orphans';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "platform"."orphans" ("id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "relation" text not null, "why" text not null, "content" bytea not null, primary key ("id"));`,
    );
    this.addSql(`comment on column "platform"."orphans"."relation" is 'written once';`);
    this.addSql(`comment on column "platform"."orphans"."why" is 'written once';`);
    this.addSql(`comment on column "platform"."orphans"."content" is 'written once';`);
    this.addSql(`create index "orphans_created_at_index" on "platform"."orphans" ("created_at");`);
  }

  override down(): void | Promise<void> {
    // What was archived goes with it: an older schema has no place for it.
    this.addSql(`drop table if exists "platform"."orphans" cascade;`);
  }
}
