import { Migration } from '@mikro-orm/migrations';

/** What patients were told about their bookings; which letters a clinic sends, and when whoever did not come is marked. */
export class Migration20261128135614_patient_notices extends Migration {
  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."patient_notices" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "at" timestamptz(3) not null, "booking_id" uuid not null, "kind" text not null, "starts_at" timestamptz(3) not null, "up_to" timestamptz(3) null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."patient_notices"."tenant_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."patient_notices"."at" is 'written once';`);
    this.addSql(`comment on column "clinic"."patient_notices"."booking_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."patient_notices"."kind" is 'written once';`);
    this.addSql(`comment on column "clinic"."patient_notices"."starts_at" is 'written once';`);
    this.addSql(`comment on column "clinic"."patient_notices"."up_to" is 'written once';`);
    this.addSql(
      `create unique index "patient_notices_reminded_once" on "clinic"."patient_notices" ("tenant_id", "booking_id", "starts_at") where "kind" = 'reminder';`,
    );
    this.addSql(
      `alter table "clinic"."patient_notices" add constraint "patient_notices_told_once" unique ("tenant_id", "booking_id", "up_to");`,
    );

    this.addSql(
      `alter table "clinic"."communication_settings" drop constraint "communication_settings_complete";`,
    );
    this.addSql(
      `alter table "clinic"."communication_settings" add "mail_reminders" boolean null, add "mail_changes" boolean null;`,
    );
    // A migration is nobody's change, and the defaults are no clinic's.
    this.addSql(
      'alter table clinic.communication_settings no force row level security, disable trigger user',
    );
    this.addSql(
      'update clinic.communication_settings set mail_reminders = true, mail_changes = false where tenant_id is null',
    );
    this.addSql('alter table clinic.communication_settings force row level security, enable trigger user');
    this.addSql(
      `alter table "clinic"."communication_settings" add constraint "communication_settings_complete" check (tenant_id is not null or num_nulls(sender_name, reply_to, footer, mail_reminders, mail_changes) = 0);`,
    );

    this.addSql(`alter table "clinic"."booking_settings" drop constraint "booking_settings_complete";`);
    this.addSql(`alter table "clinic"."booking_settings" add "no_show_after_minutes" int null;`);
    // A migration is nobody's change, and the defaults are no clinic's.
    this.addSql('alter table clinic.booking_settings no force row level security, disable trigger user');
    this.addSql('update clinic.booking_settings set no_show_after_minutes = 0 where tenant_id is null');
    this.addSql('alter table clinic.booking_settings force row level security, enable trigger user');
    this.addSql(
      `alter table "clinic"."booking_settings" add constraint "booking_settings_no_show" check (no_show_after_minutes >= 0 and no_show_after_minutes <= 1440);`,
    );
    this.addSql(
      `alter table "clinic"."booking_settings" add constraint "booking_settings_complete" check (tenant_id is not null or num_nulls(slot_minutes, confirm_bookings, day_starts_at, day_ends_at, no_show_after_minutes) = 0);`,
    );

    this.addSql(
      `alter table "clinic"."patient_notices" add constraint "patient_notices_tenant_id_booking_id_foreign" foreign key ("tenant_id", "booking_id") references "clinic"."bookings" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."patient_notices" add constraint "patient_notices_kind_known" check (kind in ('reminder', 'booked', 'moved', 'cancelled', 'nothing'));`,
    );
    this.addSql(
      `alter table "clinic"."patient_notices" add constraint "patient_notices_up_to_a_change" check ((kind = 'reminder') = (up_to is null));`,
    );
    this.addSql(`alter table "clinic"."patient_notices" enable row level security;`);
    this.addSql(`alter table "clinic"."patient_notices" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."patient_notices" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."patient_notices" as restrictive for select using (case when (select security.facility_scope()) is null then true else current_user = 'medflow_owner' end);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "clinic"."patient_notices" cascade;`);

    this.addSql(`alter table "clinic"."booking_settings" drop constraint "booking_settings_no_show";`);
    this.addSql(`alter table "clinic"."booking_settings" drop constraint "booking_settings_complete";`);
    this.addSql(`alter table "clinic"."booking_settings" drop column "no_show_after_minutes";`);
    this.addSql(
      `alter table "clinic"."booking_settings" add constraint "booking_settings_complete" check (tenant_id is not null or num_nulls(slot_minutes, confirm_bookings, day_starts_at, day_ends_at) = 0);`,
    );

    this.addSql(
      `alter table "clinic"."communication_settings" drop constraint "communication_settings_complete";`,
    );
    this.addSql(
      `alter table "clinic"."communication_settings" drop column "mail_reminders", drop column "mail_changes";`,
    );
    this.addSql(
      `alter table "clinic"."communication_settings" add constraint "communication_settings_complete" check (tenant_id is not null or num_nulls(sender_name, reply_to, footer) = 0);`,
    );
  }
}
