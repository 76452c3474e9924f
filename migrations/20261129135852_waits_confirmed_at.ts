import { Migration } from '@mikro-orm/migrations';

export class Migration20261129135852_waits_confirmed_at extends Migration {
  override name = 'Migration20261129135852_waits_confirmed_at';

  override up(): void | Promise<void> {
    this.addSql(`alter table "clinic"."waiting_requests" add "confirmed_at" timestamptz(3) null;`);
    this.addSql(
      `create index "waiting_requests_tenant_id_confirmed_at_id_index" on "clinic"."waiting_requests" ("tenant_id", "confirmed_at", "id");`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "clinic"."waiting_requests_tenant_id_confirmed_at_id_index";`);
    this.addSql(`alter table "clinic"."waiting_requests" drop column "confirmed_at";`);
  }
}
