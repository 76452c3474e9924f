import { Migration } from '@mikro-orm/migrations';

/** Whom clinics tell what happens to bookings, what happened, and how the telling went (DEV-1). */
export class Migration20261128145035_webhooks extends Migration {
  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."booking_events" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "at" timestamptz(3) not null, "booking_id" uuid not null, "type" text not null, "sequence" int not null, "body" text not null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."booking_events"."tenant_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."booking_events"."at" is 'written once';`);
    this.addSql(`comment on column "clinic"."booking_events"."booking_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."booking_events"."type" is 'written once';`);
    this.addSql(`comment on column "clinic"."booking_events"."sequence" is 'written once';`);
    this.addSql(`comment on column "clinic"."booking_events"."body" is 'written once';`);
    this.addSql(
      `create index "booking_events_tenant_id_at_id_index" on "clinic"."booking_events" ("tenant_id", "at", "id");`,
    );
    this.addSql(
      `alter table "clinic"."booking_events" add constraint "booking_events_sequence_unique" unique ("tenant_id", "booking_id", "sequence");`,
    );

    this.addSql(
      `create table "clinic"."webhooks" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "name" text not null, "url" text not null, "events" text[] not null, "status" text not null default 'active', "listens_since" timestamptz(3) not null, "disabled_reason" text null, "sealed_secret" bytea not null, "former_secret" bytea null, "former_secret_until" timestamptz(3) null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."webhooks"."sealed_secret" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."webhooks"."former_secret" is 'protected health information';`);
    this.addSql(
      `create index "webhooks_tenant_id_name_id_index" on "clinic"."webhooks" ("tenant_id", "name", "id");`,
    );

    this.addSql(
      `create table "clinic"."webhook_deliveries" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "at" timestamptz(3) not null, "webhook_id" uuid not null, "event_id" uuid not null, "status" text not null default 'queued', "attempts" int not null default 0, "is_replay" boolean not null default false, "due_at" timestamptz(3) not null, "settled_at" timestamptz(3) null, "response_status" int null, "fault" text null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."webhook_deliveries"."tenant_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."webhook_deliveries"."at" is 'written once';`);
    this.addSql(`comment on column "clinic"."webhook_deliveries"."webhook_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."webhook_deliveries"."event_id" is 'written once';`);
    this.addSql(
      `create index "webhook_deliveries_tenant_id_at_id_index" on "clinic"."webhook_deliveries" ("tenant_id", "at", "id");`,
    );
    this.addSql(
      `create index "webhook_deliveries_due" on "clinic"."webhook_deliveries" ("tenant_id", "due_at") where "status" = 'queued';`,
    );
    this.addSql(
      `alter table "clinic"."webhook_deliveries" add constraint "webhook_deliveries_once" unique ("tenant_id", "webhook_id", "event_id");`,
    );

    this.addSql(
      `alter table "clinic"."booking_events" add constraint "booking_events_tenant_id_booking_id_foreign" foreign key ("tenant_id", "booking_id") references "clinic"."bookings" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."booking_events" add constraint "booking_events_type_known" check (type in ('booking.created', 'booking.moved', 'booking.updated', 'booking.confirmed', 'booking.arrived', 'booking.in_room', 'booking.completed', 'booking.cancelled', 'booking.no_show', 'booking.taken_back', 'booking.trashed', 'booking.restored'));`,
    );
    this.addSql(`alter table "clinic"."booking_events" enable row level security;`);
    this.addSql(`alter table "clinic"."booking_events" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."booking_events" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."booking_events" as restrictive for select using (case when (select security.facility_scope()) is null then true else current_user = 'medflow_owner' end);`,
    );

    this.addSql(
      `alter table "clinic"."webhooks" add constraint "webhooks_status_known" check (status in ('active', 'paused', 'disabled'));`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."webhooks" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."webhooks" deferrable initially deferred for each row execute function security.require_audit('Webhook');`,
    );
    this.addSql(`alter table "clinic"."webhooks" enable row level security;`);
    this.addSql(`alter table "clinic"."webhooks" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."webhooks" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );

    this.addSql(
      `alter table "clinic"."webhook_deliveries" add constraint "webhook_deliveries_tenant_id_webhook_id_foreign" foreign key ("tenant_id", "webhook_id") references "clinic"."webhooks" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."webhook_deliveries" add constraint "webhook_deliveries_tenant_id_event_id_foreign" foreign key ("tenant_id", "event_id") references "clinic"."booking_events" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."webhook_deliveries" add constraint "webhook_deliveries_status_known" check (status in ('queued', 'delivered', 'dead'));`,
    );
    this.addSql(
      `alter table "clinic"."webhook_deliveries" add constraint "webhook_deliveries_settled" check ((status = 'queued') = (settled_at is null));`,
    );
    this.addSql(`alter table "clinic"."webhook_deliveries" enable row level security;`);
    this.addSql(`alter table "clinic"."webhook_deliveries" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."webhook_deliveries" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."webhook_deliveries" as restrictive for select using (case when (select security.facility_scope()) is null then true else current_user = 'medflow_owner' end);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "clinic"."webhook_deliveries" cascade;`);
    this.addSql(`drop table if exists "clinic"."booking_events" cascade;`);
    this.addSql(`drop table if exists "clinic"."webhooks" cascade;`);
  }
}
