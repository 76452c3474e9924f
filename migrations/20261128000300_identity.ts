import { Migration } from '@mikro-orm/migrations';

export class Migration20261128000300_identity extends Migration {
  override up(): void {
    this.addSql(
      `create table "identity"."accounts" ("id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "email" text not null, "password_hash" text not null, primary key ("id"));`,
    );
    this.addSql(`alter table "identity"."accounts" add constraint "accounts_email_unique" unique ("email");`);

    this.addSql(
      `create table "identity"."api_tokens" ("id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "tenant_id" uuid not null, "user_id" uuid not null, "prefix" text not null, "token_hash" bytea not null, "scopes" text[] not null, "addresses" text[] not null, "calls_per_minute" int null, "created_by" uuid null, "expires_at" timestamptz(3) null, "last_used_at" timestamptz(3) null, "revoked_at" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(
      `create index "api_tokens_tenant_id_created_at_id_index" on "identity"."api_tokens" ("tenant_id", "created_at", "id");`,
    );
    this.addSql(
      `alter table "identity"."api_tokens" add constraint "api_tokens_token_unique" unique ("token_hash");`,
    );

    this.addSql(
      `create table "identity"."limits" ("key" text not null, "points" int not null default 0, "expire" bigint null, primary key ("key"));`,
    );

    this.addSql(
      `create table "identity"."memberships" ("tenant_id" uuid not null, "user_id" uuid not null, "account_id" uuid null, "role" text not null, "name" text not null, "email" text not null, "facility_ids" uuid[] null, primary key ("tenant_id", "user_id"));`,
    );
    this.addSql(
      `create index "memberships_by_account" on "identity"."memberships" ("account_id", "tenant_id");`,
    );

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
      `create table "identity"."passkeys" ("id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "account_id" uuid not null, "name" text not null, "rp_id" text not null, "credential_id" text not null, "public_key" bytea not null, "counter" bigint not null default '0', "transports" text[] not null default '{}', "last_used_at" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(`create index "passkeys_account_id_index" on "identity"."passkeys" ("account_id");`);
    this.addSql(
      `alter table "identity"."passkeys" add constraint "passkeys_credential_unique" unique ("credential_id");`,
    );

    this.addSql(
      `create table "identity"."recovery_codes" ("id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "account_id" uuid not null, "code_hash" bytea not null, "used_at" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "identity"."recovery_codes" add constraint "recovery_codes_code_unique" unique ("account_id", "code_hash");`,
    );

    this.addSql(
      `create table "identity"."second_factors" ("id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "account_id" uuid not null, "sealed_secret" bytea not null, "confirmed_at" timestamptz(3) null, "last_step" int not null default 0, primary key ("id"));`,
    );
    this.addSql(
      `alter table "identity"."second_factors" add constraint "second_factors_one_per_account" unique ("account_id");`,
    );

    this.addSql(
      `create table "identity"."sessions" ("id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "token_hash" bytea not null, "account_id" uuid not null, "kind" text not null default 'clinic', "tenant_id" uuid null, "grant_id" uuid null, "second_factor_at" timestamptz(3) null, "confirmed_at" timestamptz(3) not null default now(), "last_seen_at" timestamptz(3) not null default now(), "expires_at" timestamptz(3) not null, "revoked_at" timestamptz(3) null, "address" text null, "user_agent" text null, primary key ("id"));`,
    );
    this.addSql(`create index "sessions_account_id_index" on "identity"."sessions" ("account_id");`);
    this.addSql(`create index "sessions_expires_at_index" on "identity"."sessions" ("expires_at");`);
    this.addSql(
      `alter table "identity"."sessions" add constraint "sessions_token_unique" unique ("token_hash");`,
    );

    this.addSql(
      `alter table "identity"."accounts" add constraint "accounts_email_lower" check (email = lower(email));`,
    );

    this.addSql(
      `alter table "identity"."one_time_tokens" add constraint "one_time_tokens_account_id_foreign" foreign key ("account_id") references "identity"."accounts" ("id");`,
    );

    this.addSql(
      `alter table "identity"."passkeys" add constraint "passkeys_account_id_foreign" foreign key ("account_id") references "identity"."accounts" ("id");`,
    );

    this.addSql(
      `alter table "identity"."recovery_codes" add constraint "recovery_codes_account_id_foreign" foreign key ("account_id") references "identity"."accounts" ("id");`,
    );

    this.addSql(
      `alter table "identity"."second_factors" add constraint "second_factors_account_id_foreign" foreign key ("account_id") references "identity"."accounts" ("id");`,
    );

    this.addSql(
      `alter table "identity"."sessions" add constraint "sessions_account_id_foreign" foreign key ("account_id") references "identity"."accounts" ("id");`,
    );
    this.addSql(
      `alter table "identity"."sessions" add constraint "sessions_kind_known" check (kind in ('clinic', 'apex', 'platform'));`,
    );
    this.addSql(
      `alter table "identity"."sessions" add constraint "sessions_clinic_bound" check ((kind = 'clinic') = (tenant_id is not null));`,
    );

    // Memberships are written by their trigger alone.
    this.addSql(`revoke insert, update, delete on "identity"."memberships" from medflow_identity;`);
  }

  override down(): void {
    this.addSql(
      `drop table "identity"."accounts", "identity"."api_tokens", "identity"."limits", "identity"."memberships", "identity"."one_time_tokens", "identity"."passkeys", "identity"."recovery_codes", "identity"."second_factors", "identity"."sessions"`,
    );
  }
}
