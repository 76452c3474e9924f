import { Migration } from '@mikro-orm/migrations';

/** What bookings that occupy their time take so far. */
const claimsSoFar = `
  insert into clinic.claims (tenant_id, booking_id, kind, facility_id, resource_id, party, starts_at, ends_at)
  select c.tenant_id, c.holder_id, c.kind, c.facility_id, c.resource_id, c.party, c.starts_at, c.ends_at
  from clinic.bookings b, security.claims_of(to_jsonb(b)) c`;

/**
 * Practitioner, patient, room and device are claimed in a table of their own, where one constraint keeps all of them apart;
 * rooms and devices are records, and services name what they need. Down fails while bookings share a time.
 */
export class Migration20261128132434_claims extends Migration {
  override name = 'Migration20261128132434_claims';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."devices" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "facility_id" uuid not null, "name" text not null, "note" text null, "status" text not null default 'in_service', primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create index "devices_tenant_id_name_id_index" on "clinic"."devices" ("tenant_id", "name", "id");`,
    );
    this.addSql(
      `create unique index "devices_name_unique" on "clinic"."devices" ("tenant_id", "facility_id", "name") where "deleted_at" is null;`,
    );

    this.addSql(
      `create table "clinic"."rooms" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "facility_id" uuid not null, "name" text not null, "note" text null, "status" text not null default 'in_service', primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create index "rooms_tenant_id_name_id_index" on "clinic"."rooms" ("tenant_id", "name", "id");`,
    );
    this.addSql(
      `create unique index "rooms_name_unique" on "clinic"."rooms" ("tenant_id", "facility_id", "name") where "deleted_at" is null;`,
    );

    this.addSql(
      `create table "clinic"."service_needs" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "service_id" uuid not null, "practitioner_id" uuid null, "place_id" uuid null, "room_id" uuid null, "device_id" uuid null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create index "service_needs_by_service" on "clinic"."service_needs" ("tenant_id", "service_id");`,
    );

    this.addSql(
      `create table "clinic"."holds" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "service_id" uuid not null, "practitioner_id" uuid not null, "facility_id" uuid not null, "room_id" uuid null, "device_id" uuid null, "patient_id" uuid null, "seats" int not null default 1, "starts_at" timestamptz(3) not null, "ends_at" timestamptz(3) not null, "busy_until" timestamptz(3) not null, "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "expires_at" timestamptz(3) not null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."holds"."seats" is 'written once';`);
    this.addSql(`comment on column "clinic"."holds"."starts_at" is 'written once';`);
    this.addSql(`comment on column "clinic"."holds"."ends_at" is 'written once';`);
    this.addSql(`comment on column "clinic"."holds"."busy_until" is 'written once';`);
    this.addSql(`comment on column "clinic"."holds"."created_at" is 'written once';`);
    this.addSql(`comment on column "clinic"."holds"."created_by" is 'written once';`);
    this.addSql(
      `create index "holds_tenant_id_expires_at_index" on "clinic"."holds" ("tenant_id", "expires_at");`,
    );

    this.addSql(
      `create table "clinic"."claims" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "booking_id" uuid null, "hold_id" uuid null, "kind" text not null, "facility_id" uuid not null, "resource_id" uuid not null, "party" uuid not null, "starts_at" timestamptz(3) not null, "ends_at" timestamptz(3) not null, "seat" int null, "seats" int null, "expires_at" timestamptz(3) null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create index "claims_by_resource" on "clinic"."claims" ("tenant_id", "resource_id", "starts_at");`,
    );
    this.addSql(`create index "claims_by_booking" on "clinic"."claims" ("tenant_id", "booking_id");`);
    this.addSql(`create index "claims_by_hold" on "clinic"."claims" ("tenant_id", "hold_id");`);
    this.addSql(
      `alter table "clinic"."claims" add constraint "claims_seat" unique ("tenant_id", "resource_id", "party", "seat");`,
    );

    this.addSql(
      `alter table "clinic"."services" add "capacity" int not null default 1, add "practitioner_ids" uuid[] not null default '{}', add "facility_ids" uuid[] not null default '{}', add "room_ids" uuid[] not null default '{}', add "device_ids" uuid[] not null default '{}';`,
    );
    this.addSql(
      `alter table "clinic"."services" add constraint "services_capacity_positive" check (capacity > 0);`,
    );
    this.addSql(
      `create trigger "spread_needs" after insert or update on "clinic"."services" for each row execute function security.spread_needs();`,
    );

