import { Migration } from '@mikro-orm/migrations';

export class Migration20261129101835_waiting_requests extends Migration {
  override name = 'Migration20261129101835_waiting_requests';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."waiting_requests" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "service_id" uuid not null, "practitioner_id" uuid null, "facility_id" uuid null, "earliest" date not null, "latest" date not null, "not_before" text null, "not_after" text null, "weekdays" int[] not null default '{}', "first_name" text not null, "last_name" text not null, "email" text not null, "phone" text not null, "birth_date" date null, "note" text null, "token_hash" bytea not null, "status" text not null default 'unconfirmed', "kept_until" timestamptz(3) null, "entry_id" uuid null, "reason" text null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `comment on column "clinic"."waiting_requests"."first_name" is 'protected health information';`,
    );
    this.addSql(
      `comment on column "clinic"."waiting_requests"."last_name" is 'protected health information';`,
    );
    this.addSql(`comment on column "clinic"."waiting_requests"."email" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."waiting_requests"."phone" is 'protected health information';`);
    this.addSql(
      `comment on column "clinic"."waiting_requests"."birth_date" is 'protected health information';`,
    );
    this.addSql(`comment on column "clinic"."waiting_requests"."note" is 'protected health information';`);
    this.addSql(
      `comment on column "clinic"."waiting_requests"."token_hash" is 'protected health information';`,
    );
    this.addSql(`comment on column "clinic"."waiting_requests"."reason" is 'protected health information';`);
    this.addSql(
      `create index "waiting_requests_tenant_id_status_created_at_id_index" on "clinic"."waiting_requests" ("tenant_id", "status", "created_at", "id");`,
    );
    this.addSql(
      `create index "waiting_requests_tenant_id_entry_id_index" on "clinic"."waiting_requests" ("tenant_id", "entry_id");`,
    );
    this.addSql(
      `create index "waiting_requests_unconfirmed" on "clinic"."waiting_requests" ("kept_until") where "status" = 'unconfirmed';`,
    );
    this.addSql(
      `alter table "clinic"."waiting_requests" add constraint "waiting_requests_token_unique" unique ("tenant_id", "token_hash");`,
    );

    this.addSql(`alter table "clinic"."booking_settings" drop constraint "booking_settings_complete";`);
    this.addSql(`alter table "clinic"."booking_settings" add "public_waiting" boolean null;`);
    this.addSql('alter table clinic.booking_settings no force row level security, disable trigger user');
    // Off, until a clinic wants to hear of those who wait.
    this.addSql('update clinic.booking_settings set public_waiting = false where tenant_id is null');
    this.addSql('alter table clinic.booking_settings force row level security, enable trigger user');
    this.addSql(
      `alter table "clinic"."booking_settings" add constraint "booking_settings_complete" check (tenant_id is not null or num_nulls(slot_minutes, confirm_bookings, day_starts_at, day_ends_at, no_show_after_minutes, public_booking, public_confirms, public_days_ahead, public_hours_before, public_change_hours, public_text, patient_portal, portal_messages, public_waiting) = 0);`,
    );

    this.addSql(
      `alter table "clinic"."waiting_requests" add constraint "waiting_requests_tenant_id_service_id_foreign" foreign key ("tenant_id", "service_id") references "clinic"."services" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."waiting_requests" add constraint "waiting_requests_tenant_id_practitioner_id_foreign" foreign key ("tenant_id", "practitioner_id") references "clinic"."users" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."waiting_requests" add constraint "waiting_requests_tenant_id_facility_id_foreign" foreign key ("tenant_id", "facility_id") references "clinic"."facilities" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."waiting_requests" add constraint "waiting_requests_tenant_id_entry_id_foreign" foreign key ("tenant_id", "entry_id") references "clinic"."waiting_entries" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."waiting_requests" add constraint "waiting_requests_status_known" check (status in ('unconfirmed', 'waiting', 'listed', 'booked', 'declined', 'closed'));`,
    );
    this.addSql(
      `alter table "clinic"."waiting_requests" add constraint "waiting_requests_days_in_order" check (latest >= earliest);`,
    );
    this.addSql(
      `alter table "clinic"."waiting_requests" add constraint "waiting_requests_hours_in_order" check (not_after > not_before);`,
    );
    this.addSql(
      `alter table "clinic"."waiting_requests" add constraint "waiting_requests_weekdays_known" check (weekdays <@ array[1, 2, 3, 4, 5, 6, 7]);`,
    );
    this.addSql(
      `alter table "clinic"."waiting_requests" add constraint "waiting_requests_kept_until" check ((status = 'unconfirmed') = (kept_until is not null));`,
    );
    this.addSql(
      `alter table "clinic"."waiting_requests" add constraint "waiting_requests_listed" check (status <> 'listed' or entry_id is not null);`,
    );
    this.addSql(
      `alter table "clinic"."waiting_requests" add constraint "waiting_requests_email_form" check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$');`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."waiting_requests" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."waiting_requests" deferrable initially deferred for each row execute function security.require_audit('WaitingRequest');`,
    );
    this.addSql(`alter table "clinic"."waiting_requests" enable row level security;`);
    this.addSql(`alter table "clinic"."waiting_requests" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."waiting_requests" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."waiting_requests" as restrictive using (case when (select security.facility_scope()) is null then true when (select security.is_visitor()) then status = 'unconfirmed' else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true when (select security.is_visitor()) then status = 'unconfirmed' else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );
    this.addSql(
      `create policy "expired" on "clinic"."waiting_requests" to "medflow_owner" using (kept_until < now() - '1 day'::interval and (select security.seeks_work())) with check (false);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."waiting_requests";`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."waiting_requests";`);
    this.addSql(`drop table if exists "clinic"."waiting_requests" cascade;`);

    this.addSql(`alter table "clinic"."booking_settings" drop constraint "booking_settings_complete";`);
    this.addSql(`alter table "clinic"."booking_settings" drop column "public_waiting";`);
    this.addSql(
      `alter table "clinic"."booking_settings" add constraint "booking_settings_complete" check (tenant_id is not null or num_nulls(slot_minutes, confirm_bookings, day_starts_at, day_ends_at, no_show_after_minutes, public_booking, public_confirms, public_days_ahead, public_hours_before, public_change_hours, public_text, patient_portal, portal_messages) = 0);`,
    );
  }
}
