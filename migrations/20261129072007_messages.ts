import { Migration } from '@mikro-orm/migrations';

export class Migration20261129072007_messages extends Migration {
  override name = 'Migration20261129072007_messages';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."messages" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "patient_id" uuid not null, "sender" text not null, "text" text not null, "read_at" timestamptz(3) null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."messages"."sender" is 'written once';`);
    this.addSql(`comment on column "clinic"."messages"."text" is 'protected health information';`);
    this.addSql(
      `create index "messages_tenant_id_patient_id_created_at_id_index" on "clinic"."messages" ("tenant_id", "patient_id", "created_at", "id");`,
    );
    this.addSql(
      `create index "messages_unread" on "clinic"."messages" ("tenant_id", "patient_id") where "sender" = 'patient' and "read_at" is null and "deleted_at" is null;`,
    );

    this.addSql(`alter table "clinic"."booking_settings" drop constraint "booking_settings_complete";`);
    this.addSql(`alter table "clinic"."booking_settings" add "portal_messages" boolean null;`);
    this.addSql('alter table clinic.booking_settings no force row level security, disable trigger user');
    // Off, until a clinic wants to answer.
    this.addSql('update clinic.booking_settings set portal_messages = false where tenant_id is null');
    this.addSql('alter table clinic.booking_settings force row level security, enable trigger user');
    this.addSql(
      `alter table "clinic"."booking_settings" add constraint "booking_settings_complete" check (tenant_id is not null or num_nulls(slot_minutes, confirm_bookings, day_starts_at, day_ends_at, no_show_after_minutes, public_booking, public_confirms, public_days_ahead, public_hours_before, public_change_hours, public_text, patient_portal, portal_messages) = 0);`,
    );

    this.addSql(
      `alter table "clinic"."messages" add constraint "messages_tenant_id_patient_id_foreign" foreign key ("tenant_id", "patient_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."messages" add constraint "messages_sender_known" check (sender in ('patient', 'clinic'));`,
    );
    this.addSql(
      `alter table "clinic"."messages" add constraint "messages_text_length" check (char_length(text) >= 1 and char_length(text) <= 4000);`,
    );
    this.addSql(
      `alter table "clinic"."messages" add constraint "messages_said" check (deleted_at is null or sender = 'clinic' and read_at is null);`,
    );
    this.addSql(
      `create trigger "keep_message" before update on "clinic"."messages" for each row execute function security.keep_message();`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."messages" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."messages" deferrable initially deferred for each row execute function security.require_audit('Message');`,
    );
    this.addSql(
      `create trigger "keep_merged" after insert or update of patient_id on "clinic"."messages" for each row execute function security.keep_merged();`,
    );
    this.addSql(`alter table "clinic"."messages" enable row level security;`);
    this.addSql(`alter table "clinic"."messages" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."messages" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."messages" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = messages.tenant_id and p.id = messages.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = messages.tenant_id and p.id = messages.patient_id) end);`,
    );
    this.addSql(
      `create policy "sender" on "clinic"."messages" as restrictive for insert with check (sender = case when (select security.own_patient()) is null then 'clinic' else 'patient' end and read_at is null);`,
    );
    this.addSql(
      `create policy "reader" on "clinic"."messages" as restrictive for update using ((select security.own_patient()) is null or sender = 'clinic') with check ((select security.own_patient()) is null or sender = 'clinic' and deleted_at is null);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop trigger if exists "keep_message" on "clinic"."messages";`);
    this.addSql(`drop function if exists "clinic"."messages_keep_message_fn"();`);
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."messages";`);
    this.addSql(`drop function if exists "clinic"."messages_keep_creation_fn"();`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."messages";`);
    this.addSql(`drop function if exists "clinic"."messages_require_audit_fn"();`);
    this.addSql(`drop trigger if exists "keep_merged" on "clinic"."messages";`);
    this.addSql(`drop function if exists "clinic"."messages_keep_merged_fn"();`);
    this.addSql(`drop table if exists "clinic"."messages" cascade;`);

    this.addSql(`alter table "clinic"."booking_settings" drop constraint "booking_settings_complete";`);
    this.addSql(`alter table "clinic"."booking_settings" drop column "portal_messages";`);
    this.addSql(
      `alter table "clinic"."booking_settings" add constraint "booking_settings_complete" check (tenant_id is not null or num_nulls(slot_minutes, confirm_bookings, day_starts_at, day_ends_at, no_show_after_minutes, public_booking, public_confirms, public_days_ahead, public_hours_before, public_change_hours, public_text, patient_portal) = 0);`,
    );
  }
}
