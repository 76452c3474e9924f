import { Migration } from '@mikro-orm/migrations';

export class Migration20261121142901_proofs extends Migration {
  override up(): void {
    this.addSql(
      `create table "platform"."proofs" ("id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "signed" jsonb not null, primary key ("id"));`,
    );
    this.addSql(`create index "proofs_created_at_id_index" on "platform"."proofs" ("created_at", "id");`);
    // What was found stays found, whoever would like it otherwise.
    this.addSql(`revoke update on "platform"."proofs" from medflow_platform;`);
  }

  override down(): void {
    this.addSql(`drop table "platform"."proofs";`);
  }
}
