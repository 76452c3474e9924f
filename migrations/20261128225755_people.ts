import { Migration } from '@mikro-orm/migrations';

export class Migration20261128225755_people extends Migration {
  override name = 'Migration20261128225755_people';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table "clinic"."patients" add "middle_name" text null, add "preferred_name" text null, add "former_name" text null, add "language" text null, add "alerts" text[] not null default '{}', add "died_on" date null;`,
    );
    this.addSql(`comment on column "clinic"."patients"."middle_name" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."patients"."preferred_name" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."patients"."former_name" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."patients"."alerts" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."patients"."died_on" is 'protected health information';`);
    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_named" check (first_name <> '' or last_name <> '');`,
    );
    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_died" check (died_on is null or status = 'deceased');`,
    );
    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_died_after_birth" check (died_on >= birth_date);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "clinic"."patients" drop constraint "patients_named";`);
    this.addSql(`alter table "clinic"."patients" drop constraint "patients_died";`);
    this.addSql(`alter table "clinic"."patients" drop constraint "patients_died_after_birth";`);
    this.addSql(
      `alter table "clinic"."patients" drop column "middle_name", drop column "preferred_name", drop column "former_name", drop column "language", drop column "alerts", drop column "died_on";`,
    );
  }
}
