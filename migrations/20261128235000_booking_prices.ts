import { Migration } from '@mikro-orm/migrations';

/** What was booked before prices were kept costs what its service costs today; nothing tells what it cost then. */
const pricesSoFar = `
  update clinic.bookings b set price = s.price, currency = s.currency
  from clinic.services s where s.tenant_id = b.tenant_id and s.id = b.service_id`;

export class Migration20261128235000_booking_prices extends Migration {
  override name = 'Migration20261128235000_booking_prices';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table "clinic"."bookings" add "price" bigint not null default 0, add "currency" text not null default '';`,
    );

    // In every clinic, and without an entry: nobody changed anything.
    this.addSql('alter table clinic.bookings no force row level security, disable trigger user');
    this.addSql('alter table clinic.services no force row level security');
    this.addSql(pricesSoFar);
    this.addSql('alter table clinic.services force row level security');
    this.addSql('alter table clinic.bookings force row level security, enable trigger user');

    this.addSql(`alter table "clinic"."bookings" alter "price" drop default, alter "currency" drop default;`);
    this.addSql(
      `alter table "clinic"."bookings" add constraint "bookings_price_not_negative" check (price >= 0);`,
    );
    this.addSql(
      `alter table "clinic"."bookings" add constraint "bookings_currency_form" check (currency ~ '^[A-Z]{3}$');`,
    );
    this.addSql(
      'create index "bookings_of_groups" on "clinic"."bookings" ("tenant_id", "starts_at") where "seats" > 1;',
    );
  }

  override down(): void | Promise<void> {
    this.addSql('drop index "clinic"."bookings_of_groups";');
    this.addSql(
      `alter table "clinic"."bookings" drop constraint "bookings_currency_form", drop constraint "bookings_price_not_negative";`,
    );
    this.addSql(`alter table "clinic"."bookings" drop column "price", drop column "currency";`);
  }
}
