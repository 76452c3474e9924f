import { Migration } from '@mikro-orm/migrations';

export class Migration20261129210311_restoring extends Migration {
  override name = 'Migration20261129210311_restoring';

  override up(): void | Promise<void> {
    this.addSql(`alter table "platform"."clinics" add "restoring_since" timestamptz(3) null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "platform"."clinics" drop column "restoring_since";`);
  }
}
