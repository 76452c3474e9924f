import { Migration } from '@mikro-orm/migrations';

export class Migration20261129141319_import_dates extends Migration {
  override name = 'Migration20261129141319_import_dates';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table "clinic"."patient_imports" add "fingerprint" text null, add "same_as" uuid null, add "date_order" text null, add "own_dates" int not null default 0, add "other_dates" int not null default 0, add "either_dates" int not null default 0;`,
    );
    this.addSql(
      `comment on column "clinic"."patient_imports"."fingerprint" is 'protected health information';`,
    );
    this.addSql(
      `alter table "clinic"."patient_imports" add constraint "patient_imports_date_order_known" check (date_order in ('dmy', 'mdy', 'ymd'));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "clinic"."patient_imports" drop constraint "patient_imports_date_order_known";`);
    this.addSql(
      `alter table "clinic"."patient_imports" drop column "fingerprint", drop column "same_as", drop column "date_order", drop column "own_dates", drop column "other_dates", drop column "either_dates";`,
    );
  }
}
