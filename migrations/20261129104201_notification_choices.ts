import { Migration } from '@mikro-orm/migrations';

export class Migration20261129104201_notification_choices extends Migration {
  override name = 'Migration20261129104201_notification_choices';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table "clinic"."preferences" add "notifications" jsonb not null default '{"hidden": [], "mailed": []}', add "told_until" jsonb not null default '{}';`,
    );
    this.addSql(
      `comment on column "clinic"."preferences"."notifications" is 'protected health information';`,
    );
    this.addSql(`comment on column "clinic"."preferences"."told_until" is 'protected health information';`);
    this.addSql(
      `create index "preferences_mailed" on "clinic"."preferences" ("tenant_id") where "notifications" -> 'mailed' <> '[]' and "deleted_at" is null;`,
    );
    this.addSql(
      `create policy "due" on "clinic"."preferences" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop policy "due" on "clinic"."preferences";`);

    this.addSql(`drop index "clinic"."preferences_mailed";`);
    this.addSql(`alter table "clinic"."preferences" drop column "notifications", drop column "told_until";`);
  }
}