    this.addSql(`alter table "clinic"."bookings" drop constraint "bookings_patient_overlap";`);
    this.addSql(`alter table "clinic"."bookings" drop constraint "bookings_practitioner_overlap";`);
    this.addSql(`alter table "clinic"."bookings" drop constraint "bookings_despite_known";`);
    this.addSql(`drop trigger "queue_up" on "clinic"."bookings";`);
    this.addSql(
      `alter table "clinic"."bookings" add "room_id" uuid null, add "device_id" uuid null, add "seats" int not null default 1;`,
    );
    this.addSql(
      `alter table "clinic"."bookings" add constraint "bookings_tenant_id_room_id_foreign" foreign key ("tenant_id", "room_id") references "clinic"."rooms" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."bookings" add constraint "bookings_tenant_id_device_id_foreign" foreign key ("tenant_id", "device_id") references "clinic"."devices" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."bookings" add constraint "bookings_seats_positive" check (seats > 0);`,
    );
    this.addSql(
      `alter table "clinic"."bookings" add constraint "bookings_despite_known" check (despite_warnings <@ array['outside-hours', 'past', 'inactive-patient', 'overbooked']::text[]);`,
    );
    this.addSql(
      `create trigger "claim_on_insert" after insert on "clinic"."bookings" referencing new table as added for each statement execute function security.claim_resources();`,
    );
    this.addSql(
      `create trigger "claim_on_update" after update on "clinic"."bookings" referencing old table as removed new table as added for each statement execute function security.claim_resources();`,
    );

