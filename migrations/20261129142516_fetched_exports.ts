import { Migration } from '@mikro-orm/migrations';

export class Migration20261129142516_fetched_exports extends Migration {
  override name = 'Migration20261129142516_fetched_exports';

  override up(): void | Promise<void> {
    this.addSql(`alter table "clinic"."list_export_parts" add "patient_ids" uuid[] not null default '{}';`);
    this.addSql(`comment on column "clinic"."list_export_parts"."patient_ids" is 'written once';`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "clinic"."list_export_parts" drop column "patient_ids";`);
  }
}
