import { Migration } from '@mikro-orm/migrations';

/** Lets the owner's functions tell which clinics have something to be done, and nothing else of them (OPS-2). */
export class Migration20261128164850_clinics_with_work extends Migration {
  override up(): void | Promise<void> {
    this.addSql(
      `create policy "due" on "clinic"."audit_entries" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );

    this.addSql(
      `create policy "due" on "clinic"."communication_settings" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );

    this.addSql(
      `create policy "due" on "clinic"."booking_settings" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );

    this.addSql(
      `create policy "due" on "clinic"."bookings" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );

    this.addSql(
      `create policy "due" on "clinic"."patient_notices" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );

    this.addSql(
      `create policy "due" on "clinic"."booking_events" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );

    this.addSql(
      `create index "waiting_entries_open" on "clinic"."waiting_entries" ("tenant_id") where "status" in ('waiting', 'offered') and "deleted_at" is null;`,
    );
    this.addSql(
      `create policy "due" on "clinic"."waiting_entries" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );

    this.addSql(
      `create policy "due" on "clinic"."webhooks" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );

    this.addSql(
      `create policy "due" on "clinic"."webhook_deliveries" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop policy "due" on "clinic"."audit_entries";`);

    this.addSql(`drop policy "due" on "clinic"."booking_events";`);

    this.addSql(`drop policy "due" on "clinic"."booking_settings";`);

    this.addSql(`drop policy "due" on "clinic"."bookings";`);

    this.addSql(`drop policy "due" on "clinic"."communication_settings";`);

    this.addSql(`drop policy "due" on "clinic"."patient_notices";`);

    this.addSql(`drop policy "due" on "clinic"."waiting_entries";`);

    this.addSql(`drop policy "due" on "clinic"."webhook_deliveries";`);

    this.addSql(`drop policy "due" on "clinic"."webhooks";`);

    this.addSql(`drop index "clinic"."waiting_entries_open";`);
  }
}
