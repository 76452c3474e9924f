import { Migration } from '@mikro-orm/migrations';

/** Lets the owner's functions delete what is no record and too old (OPS-2). */
export class Migration20261128171317_remove_old extends Migration {
  override up(): void | Promise<void> {
    this.addSql(`create index "holds_by_age" on "clinic"."holds" ("expires_at");`);
    this.addSql(
      `create policy "expired" on "clinic"."holds" to "medflow_owner" using (expires_at < now() - '1 day'::interval and (select security.seeks_work())) with check (false);`,
    );

    this.addSql(
      `create policy "expired" on "clinic"."claims" to "medflow_owner" using (expires_at < now() - '1 day'::interval and (select security.seeks_work())) with check (false);`,
    );

    this.addSql(`create index "booking_events_by_age" on "clinic"."booking_events" ("at");`);
    this.addSql(
      `create policy "expired" on "clinic"."booking_events" to "medflow_owner" using (at < now() - '30 days'::interval and (select security.seeks_work())) with check (false);`,
    );

    this.addSql(
      `create index "waiting_offers_tenant_id_hold_id_index" on "clinic"."waiting_offers" ("tenant_id", "hold_id");`,
    );
    this.addSql(`create index "waiting_offers_by_age" on "clinic"."waiting_offers" ("ends_at");`);
    this.addSql(
      `create policy "due" on "clinic"."waiting_offers" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );
    this.addSql(
      `create policy "expired" on "clinic"."waiting_offers" to "medflow_owner" using (ends_at < now() - '30 days'::interval and (select security.seeks_work())) with check (false);`,
    );

    this.addSql(
      `create index "webhook_deliveries_tenant_id_event_id_index" on "clinic"."webhook_deliveries" ("tenant_id", "event_id");`,
    );
    this.addSql(`create index "webhook_deliveries_by_age" on "clinic"."webhook_deliveries" ("settled_at");`);
    this.addSql(
      `create policy "expired" on "clinic"."webhook_deliveries" to "medflow_owner" using (settled_at < now() - '30 days'::interval and (select security.seeks_work())) with check (false);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop policy "expired" on "clinic"."booking_events";`);

    this.addSql(`drop policy "expired" on "clinic"."claims";`);

    this.addSql(`drop policy "expired" on "clinic"."holds";`);

    this.addSql(`drop policy "due" on "clinic"."waiting_offers";`);
    this.addSql(`drop policy "expired" on "clinic"."waiting_offers";`);

    this.addSql(`drop policy "expired" on "clinic"."webhook_deliveries";`);

    this.addSql(`drop index "clinic"."booking_events_by_age";`);

    this.addSql(`drop index "clinic"."holds_by_age";`);

    this.addSql(`drop index "clinic"."waiting_offers_tenant_id_hold_id_index";`);
    this.addSql(`drop index "clinic"."waiting_offers_by_age";`);

    this.addSql(`drop index "clinic"."webhook_deliveries_tenant_id_event_id_index";`);
    this.addSql(`drop index "clinic"."webhook_deliveries_by_age";`);
  }
}
