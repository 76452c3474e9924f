import { Migration } from '@mikro-orm/migrations';

export class Migration20261129074104_account_language extends Migration {
  override name = 'Migration20261129074104_account_language';

  override up(): void | Promise<void> {
    this.addSql(`alter table "identity"."accounts" add "language" text null;`);
    this.addSql(
      `alter table "identity"."accounts" add constraint "accounts_language_known" check (language in ('en', 'de'));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "identity"."accounts" drop constraint "accounts_language_known";`);
    this.addSql(`alter table "identity"."accounts" drop column "language";`);
  }
}
