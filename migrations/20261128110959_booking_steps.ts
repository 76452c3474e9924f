import { Migration } from '@mikro-orm/migrations';

/**
 * When each step was taken, as far as the audit tells; else the last change stands for it. What went before its time by the
 * former rules counts from the booked time on, so that every booking keeps its status.
 */
const stepsSoFar = `
  with told as (
    select tenant_id, entity_id, max(at) filter (where step = 'confirmed') as confirmed,
      max(at) filter (where step = 'arrived') as arrived, max(at) filter (where step = 'in_room') as in_room,
      max(at) filter (where step = 'completed') as completed, max(at) filter (where step = 'cancelled') as cancelled,
      max(at) filter (where step = 'no_show') as no_show
    from clinic.audit_entries, lateral (select changes -> 'status' ->> 'to' as step) s
    where entity = 'Booking' and step is not null group by tenant_id, entity_id
  )
  update clinic.bookings b
  set confirmed_at = c.at, arrived_at = a.at, in_room_at = r.at, completed_at = e.completed,
    cancelled_at = e.cancelled, no_show_at = e.no_show
  from clinic.bookings k
  left join told t on t.tenant_id = k.tenant_id and t.entity_id = k.id,
  lateral (select case
    when k.status = 'confirmed' then coalesce(t.confirmed, k.updated_at)
    when k.status <> 'pending' then t.confirmed end as at) c,
  lateral (select case
    when k.status in ('arrived', 'in_room', 'completed')
      then greatest(c.at, coalesce(t.arrived, t.in_room, t.completed, k.updated_at))
    when k.status = 'cancelled' and t.arrived is not null then greatest(c.at, t.arrived) end as at) a,
  lateral (select case
    when k.status = 'in_room' or k.status = 'completed' and t.in_room is not null
      then greatest(a.at, k.starts_at, coalesce(t.in_room, k.updated_at)) end as at) r,
  lateral (select
    case when k.status = 'completed'
      then greatest(a.at, r.at, k.starts_at, coalesce(t.completed, k.updated_at)) end as completed,
    case when k.status = 'cancelled'
      then greatest(c.at, a.at, coalesce(t.cancelled, k.updated_at)) end as cancelled,
    case when k.status = 'no_show'
      then greatest(c.at, k.starts_at, coalesce(t.no_show, k.updated_at)) end as no_show) e
  where b.tenant_id = k.tenant_id and b.id = k.id and k.status <> 'pending'`;

export class Migration20261128110959_booking_steps extends Migration {
  override name = 'Migration20261128110959_booking_steps';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table "clinic"."bookings" add "confirmed_at" timestamptz(3) null, add "arrived_at" timestamptz(3) null, add "in_room_at" timestamptz(3) null, add "completed_at" timestamptz(3) null, add "cancelled_at" timestamptz(3) null, add "no_show_at" timestamptz(3) null;`,
    );

    // In every clinic, and without an entry: nobody changed anything, and what the trail tells is only read.
    this.addSql('alter table clinic.bookings no force row level security, disable trigger user');
    this.addSql('alter table clinic.audit_entries no force row level security');
    this.addSql(stepsSoFar);
    this.addSql('alter table clinic.audit_entries force row level security');
    this.addSql('alter table clinic.bookings force row level security, enable trigger user');

    this.addSql(
      `alter table "clinic"."bookings" add constraint "bookings_status_is_last_step" check (status = case when no_show_at is not null then 'no_show' when cancelled_at is not null then 'cancelled' when completed_at is not null then 'completed' when in_room_at is not null then 'in_room' when arrived_at is not null then 'arrived' when confirmed_at is not null then 'confirmed' else 'pending' end);`,
    );
    this.addSql(
      `alter table "clinic"."bookings" add constraint "bookings_steps_in_order" check ((arrived_at is not null or in_room_at is null and completed_at is null) and num_nonnulls(completed_at, cancelled_at, no_show_at) <= 1 and (cancelled_at is null or in_room_at is null) and (no_show_at is null or arrived_at is null) and confirmed_at <= arrived_at and arrived_at <= in_room_at and arrived_at <= completed_at and in_room_at <= completed_at and confirmed_at <= cancelled_at and arrived_at <= cancelled_at and confirmed_at <= no_show_at);`,
    );
    this.addSql(
      `alter table "clinic"."bookings" add constraint "bookings_begin_in_time" check (starts_at <= in_room_at and starts_at <= completed_at and starts_at <= no_show_at);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "clinic"."bookings" drop constraint "bookings_status_is_last_step";`);
    this.addSql(`alter table "clinic"."bookings" drop constraint "bookings_steps_in_order";`);
    this.addSql(`alter table "clinic"."bookings" drop constraint "bookings_begin_in_time";`);
    this.addSql(
      `alter table "clinic"."bookings" drop column "confirmed_at", drop column "arrived_at", drop column "in_room_at", drop column "completed_at", drop column "cancelled_at", drop column "no_show_at";`,
    );
  }
}
