import { Migration } from '@mikro-orm/migrations';

export class Migration20261129104255_portal_devices extends Migration {
  override name = 'Migration20261129104255_portal_devices';

  override up(): void | Promise<void> {
    this.addSql(`alter table "clinic"."portal_sessions" add "user_agent" text null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "clinic"."portal_sessions" drop column "user_agent";`);
  }
}
