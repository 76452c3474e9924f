import { Migration } from '@mikro-orm/migrations';

/** What an e-invoice tells of both sides. Down forgets it; what is issued stays as it is but for that. */
export class Migration20261130181500_sides_of_invoices extends Migration {
  override name = 'Migration20261130181500_sides_of_invoices';

  override up(): void | Promise<void> {
    this.addSql(`alter table "clinic"."invoices" add "sides" bytea null;`);
    this.addSql(`comment on column "clinic"."invoices"."sides" is 'protected health information, sealed';`);
    this.addSql(
      `alter table "clinic"."invoices" add constraint "invoices_sides_form" check (sides >= '\\x0000'::bytea and sides < '\\x0400'::bytea);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "clinic"."invoices" drop column "sides";`);
  }
}
