import { Migration } from '@mikro-orm/migrations';

export class Migration20261128210500_letters_that_are_true extends Migration {
  override name = 'Migration20261128210500_letters_that_are_true';

  override up(): void | Promise<void> {
    this.addSql(`alter table "clinic"."mails" add "about_id" uuid null;`);
    this.addSql(`comment on column "clinic"."mails"."about_id" is 'written once';`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "clinic"."mails" drop column "about_id";`);
  }
}
