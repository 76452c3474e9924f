import { Migration } from '@mikro-orm/migrations';

export class Migration20261121092842_one_time_tokens extends Migration {
  override up(): void {
    this.addSql(
      `create table "identity"."one_time_tokens" ("id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "kind" text not null, "token_hash" bytea not null, "account_id" uuid not null, "tenant_id" uuid null, "detail" jsonb not null default '{}', "expires_at" timestamptz(3) not null, "used_at" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(
      `create index "one_time_tokens_account_id_index" on "identity"."one_time_tokens" ("account_id");`,
    );
    this.addSql(
      `alter table "identity"."one_time_tokens" add constraint "one_time_tokens_token_unique" unique ("token_hash");`,
    );

    this.addSql(
      `alter table "identity"."one_time_tokens" add constraint "one_time_tokens_account_id_foreign" foreign key ("account_id") references "identity"."accounts" ("id");`,
    );
  }

  override down(): void {
    this.addSql(`drop table "identity"."one_time_tokens";`);
  }
}