    this.addSql(
      `alter table "clinic"."devices" add constraint "devices_tenant_id_facility_id_foreign" foreign key ("tenant_id", "facility_id") references "clinic"."facilities" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."devices" add constraint "devices_status_known" check (status in ('in_service', 'out_of_service'));`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."devices" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."devices" deferrable initially deferred for each row execute function security.require_audit('Device');`,
    );
    this.addSql(`alter table "clinic"."devices" enable row level security;`);
    this.addSql(`alter table "clinic"."devices" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."devices" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."devices" as restrictive using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(
      `alter table "clinic"."rooms" add constraint "rooms_tenant_id_facility_id_foreign" foreign key ("tenant_id", "facility_id") references "clinic"."facilities" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."rooms" add constraint "rooms_status_known" check (status in ('in_service', 'out_of_service'));`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."rooms" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."rooms" deferrable initially deferred for each row execute function security.require_audit('Room');`,
    );
    this.addSql(`alter table "clinic"."rooms" enable row level security;`);
    this.addSql(`alter table "clinic"."rooms" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."rooms" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."rooms" as restrictive using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(
      `alter table "clinic"."service_needs" add constraint "service_needs_tenant_id_service_id_foreign" foreign key ("tenant_id", "service_id") references "clinic"."services" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."service_needs" add constraint "service_needs_tenant_id_practitioner_id_foreign" foreign key ("tenant_id", "practitioner_id") references "clinic"."users" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."service_needs" add constraint "service_needs_tenant_id_place_id_foreign" foreign key ("tenant_id", "place_id") references "clinic"."facilities" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."service_needs" add constraint "service_needs_tenant_id_room_id_foreign" foreign key ("tenant_id", "room_id") references "clinic"."rooms" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."service_needs" add constraint "service_needs_tenant_id_device_id_foreign" foreign key ("tenant_id", "device_id") references "clinic"."devices" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(`alter table "clinic"."service_needs" enable row level security;`);
    this.addSql(`alter table "clinic"."service_needs" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."service_needs" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."service_needs" as restrictive for select using (case when (select security.facility_scope()) is null then true else current_user = 'medflow_owner' end);`,
    );

    this.addSql(
      `alter table "clinic"."holds" add constraint "holds_tenant_id_service_id_foreign" foreign key ("tenant_id", "service_id") references "clinic"."services" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."holds" add constraint "holds_tenant_id_practitioner_id_foreign" foreign key ("tenant_id", "practitioner_id") references "clinic"."users" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."holds" add constraint "holds_tenant_id_facility_id_foreign" foreign key ("tenant_id", "facility_id") references "clinic"."facilities" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."holds" add constraint "holds_tenant_id_room_id_foreign" foreign key ("tenant_id", "room_id") references "clinic"."rooms" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."holds" add constraint "holds_tenant_id_device_id_foreign" foreign key ("tenant_id", "device_id") references "clinic"."devices" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."holds" add constraint "holds_tenant_id_patient_id_foreign" foreign key ("tenant_id", "patient_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."holds" add constraint "holds_end_after_start" check (ends_at > starts_at);`,
    );
    this.addSql(
      `alter table "clinic"."holds" add constraint "holds_busy_until_end" check (busy_until >= ends_at);`,
    );
    this.addSql(
      `alter table "clinic"."holds" add constraint "holds_expire" check (expires_at <= created_at + '7 days'::interval);`,
    );
    this.addSql(
      `create trigger "claim_on_insert" after insert on "clinic"."holds" referencing new table as added for each statement execute function security.claim_resources();`,
    );
    this.addSql(
      `create trigger "claim_on_update" after update on "clinic"."holds" referencing old table as removed new table as added for each statement execute function security.claim_resources();`,
    );
    this.addSql(`alter table "clinic"."holds" enable row level security;`);
    this.addSql(`alter table "clinic"."holds" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."holds" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."holds" as restrictive using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(
      `alter table "clinic"."claims" add constraint "claims_tenant_id_booking_id_foreign" foreign key ("tenant_id", "booking_id") references "clinic"."bookings" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."claims" add constraint "claims_tenant_id_hold_id_foreign" foreign key ("tenant_id", "hold_id") references "clinic"."holds" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."claims" add constraint "claims_overlap" exclude using gist (tenant_id with =, resource_id with =, tstzrange(starts_at, ends_at) with &&, party with <>);`,
    );
    this.addSql(
      `alter table "clinic"."claims" add constraint "claims_end_after_start" check (ends_at > starts_at);`,
    );
    this.addSql(
      `alter table "clinic"."claims" add constraint "claims_kind_known" check (kind in ('practitioner', 'patient', 'room', 'device'));`,
    );
    this.addSql(
      `alter table "clinic"."claims" add constraint "claims_of_one" check (num_nonnulls(booking_id, hold_id) = 1);`,
    );
    this.addSql(
      `alter table "clinic"."claims" add constraint "claims_seats" check (seat >= 1 and seat <= seats);`,
    );
    this.addSql(
      `alter table "clinic"."claims" add constraint "claims_expire" check ((hold_id is null) = (expires_at is null));`,
    );
    this.addSql('alter table clinic.bookings no force row level security');
    this.addSql(claimsSoFar);
    this.addSql('alter table clinic.bookings force row level security');
    this.addSql(`revoke insert, update on "clinic"."claims" from medflow_app;`);
    this.addSql(`revoke insert, update on "clinic"."service_needs" from medflow_app;`);
    this.addSql(`alter table "clinic"."claims" enable row level security;`);
    this.addSql(`alter table "clinic"."claims" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."claims" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."claims" as restrictive for select using (case when (select security.facility_scope()) is null then true else (current_user = 'medflow_owner' or facility_id = any ((select security.facility_scope())::uuid[])) end);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "clinic"."bookings" drop constraint "bookings_tenant_id_device_id_foreign";`);
    this.addSql(`alter table "clinic"."bookings" drop constraint "bookings_tenant_id_room_id_foreign";`);

    this.addSql(`alter table "clinic"."bookings" drop constraint "bookings_seats_positive";`);
    this.addSql(`alter table "clinic"."bookings" drop constraint "bookings_despite_known";`);
    this.addSql(`drop trigger "claim_on_insert" on "clinic"."bookings";`);
    this.addSql(`drop trigger "claim_on_update" on "clinic"."bookings";`);
    this.addSql(
      `alter table "clinic"."bookings" drop column "room_id", drop column "device_id", drop column "seats";`,
    );
    this.addSql(
      `alter table "clinic"."bookings" add constraint "bookings_patient_overlap" exclude using gist (tenant_id with =, patient_id with =, tstzrange(starts_at, ends_at) with &&) where (deleted_at is null and status in ('pending', 'confirmed', 'arrived', 'in_room'));`,
    );
    this.addSql(
      `alter table "clinic"."bookings" add constraint "bookings_practitioner_overlap" exclude using gist (tenant_id with =, practitioner_id with =, tstzrange(starts_at, busy_until) with &&) where (deleted_at is null and status in ('pending', 'confirmed', 'arrived', 'in_room'));`,
    );
    this.addSql(
      `alter table "clinic"."bookings" add constraint "bookings_despite_known" check (despite_warnings <@ array['outside-hours', 'past', 'inactive-patient']::text[]);`,
    );
    this.addSql(
      `create trigger "queue_up" before insert or update of practitioner_id, patient_id, starts_at, ends_at, busy_until, status, deleted_at on "clinic"."bookings" for each row execute function security.queue_up();`,
    );

    this.addSql(`alter table "clinic"."services" drop constraint "services_capacity_positive";`);
    this.addSql(`drop trigger "spread_needs" on "clinic"."services";`);
    this.addSql(
      `alter table "clinic"."services" drop column "capacity", drop column "practitioner_ids", drop column "facility_ids", drop column "room_ids", drop column "device_ids";`,
    );
    this.addSql(`drop table "clinic"."claims";`);
    this.addSql(`drop table "clinic"."holds";`);
    this.addSql(`drop table "clinic"."service_needs";`);
    this.addSql(`drop table "clinic"."rooms";`);
    this.addSql(`drop table "clinic"."devices";`);
  }
}
