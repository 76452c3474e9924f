import { Migration } from '@mikro-orm/migrations';

export class Migration20261128143118_waiting_list extends Migration {
  override name = 'Migration20261128143118_waiting_list';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."waiting_entries" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "patient_id" uuid not null, "service_id" uuid not null, "practitioner_id" uuid null, "facility_id" uuid null, "earliest" date not null, "latest" date not null, "not_before" text null, "not_after" text null, "weekdays" int[] not null default '{}', "priority" text not null default 'usual', "note" text null, "status" text not null default 'waiting', "offered_until" timestamptz(3) null, "booking_id" uuid null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."waiting_entries"."note" is 'protected health information';`);
    this.addSql(
      `create index "waiting_entries_tenant_id_priority_created_at_id_index" on "clinic"."waiting_entries" ("tenant_id", "priority", "created_at", "id");`,
    );
    this.addSql(
      `create index "waiting_entries_tenant_id_status_offered_until_index" on "clinic"."waiting_entries" ("tenant_id", "status", "offered_until");`,
    );
    this.addSql(
      `create index "waiting_entries_tenant_id_patient_id_index" on "clinic"."waiting_entries" ("tenant_id", "patient_id");`,
    );

    this.addSql(
      `create table "clinic"."waiting_offers" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "at" timestamptz(3) not null, "entry_id" uuid not null, "hold_id" uuid not null, "practitioner_id" uuid not null, "facility_id" uuid not null, "starts_at" timestamptz(3) not null, "ends_at" timestamptz(3) not null, "status" text not null default 'open', primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."waiting_offers"."tenant_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."waiting_offers"."at" is 'written once';`);
    this.addSql(`comment on column "clinic"."waiting_offers"."entry_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."waiting_offers"."hold_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."waiting_offers"."practitioner_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."waiting_offers"."facility_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."waiting_offers"."starts_at" is 'written once';`);
    this.addSql(`comment on column "clinic"."waiting_offers"."ends_at" is 'written once';`);
    this.addSql(
      `alter table "clinic"."waiting_offers" add constraint "waiting_offers_once" unique ("tenant_id", "entry_id", "starts_at", "practitioner_id", "facility_id");`,
    );
    this.addSql(
      `create unique index "waiting_offers_one_open" on "clinic"."waiting_offers" ("tenant_id", "entry_id") where "status" = 'open';`,
    );

    this.addSql(
      `alter table "clinic"."waiting_entries" add constraint "waiting_entries_tenant_id_patient_id_foreign" foreign key ("tenant_id", "patient_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."waiting_entries" add constraint "waiting_entries_tenant_id_service_id_foreign" foreign key ("tenant_id", "service_id") references "clinic"."services" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."waiting_entries" add constraint "waiting_entries_tenant_id_practitioner_id_foreign" foreign key ("tenant_id", "practitioner_id") references "clinic"."users" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."waiting_entries" add constraint "waiting_entries_tenant_id_facility_id_foreign" foreign key ("tenant_id", "facility_id") references "clinic"."facilities" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."waiting_entries" add constraint "waiting_entries_tenant_id_booking_id_foreign" foreign key ("tenant_id", "booking_id") references "clinic"."bookings" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."waiting_entries" add constraint "waiting_entries_status_known" check (status in ('waiting', 'offered', 'booked', 'withdrawn', 'expired'));`,
    );
    this.addSql(
      `alter table "clinic"."waiting_entries" add constraint "waiting_entries_days_in_order" check (latest >= earliest);`,
    );
    this.addSql(
      `alter table "clinic"."waiting_entries" add constraint "waiting_entries_hours_in_order" check (not_after > not_before);`,
    );
    this.addSql(
      `alter table "clinic"."waiting_entries" add constraint "waiting_entries_priority_known" check (priority in ('urgent', 'usual'));`,
    );
    this.addSql(
      `alter table "clinic"."waiting_entries" add constraint "waiting_entries_weekdays_known" check (weekdays <@ array[1, 2, 3, 4, 5, 6, 7]);`,
    );
    this.addSql(
      `alter table "clinic"."waiting_entries" add constraint "waiting_entries_offered_until" check ((status = 'offered') = (offered_until is not null));`,
    );
    this.addSql(
      `alter table "clinic"."waiting_entries" add constraint "waiting_entries_booked" check ((status = 'booked') = (booking_id is not null));`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."waiting_entries" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."waiting_entries" deferrable initially deferred for each row execute function security.require_audit('WaitingEntry');`,
    );
    this.addSql(`alter table "clinic"."waiting_entries" enable row level security;`);
    this.addSql(`alter table "clinic"."waiting_entries" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."waiting_entries" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."waiting_entries" as restrictive using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(
      `alter table "clinic"."waiting_offers" add constraint "waiting_offers_tenant_id_entry_id_foreign" foreign key ("tenant_id", "entry_id") references "clinic"."waiting_entries" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."waiting_offers" add constraint "waiting_offers_tenant_id_hold_id_foreign" foreign key ("tenant_id", "hold_id") references "clinic"."holds" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."waiting_offers" add constraint "waiting_offers_tenant_id_practitioner_id_foreign" foreign key ("tenant_id", "practitioner_id") references "clinic"."users" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."waiting_offers" add constraint "waiting_offers_tenant_id_facility_id_foreign" foreign key ("tenant_id", "facility_id") references "clinic"."facilities" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."waiting_offers" add constraint "waiting_offers_status_known" check (status in ('open', 'accepted', 'declined', 'expired'));`,
    );
    this.addSql(
      `alter table "clinic"."waiting_offers" add constraint "waiting_offers_end_after_start" check (ends_at > starts_at);`,
    );
    this.addSql(`alter table "clinic"."waiting_offers" enable row level security;`);
    this.addSql(`alter table "clinic"."waiting_offers" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."waiting_offers" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."waiting_offers" as restrictive using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(
      `alter table "clinic"."waiting_offers" drop constraint "waiting_offers_tenant_id_entry_id_foreign";`,
    );

    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."waiting_entries";`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."waiting_entries";`);
    this.addSql(`drop table if exists "clinic"."waiting_entries" cascade;`);
    this.addSql(`drop table if exists "clinic"."waiting_offers" cascade;`);
  }
}
