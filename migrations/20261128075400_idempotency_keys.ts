import { Migration } from '@mikro-orm/migrations';

export class Migration20261128075400_idempotency_keys extends Migration {
  override up(): void {
    this.addSql(
      `create table "clinic"."idempotency_keys" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "actor_id" uuid not null, "key_hash" bytea not null, "claimed_at" timestamptz(3) not null default now(), "sealed" text not null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`create index "idempotency_keys_by_age" on "clinic"."idempotency_keys" ("claimed_at");`);
    this.addSql(
      `alter table "clinic"."idempotency_keys" add constraint "idempotency_keys_claimed_once" unique ("tenant_id", "actor_id", "key_hash");`,
    );

    this.addSql(`alter table "clinic"."idempotency_keys" enable row level security;`);
    this.addSql(`alter table "clinic"."idempotency_keys" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."idempotency_keys" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."idempotency_keys" as restrictive for select using (case when (select security.facility_scope()) is null then true else actor_id = (select security.current_actor()) or current_user = 'medflow_owner' end);`,
    );
    this.addSql(
      `create policy "expired" on "clinic"."idempotency_keys" to "medflow_owner" using (claimed_at < now() - '24:00:00'::interval) with check (false);`,
    );
  }

  override down(): void {
    this.addSql(`drop table "clinic"."idempotency_keys";`);
  }
}
