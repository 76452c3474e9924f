import { Migration } from '@mikro-orm/migrations';

export class Migration20261128135116_live extends Migration {
  override name = 'Migration20261128135116_live';

  override up(): void | Promise<void> {
    this.addSql(
      `create trigger "tell_booking" after insert or update or delete on "clinic"."bookings" for each row execute function security.tell_booking();`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop trigger if exists "tell_booking" on "clinic"."bookings";`);
  }
}
