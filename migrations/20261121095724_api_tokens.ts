import { Migration } from '@mikro-orm/migrations';

export class Migration20261121095724_api_tokens extends Migration {
  override up(): void {
    this.addSql(
      `create table "identity"."api_tokens" ("id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "tenant_id" uuid not null, "user_id" uuid not null, "prefix" text not null, "token_hash" bytea not null, "scopes" text[] not null, "addresses" text[] not null, "calls_per_minute" int null, "created_by" uuid null, "expires_at" timestamptz(3) null, "last_used_at" timestamptz(3) null, "revoked_at" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(
      `create index "api_tokens_tenant_id_created_at_id_index" on "identity"."api_tokens" ("tenant_id", "created_at", "id");`,
    );
    this.addSql(
      `alter table "identity"."api_tokens" add constraint "api_tokens_token_unique" unique ("token_hash");`,
    );
  }

  override down(): void {
    this.addSql(`drop table "identity"."api_tokens";`);
  }
}
