import { Migration } from '@mikro-orm/migrations';

export class Migration20261130171500_mails_about extends Migration {
  override name = 'Migration20261130171500_mails_about';

  override up(): void | Promise<void> {
    this.addSql(`create index "mails_about" on "clinic"."mails" ("tenant_id", "about_id");`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "clinic"."mails_about";`);
  }
}
