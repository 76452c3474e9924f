import { Migration } from '@mikro-orm/migrations';

export class Migration20261129073000_notifications extends Migration {
  override name = 'Migration20261129073000_notifications';

  override up(): void | Promise<void> {
    this.addSql(`alter table "clinic"."preferences" add "seen_until" timestamptz(3) null;`);

    this.addSql(
      `create index "webhook_deliveries_dead" on "clinic"."webhook_deliveries" ("tenant_id", "settled_at") where "status" = 'dead';`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "clinic"."preferences" drop column "seen_until";`);

    this.addSql(`drop index "clinic"."webhook_deliveries_dead";`);
  }
}
