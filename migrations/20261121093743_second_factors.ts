import { Migration } from '@mikro-orm/migrations';

export class Migration20261121093743_second_factors extends Migration {
  override up(): void {
    this.addSql(
      `create table "identity"."limits" ("key" text not null, "points" int not null default 0, "expire" bigint null, primary key ("key"));`,
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
      `alter table "clinic"."clinic_settings" add "require_second_factor" boolean not null default false;`,
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
  }

  override down(): void {
    this.addSql(`drop table "identity"."limits";`);
    this.addSql(`drop table "identity"."passkeys";`);
    this.addSql(`drop table "identity"."recovery_codes";`);
    this.addSql(`drop table "identity"."second_factors";`);

    this.addSql(`alter table "clinic"."clinic_settings" drop column "require_second_factor";`);
  }
}
