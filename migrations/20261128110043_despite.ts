import { Migration } from '@mikro-orm/migrations';

export class Migration20261128110043_despite extends Migration {
  override name = 'Migration20261128110043_despite';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table "clinic"."bookings" add "despite_reason" text null, add "despite_warnings" text[] not null default '{}';`,
    );
    this.addSql(`comment on column "clinic"."bookings"."despite_reason" is 'protected health information';`);
    this.addSql(
      `alter table "clinic"."bookings" add constraint "bookings_despite_known" check (despite_warnings <@ array['outside-hours', 'past', 'inactive-patient']::text[]);`,
    );
    this.addSql(
      `alter table "clinic"."bookings" add constraint "bookings_despite_for_a_reason" check ((despite_reason is null) = (despite_warnings = '{}'::text[]));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "clinic"."bookings" drop constraint "bookings_despite_known";`);
    this.addSql(`alter table "clinic"."bookings" drop constraint "bookings_despite_for_a_reason";`);
    this.addSql(
      `alter table "clinic"."bookings" drop column "despite_reason", drop column "despite_warnings";`,
    );
  }
}
