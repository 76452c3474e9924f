import { Migration } from '@mikro-orm/migrations';

export class Migration20261130045613_report_events extends Migration {
  override name = 'Migration20261130045613_report_events';

  override up(): void | Promise<void> {
    this.addSql(`alter table "clinic"."booking_events" drop constraint "booking_events_type_known";`);
    this.addSql(`alter table "clinic"."booking_events" alter column "booking_id" drop not null;`);
    this.addSql(`alter table "clinic"."booking_events" alter column "sequence" drop not null;`);
    this.addSql(
      `alter table "clinic"."booking_events" add constraint "booking_events_of_a_booking" check ((type in ('report.daily', 'report.weekly')) = (booking_id is null));`,
    );
    this.addSql(
      `alter table "clinic"."booking_events" add constraint "booking_events_sequence_of_a_booking" check ((booking_id is null) = (sequence is null));`,
    );
    this.addSql(
      `alter table "clinic"."booking_events" add constraint "booking_events_type_known" check (type in ('booking.created', 'booking.moved', 'booking.updated', 'booking.confirmed', 'booking.arrived', 'booking.in_room', 'booking.completed', 'booking.cancelled', 'booking.no_show', 'booking.taken_back', 'booking.trashed', 'booking.restored', 'report.daily', 'report.weekly'));`,
    );
  }

  override down(): void | Promise<void> {
    // Reports are told to nobody any more.
    this.addSql(
      `delete from "clinic"."webhook_deliveries" d using "clinic"."booking_events" e where e.tenant_id = d.tenant_id and e.id = d.event_id and e.booking_id is null;`,
    );
    this.addSql(`delete from "clinic"."booking_events" where booking_id is null;`);
    this.addSql(
      `update "clinic"."webhooks" set events = array_remove(array_remove(events, 'report.daily'), 'report.weekly') where events && '{report.daily,report.weekly}';`,
    );
    this.addSql(`alter table "clinic"."booking_events" drop constraint "booking_events_of_a_booking";`);
    this.addSql(
      `alter table "clinic"."booking_events" drop constraint "booking_events_sequence_of_a_booking";`,
    );
    this.addSql(`alter table "clinic"."booking_events" drop constraint "booking_events_type_known";`);
    this.addSql(`alter table "clinic"."booking_events" alter column "booking_id" set not null;`);
    this.addSql(`alter table "clinic"."booking_events" alter column "sequence" set not null;`);
    this.addSql(
      `alter table "clinic"."booking_events" add constraint "booking_events_type_known" check (type in ('booking.created', 'booking.moved', 'booking.updated', 'booking.confirmed', 'booking.arrived', 'booking.in_room', 'booking.completed', 'booking.cancelled', 'booking.no_show', 'booking.taken_back', 'booking.trashed', 'booking.restored'));`,
    );
  }
}
