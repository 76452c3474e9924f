import { Migration } from '@mikro-orm/migrations';

/** Nothing ever wrote on whose behalf an entry was left, so it could only be claimed; `grant_id` and `operator` say it. */
export class Migration20261128065008_honest_trail extends Migration {
  override up(): void {
    this.addSql(`alter table "clinic"."audit_entries" drop column "on_behalf_of";`);
  }

  override down(): void {
    this.addSql(`alter table "clinic"."audit_entries" add "on_behalf_of" uuid null;`);
  }
}
