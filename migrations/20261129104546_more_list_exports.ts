import { Migration } from '@mikro-orm/migrations';

const former = "'patients', 'bookings', 'services', 'staff', 'facilities', 'audit'";

export class Migration20261129104546_more_list_exports extends Migration {
  override name = 'Migration20261129104546_more_list_exports';

  override up(): void | Promise<void> {
    this.addSql(`alter table "clinic"."list_exports" drop constraint "list_exports_list_known";`);
    this.addSql(
      `alter table "clinic"."list_exports" add constraint "list_exports_list_known" check (list in (${former}, 'waiting-list', 'booking-requests', 'messages', 'mails', 'announcements', 'rooms', 'devices', 'holidays', 'day-exceptions', 'time-off', 'webhooks', 'webhook-deliveries'));`,
    );
  }

  override down(): void | Promise<void> {
    // A version that does not know a list cannot give out its files, which are gone after a day anyway.
    this.addSql('alter table clinic.list_export_parts no force row level security');
    this.addSql('alter table clinic.list_exports no force row level security, disable trigger user');
    this.addSql(
      `delete from clinic.list_export_parts p using clinic.list_exports e where e.tenant_id = p.tenant_id and e.id = p.export_id and e.list not in (${former})`,
    );
    this.addSql(`delete from clinic.list_exports where list not in (${former})`);
    this.addSql('alter table clinic.list_exports force row level security, enable trigger user');
    this.addSql('alter table clinic.list_export_parts force row level security');

    this.addSql(`alter table "clinic"."list_exports" drop constraint "list_exports_list_known";`);
    this.addSql(
      `alter table "clinic"."list_exports" add constraint "list_exports_list_known" check (list in (${former}));`,
    );
  }
}
