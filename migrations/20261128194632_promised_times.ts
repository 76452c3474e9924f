import { Migration } from '@mikro-orm/migrations';

/** What was promised before this was kept: what the clocks of the place show by the rules of today. */
const promisesSoFar = `
  update clinic.bookings b
  set wall_time = to_char(b.starts_at at time zone f.time_zone, 'YYYY-MM-DD"T"HH24:MI'), time_zone = f.time_zone
  from clinic.facilities f where f.tenant_id = b.tenant_id and f.id = b.facility_id`;

export class Migration20261128194632_promised_times extends Migration {
  override name = 'Migration20261128194632_promised_times';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table "clinic"."bookings" add "wall_time" text not null default '', add "time_zone" text not null default '';`,
    );

    // In every clinic, and without an entry: nobody changed anything.
    this.addSql('alter table clinic.bookings no force row level security, disable trigger user');
    this.addSql('alter table clinic.facilities no force row level security');
    this.addSql(promisesSoFar);
    this.addSql('alter table clinic.facilities force row level security');
    this.addSql('alter table clinic.bookings force row level security, enable trigger user');

    this.addSql(
      `alter table "clinic"."bookings" alter "wall_time" drop default, alter "time_zone" drop default;`,
    );
    this.addSql(
      `alter table "clinic"."bookings" add constraint "bookings_wall_time_to_the_minute" check (wall_time ~ '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$');`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "clinic"."bookings" drop constraint "bookings_wall_time_to_the_minute";`);
    this.addSql(`alter table "clinic"."bookings" drop column "wall_time", drop column "time_zone";`);
  }
}
