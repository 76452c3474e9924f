import { Migration } from '@mikro-orm/migrations';

export class Migration20261128142716_mail_calendar extends Migration {
  override name = 'Migration20261128142716_mail_calendar';

  override up(): void | Promise<void> {
    this.addSql(`alter table "clinic"."mails" add "calendar" text null;`);
    this.addSql(`comment on column "clinic"."mails"."calendar" is 'written once';`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "clinic"."mails" drop column "calendar";`);
  }
}
