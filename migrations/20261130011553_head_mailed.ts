import { Migration } from '@mikro-orm/migrations';

export class Migration20261130011553_head_mailed extends Migration {
  override name = 'Migration20261130011553_head_mailed';

  override up(): void | Promise<void> {
    this.addSql(`alter table "platform"."clinics" add "head_mailed_at" timestamptz(3) null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "platform"."clinics" drop column "head_mailed_at";`);
  }
}
