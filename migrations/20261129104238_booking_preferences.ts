import { Migration } from '@mikro-orm/migrations';

export class Migration20261129104238_booking_preferences extends Migration {
  override name = 'Migration20261129104238_booking_preferences';

  override up(): void | Promise<void> {
    this.addSql(`drop trigger if exists "keep_own" on "clinic"."patients";`);
    this.addSql(`drop function if exists "clinic"."patients_keep_own_fn"();`);
    this.addSql(
      `alter table "clinic"."patients" add "preferred_practitioner_id" uuid null, add "preferred_facility_id" uuid null, add "preferred_weekdays" int[] not null default '{}', add "preferred_day_part" text null;`,
    );
    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_tenant_id_preferred_practitioner_id_foreign" foreign key ("tenant_id", "preferred_practitioner_id") references "clinic"."users" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_tenant_id_preferred_facility_id_foreign" foreign key ("tenant_id", "preferred_facility_id") references "clinic"."facilities" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_day_part_known" check (preferred_day_part in ('morning', 'afternoon'));`,
    );
    this.addSql(
      `alter table "clinic"."patients" add constraint "patients_weekdays_known" check (preferred_weekdays <@ array[1, 2, 3, 4, 5, 6, 7]);`,
    );
    this.addSql(
      `create trigger "keep_own" before update on "clinic"."patients" for each row execute function security.keep_own('phone', 'language', 'preferred_name', 'preferred_practitioner_id', 'preferred_facility_id', 'preferred_weekdays', 'preferred_day_part');`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(
      `alter table "clinic"."patients" drop constraint "patients_tenant_id_preferred_practitioner_id_foreign";`,
    );
    this.addSql(
      `alter table "clinic"."patients" drop constraint "patients_tenant_id_preferred_facility_id_foreign";`,
    );

    this.addSql(`alter table "clinic"."patients" drop constraint "patients_day_part_known";`);
    this.addSql(`alter table "clinic"."patients" drop constraint "patients_weekdays_known";`);
    this.addSql(`drop trigger if exists "keep_own" on "clinic"."patients";`);
    this.addSql(`drop function if exists "clinic"."patients_keep_own_fn"();`);
    this.addSql(
      `alter table "clinic"."patients" drop column "preferred_practitioner_id", drop column "preferred_facility_id", drop column "preferred_weekdays", drop column "preferred_day_part";`,
    );
    this.addSql(
      `create trigger "keep_own" before update on "clinic"."patients" for each row execute function security.keep_own('phone', 'language', 'preferred_name');`,
    );
  }
}
