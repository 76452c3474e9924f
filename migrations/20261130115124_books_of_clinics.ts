import { Migration } from '@mikro-orm/migrations';

export class Migration20261130115124_books_of_clinics extends Migration {
  override name = 'Migration20261130115124_books_of_clinics';

  override up(): void | Promise<void> {
    this.addSql(`alter table "clinic"."list_exports" drop constraint "list_exports_list_known";`);
    this.addSql(
      `alter table "clinic"."list_exports" add constraint "list_exports_list_known" check (list in ('patients', 'bookings', 'services', 'staff', 'facilities', 'audit', 'waiting-list', 'booking-requests', 'messages', 'mails', 'announcements', 'rooms', 'devices', 'holidays', 'day-exceptions', 'time-off', 'webhooks', 'webhook-deliveries', 'invoices', 'service-requests', 'ledger', 'datev'));`,
    );

    this.addSql(
      `alter table "clinic"."organization_settings" drop constraint "organization_settings_complete";`,
    );
    this.addSql(
      `alter table "clinic"."organization_settings" add "books_adviser" int null, add "books_client" int null, add "books_chart" text null, add "books_account_digits" int null, add "books_year_start" int null;`,
    );
    this.addSql(
      `alter table "clinic"."organization_settings" add constraint "organization_settings_chart_known" check (books_chart in ('03', '04'));`,
    );
    this.addSql(
      `alter table "clinic"."organization_settings" add constraint "organization_settings_books" check (books_adviser >= 0 and books_adviser <= 9999999 and books_client >= 0 and books_client <= 99999 and books_account_digits >= 4 and books_account_digits <= 8 and books_year_start >= 1 and books_year_start <= 12);`,
    );
    // The defaults have an answer to everything; of the accountant's numbers it is that none was told.
    this.addSql('alter table clinic.organization_settings no force row level security, disable trigger user');
    this.addSql(
      `update clinic.organization_settings set books_adviser = 0, books_client = 0, books_chart = '03', books_account_digits = 4, books_year_start = 1 where tenant_id is null`,
    );
    this.addSql('alter table clinic.organization_settings force row level security, enable trigger user');
    this.addSql(
      `alter table "clinic"."organization_settings" add constraint "organization_settings_complete" check (tenant_id is not null or num_nulls(week_starts_on, clock, payment_days, prices_include_tax, books_adviser, books_client, books_chart, books_account_digits, books_year_start) = 0);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "clinic"."list_exports" drop constraint "list_exports_list_known";`);
    this.addSql(
      `alter table "clinic"."list_exports" add constraint "list_exports_list_known" check (list in ('patients', 'bookings', 'services', 'staff', 'facilities', 'audit', 'waiting-list', 'booking-requests', 'messages', 'mails', 'announcements', 'rooms', 'devices', 'holidays', 'day-exceptions', 'time-off', 'webhooks', 'webhook-deliveries', 'invoices', 'service-requests'));`,
    );

    this.addSql(
      `alter table "clinic"."organization_settings" drop constraint "organization_settings_chart_known";`,
    );
    this.addSql(
      `alter table "clinic"."organization_settings" drop constraint "organization_settings_books";`,
    );
    this.addSql(
      `alter table "clinic"."organization_settings" drop constraint "organization_settings_complete";`,
    );
    this.addSql(
      `alter table "clinic"."organization_settings" drop column "books_adviser", drop column "books_client", drop column "books_chart", drop column "books_account_digits", drop column "books_year_start";`,
    );
    this.addSql(
      `alter table "clinic"."organization_settings" add constraint "organization_settings_complete" check (tenant_id is not null or num_nulls(week_starts_on, clock, payment_days, prices_include_tax) = 0);`,
    );
  }
}
