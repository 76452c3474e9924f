import { Migration } from '@mikro-orm/migrations';

export class Migration20261128234500_public_booking extends Migration {
  override name = 'Migration20261128234500_public_booking';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."booking_requests" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "service_id" uuid not null, "practitioner_id" uuid not null, "facility_id" uuid not null, "with_anyone" boolean not null, "starts_at" timestamptz(3) not null, "ends_at" timestamptz(3) not null, "hold_id" uuid null, "booking_id" uuid null, "first_name" text not null, "last_name" text not null, "email" text not null, "phone" text not null, "birth_date" date null, "note" text null, "token_hash" bytea not null, "status" text not null default 'unconfirmed', "kept_until" timestamptz(3) null, "cancelled_at" timestamptz(3) null, "reason" text null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `comment on column "clinic"."booking_requests"."first_name" is 'protected health information';`,
    );
    this.addSql(
      `comment on column "clinic"."booking_requests"."last_name" is 'protected health information';`,
    );
    this.addSql(`comment on column "clinic"."booking_requests"."email" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."booking_requests"."phone" is 'protected health information';`);
    this.addSql(
      `comment on column "clinic"."booking_requests"."birth_date" is 'protected health information';`,
    );
    this.addSql(`comment on column "clinic"."booking_requests"."note" is 'protected health information';`);
    this.addSql(
      `comment on column "clinic"."booking_requests"."token_hash" is 'protected health information';`,
    );
    this.addSql(`comment on column "clinic"."booking_requests"."reason" is 'protected health information';`);
    this.addSql(
      `create index "booking_requests_tenant_id_starts_at_id_index" on "clinic"."booking_requests" ("tenant_id", "starts_at", "id");`,
    );
    this.addSql(
      `create index "booking_requests_tenant_id_hold_id_index" on "clinic"."booking_requests" ("tenant_id", "hold_id");`,
    );
    this.addSql(
      `create index "booking_requests_tenant_id_booking_id_index" on "clinic"."booking_requests" ("tenant_id", "booking_id");`,
    );
    this.addSql(
      `create index "booking_requests_unconfirmed" on "clinic"."booking_requests" ("kept_until") where "status" = 'unconfirmed';`,
    );
    this.addSql(
      `alter table "clinic"."booking_requests" add constraint "booking_requests_token_unique" unique ("tenant_id", "token_hash");`,
    );

    this.addSql(`alter table "clinic"."booking_settings" drop constraint "booking_settings_complete";`);
    this.addSql(
      `alter table "clinic"."booking_settings" add "public_booking" boolean null, add "public_confirms" boolean null, add "public_days_ahead" int null, add "public_hours_before" int null, add "public_change_hours" int null, add "public_text" text null;`,
    );
    this.addSql('alter table clinic.booking_settings no force row level security, disable trigger user');
    // Off, until a clinic wants it; what stands there by default is what most would choose.
    this.addSql(
      "update clinic.booking_settings set public_booking = false, public_confirms = false, public_days_ahead = 60, public_hours_before = 24, public_change_hours = 24, public_text = '' where tenant_id is null",
    );
    this.addSql('alter table clinic.booking_settings force row level security, enable trigger user');
    this.addSql(
      `alter table "clinic"."booking_settings" add constraint "booking_settings_public_days" check (public_days_ahead >= 1 and public_days_ahead <= 365);`,
    );
    this.addSql(
      `alter table "clinic"."booking_settings" add constraint "booking_settings_public_hours" check (public_hours_before >= 0 and public_hours_before <= 720 and public_change_hours >= 0 and public_change_hours <= 720);`,
    );
    this.addSql(
      `alter table "clinic"."booking_settings" add constraint "booking_settings_complete" check (tenant_id is not null or num_nulls(slot_minutes, confirm_bookings, day_starts_at, day_ends_at, no_show_after_minutes, public_booking, public_confirms, public_days_ahead, public_hours_before, public_change_hours, public_text) = 0);`,
    );

    this.addSql(`alter table "clinic"."services" add "bookable_online" boolean not null default false;`);

    this.addSql(`alter table "clinic"."holds" drop constraint "holds_expire";`);
    this.addSql(`alter table "clinic"."holds" add "until_decided" boolean not null default false;`);
    // What was promised before one went back to the older schema, and kept there.
    this.addSql('alter table clinic.holds no force row level security, disable trigger user');
    this.addSql(
      "update clinic.holds set until_decided = true where expires_at > created_at + interval '7 days'",
    );
    this.addSql('alter table clinic.holds force row level security, enable trigger user');
    this.addSql(
      `alter table "clinic"."holds" add constraint "holds_expire" check (expires_at <= case when until_decided then busy_until else created_at + '7 days'::interval end);`,
    );

    this.addSql(
      `alter table "clinic"."booking_requests" add constraint "booking_requests_tenant_id_service_id_foreign" foreign key ("tenant_id", "service_id") references "clinic"."services" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."booking_requests" add constraint "booking_requests_tenant_id_practitioner_id_foreign" foreign key ("tenant_id", "practitioner_id") references "clinic"."users" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."booking_requests" add constraint "booking_requests_tenant_id_facility_id_foreign" foreign key ("tenant_id", "facility_id") references "clinic"."facilities" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."booking_requests" add constraint "booking_requests_tenant_id_hold_id_foreign" foreign key ("tenant_id", "hold_id") references "clinic"."holds" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."booking_requests" add constraint "booking_requests_tenant_id_booking_id_foreign" foreign key ("tenant_id", "booking_id") references "clinic"."bookings" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."booking_requests" add constraint "booking_requests_status_known" check (status in ('unconfirmed', 'waiting', 'confirmed', 'booked', 'declined', 'cancelled'));`,
    );
    this.addSql(
      `alter table "clinic"."booking_requests" add constraint "booking_requests_end_after_start" check (ends_at > starts_at);`,
    );
    this.addSql(
      `alter table "clinic"."booking_requests" add constraint "booking_requests_kept_until" check ((status = 'unconfirmed') = (kept_until is not null));`,
    );
    this.addSql(
      `alter table "clinic"."booking_requests" add constraint "booking_requests_booked" check ((status = 'booked') = (booking_id is not null));`,
    );
    this.addSql(
      `alter table "clinic"."booking_requests" add constraint "booking_requests_hold_their_time" check (hold_id is not null or status in ('booked', 'declined', 'cancelled'));`,
    );
    this.addSql(
      `alter table "clinic"."booking_requests" add constraint "booking_requests_email_form" check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$');`,
    );
    this.addSql(
      `create trigger "tell_booking" after insert or update or delete on "clinic"."booking_requests" for each row execute function security.tell_booking();`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."booking_requests" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."booking_requests" deferrable initially deferred for each row execute function security.require_audit('BookingRequest');`,
    );
    this.addSql(`alter table "clinic"."booking_requests" enable row level security;`);
    this.addSql(`alter table "clinic"."booking_requests" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."booking_requests" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."booking_requests" as restrictive using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );
    this.addSql(
      `create policy "due" on "clinic"."booking_requests" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );
    this.addSql(
      `create policy "expired" on "clinic"."booking_requests" to "medflow_owner" using (kept_until < now() - '1 day'::interval and (select security.seeks_work())) with check (false);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop trigger if exists "tell_booking" on "clinic"."booking_requests";`);
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."booking_requests";`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."booking_requests";`);
    this.addSql(`drop table if exists "clinic"."booking_requests" cascade;`);

    this.addSql(`alter table "clinic"."booking_settings" drop constraint "booking_settings_public_days";`);
    this.addSql(`alter table "clinic"."booking_settings" drop constraint "booking_settings_public_hours";`);
    this.addSql(`alter table "clinic"."booking_settings" drop constraint "booking_settings_complete";`);
    this.addSql(
      `alter table "clinic"."booking_settings" drop column "public_booking", drop column "public_confirms", drop column "public_days_ahead", drop column "public_hours_before", drop column "public_change_hours", drop column "public_text";`,
    );
    this.addSql(
      `alter table "clinic"."booking_settings" add constraint "booking_settings_complete" check (tenant_id is not null or num_nulls(slot_minutes, confirm_bookings, day_starts_at, day_ends_at, no_show_after_minutes) = 0);`,
    );

    this.addSql(`alter table "clinic"."holds" drop constraint "holds_expire";`);
    this.addSql(`alter table "clinic"."holds" drop column "until_decided";`);
    // What is promised already stays promised; whatever is held from then on is held for seven days at most.
    this.addSql(
      `alter table "clinic"."holds" add constraint "holds_expire" check (expires_at <= created_at + '7 days'::interval) not valid;`,
    );

    this.addSql(`alter table "clinic"."services" drop column "bookable_online";`);
  }
}
