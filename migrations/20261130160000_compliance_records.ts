import { Migration } from '@mikro-orm/migrations';

export class Migration20261130160000_compliance_records extends Migration {
  override name = 'Migration20261130160000_compliance_records';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."compliance_records" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "kind" text not null, "title" text not null, "holder_user_id" uuid null, "holder_facility_id" uuid null, "issued_by" text null, "reference" text null, "issued_on" date null, "expires_on" date null, "remind_days_before" int not null, "original" text null, "notes" bytea null, "renews_id" uuid null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."compliance_records"."tenant_id" is 'written once';`);
    this.addSql(
      `comment on column "clinic"."compliance_records"."notes" is 'protected health information, sealed';`,
    );
    this.addSql(`comment on column "clinic"."compliance_records"."renews_id" is 'written once';`);
    this.addSql(
      `create index "compliance_records_tenant_id_expires_on_id_index" on "clinic"."compliance_records" ("tenant_id", "expires_on", "id");`,
    );
    this.addSql(
      `create index "compliance_records_tenant_id_holder_user_id_index" on "clinic"."compliance_records" ("tenant_id", "holder_user_id") where "holder_user_id" is not null;`,
    );
    this.addSql(
      `create index "compliance_records_tenant_id_holder_facility_id_index" on "clinic"."compliance_records" ("tenant_id", "holder_facility_id") where "holder_facility_id" is not null;`,
    );
    this.addSql(
      `create index "compliance_records_tenant_id_renews_id_index" on "clinic"."compliance_records" ("tenant_id", "renews_id") where "renews_id" is not null;`,
    );
    this.addSql(
      `create unique index "compliance_records_renewed_once" on "clinic"."compliance_records" ("tenant_id", "renews_id") where "deleted_at" is null;`,
    );

    this.addSql(
      `create table "clinic"."compliance_reminders" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "at" timestamptz(3) not null, "record_id" uuid not null, "step" text not null, "expires_on" date not null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."compliance_reminders"."tenant_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."compliance_reminders"."at" is 'written once';`);
    this.addSql(`comment on column "clinic"."compliance_reminders"."record_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."compliance_reminders"."step" is 'written once';`);
    this.addSql(`comment on column "clinic"."compliance_reminders"."expires_on" is 'written once';`);
    this.addSql(
      `create index "compliance_reminders_tenant_id_at_id_index" on "clinic"."compliance_reminders" ("tenant_id", "at", "id");`,
    );
    this.addSql(
      `alter table "clinic"."compliance_reminders" add constraint "compliance_reminders_once" unique ("tenant_id", "record_id", "step", "expires_on");`,
    );

    this.addSql(`drop policy "facility_scope" on "clinic"."attachments";`);

    this.addSql(`alter table "clinic"."list_exports" drop constraint "list_exports_list_known";`);
    this.addSql(
      `alter table "clinic"."list_exports" add constraint "list_exports_list_known" check (list in ('patients', 'bookings', 'services', 'staff', 'facilities', 'audit', 'waiting-list', 'booking-requests', 'messages', 'mails', 'announcements', 'rooms', 'devices', 'holidays', 'day-exceptions', 'time-off', 'webhooks', 'webhook-deliveries', 'invoices', 'service-requests', 'tasks', 'compliance-records', 'ledger', 'datev'));`,
    );

    this.addSql(`drop index "clinic"."attachments_tenant_id_patient_id_index";`);
    this.addSql(`alter table "clinic"."attachments" add "compliance_record_id" uuid null;`);
    this.addSql(`comment on column "clinic"."attachments"."compliance_record_id" is 'written once';`);
    this.addSql(`alter table "clinic"."attachments" alter column "patient_id" drop not null;`);
    this.addSql(`alter table "clinic"."attachments" alter column "request_id" drop not null;`);
    this.addSql(`comment on column "clinic"."attachments"."tenant_id" is 'written once';`);
    this.addSql(
      `alter table "clinic"."attachments" add constraint "attachments_tenant_id_compliance_record_id_foreign" foreign key ("tenant_id", "compliance_record_id") references "clinic"."compliance_records" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `create index "attachments_tenant_id_compliance_record_id_index" on "clinic"."attachments" ("tenant_id", "compliance_record_id") where "compliance_record_id" is not null;`,
    );
    this.addSql(
      `create index "attachments_tenant_id_patient_id_index" on "clinic"."attachments" ("tenant_id", "patient_id") where "patient_id" is not null;`,
    );
    this.addSql(
      `alter table "clinic"."attachments" add constraint "attachments_of_one" check (num_nonnulls(request_id, compliance_record_id) = 1 and (request_id is null) = (patient_id is null));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."attachments" as restrictive using (case when (select security.facility_scope()) is null then true else (exists (select from clinic.patients p where p.tenant_id = attachments.tenant_id and p.id = attachments.patient_id) or exists (select from clinic.compliance_records c where c.tenant_id = attachments.tenant_id and c.id = attachments.compliance_record_id)) and not (select security.is_visitor()) end) with check (case when (select security.facility_scope()) is null then true else (exists (select from clinic.patients p where p.tenant_id = attachments.tenant_id and p.id = attachments.patient_id) or exists (select from clinic.compliance_records c where c.tenant_id = attachments.tenant_id and c.id = attachments.compliance_record_id)) and not (select security.is_visitor()) end);`,
    );

    this.addSql(
      `alter table "clinic"."compliance_records" add constraint "compliance_records_tenant_id_holder_user_id_foreign" foreign key ("tenant_id", "holder_user_id") references "clinic"."users" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."compliance_records" add constraint "compliance_records_tenant_id_holder_facility_id_foreign" foreign key ("tenant_id", "holder_facility_id") references "clinic"."facilities" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."compliance_records" add constraint "compliance_records_tenant_id_renews_id_foreign" foreign key ("tenant_id", "renews_id") references "clinic"."compliance_records" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."compliance_records" add constraint "compliance_records_kind_known" check (kind in ('licence', 'certificate', 'training', 'inspection', 'insurance', 'other'));`,
    );
    this.addSql(
      `alter table "clinic"."compliance_records" add constraint "compliance_records_held_by_one" check (num_nonnulls(holder_user_id, holder_facility_id) <= 1);`,
    );
    this.addSql(
      `alter table "clinic"."compliance_records" add constraint "compliance_records_in_order" check (expires_on is null or issued_on is null or expires_on >= issued_on);`,
    );
    this.addSql(
      `alter table "clinic"."compliance_records" add constraint "compliance_records_days_before" check (remind_days_before >= 0 and remind_days_before <= 365);`,
    );
    this.addSql(
      `alter table "clinic"."compliance_records" add constraint "compliance_records_notes_form" check (notes >= '\\x0000'::bytea and notes < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."compliance_records" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."compliance_records" deferrable initially deferred for each row execute function security.require_audit('ComplianceRecord');`,
    );
    this.addSql(`alter table "clinic"."compliance_records" enable row level security;`);
    this.addSql(`alter table "clinic"."compliance_records" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."compliance_records" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "visitors" on "clinic"."compliance_records" as restrictive using (not (select security.is_visitor())) with check (not (select security.is_visitor()));`,
    );
    this.addSql(
      `create policy "held" on "clinic"."compliance_records" as restrictive using (case when (select security.facility_scope()) is null then true else holder_facility_id = any ((select security.facility_scope())::uuid[]) or holder_user_id = (select security.current_actor()) or exists (select from clinic.users u where u.tenant_id = compliance_records.tenant_id and u.id = compliance_records.holder_user_id and u.facility_ids <@ (select security.facility_scope())) end) with check (case when (select security.facility_scope()) is null then true else holder_facility_id = any ((select security.facility_scope())::uuid[]) or holder_user_id = (select security.current_actor()) or exists (select from clinic.users u where u.tenant_id = compliance_records.tenant_id and u.id = compliance_records.holder_user_id and u.facility_ids <@ (select security.facility_scope())) end);`,
    );
    this.addSql(
      `create policy "due" on "clinic"."compliance_records" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );

    this.addSql(
      `alter table "clinic"."compliance_reminders" add constraint "compliance_reminders_tenant_id_record_id_foreign" foreign key ("tenant_id", "record_id") references "clinic"."compliance_records" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."compliance_reminders" add constraint "compliance_reminders_step_known" check (step in ('expiring', 'expired'));`,
    );
    this.addSql(`alter table "clinic"."compliance_reminders" enable row level security;`);
    this.addSql(`alter table "clinic"."compliance_reminders" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."compliance_reminders" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."compliance_reminders" as restrictive for select using (case when (select security.facility_scope()) is null then true else exists (select from clinic.compliance_records r where r.tenant_id = compliance_reminders.tenant_id and r.id = compliance_reminders.record_id) end);`,
    );
    this.addSql(
      `create policy "due" on "clinic"."compliance_reminders" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );
  }

  override down(): void | Promise<void> {
    // A version that does not know the list cannot give out its files, which are gone after a day anyway.
    this.addSql('alter table clinic.list_export_parts no force row level security');
    this.addSql('alter table clinic.list_exports no force row level security, disable trigger user');
    this.addSql(
      `delete from clinic.list_export_parts p using clinic.list_exports e where e.tenant_id = p.tenant_id and e.id = p.export_id and e.list = 'compliance-records'`,
    );
    this.addSql(`delete from clinic.list_exports where list = 'compliance-records'`);
    this.addSql('alter table clinic.list_exports force row level security, enable trigger user');
    this.addSql('alter table clinic.list_export_parts force row level security');

    // Nor has one that knows files of requests alone room for others.
    this.addSql('alter table clinic.attachment_parts no force row level security');
    this.addSql('alter table clinic.attachments no force row level security, disable trigger user');
    this.addSql(
      'delete from clinic.attachment_parts p using clinic.attachments a where a.tenant_id = p.tenant_id and a.id = p.attachment_id and a.request_id is null',
    );
    this.addSql('delete from clinic.attachments where request_id is null');
    this.addSql('alter table clinic.attachments force row level security, enable trigger user');
    this.addSql('alter table clinic.attachment_parts force row level security');

    // First of all, as it would go along with the table that it asks.
    this.addSql(`drop policy "facility_scope" on "clinic"."attachments";`);

    this.addSql(
      `alter table "clinic"."compliance_records" drop constraint "compliance_records_tenant_id_renews_id_foreign";`,
    );
    this.addSql(
      `alter table "clinic"."compliance_reminders" drop constraint "compliance_reminders_tenant_id_record_id_foreign";`,
    );
    this.addSql(
      `alter table "clinic"."attachments" drop constraint "attachments_tenant_id_compliance_record_id_foreign";`,
    );

    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."compliance_records";`);
    this.addSql(`drop function if exists "clinic"."compliance_records_keep_creation_fn"();`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."compliance_records";`);
    this.addSql(`drop function if exists "clinic"."compliance_records_require_audit_fn"();`);
    this.addSql(`drop table if exists "clinic"."compliance_records" cascade;`);
    this.addSql(`drop table if exists "clinic"."compliance_reminders" cascade;`);

    this.addSql(`drop index "clinic"."attachments_tenant_id_compliance_record_id_index";`);
    this.addSql(`drop index "clinic"."attachments_tenant_id_patient_id_index";`);
    this.addSql(`alter table "clinic"."attachments" drop constraint "attachments_of_one";`);
    this.addSql(`alter table "clinic"."attachments" drop column "compliance_record_id";`);
    this.addSql(`alter table "clinic"."attachments" alter column "request_id" set not null;`);
    this.addSql(`alter table "clinic"."attachments" alter column "patient_id" set not null;`);
    this.addSql(`comment on column "clinic"."attachments"."tenant_id" is null;`);
    this.addSql(
      `create index "attachments_tenant_id_patient_id_index" on "clinic"."attachments" ("tenant_id", "patient_id");`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."attachments" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = attachments.tenant_id and p.id = attachments.patient_id) and not (select security.is_visitor()) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = attachments.tenant_id and p.id = attachments.patient_id) and not (select security.is_visitor()) end);`,
    );

    this.addSql(`alter table "clinic"."list_exports" drop constraint "list_exports_list_known";`);
    this.addSql(
      `alter table "clinic"."list_exports" add constraint "list_exports_list_known" check (list in ('patients', 'bookings', 'services', 'staff', 'facilities', 'audit', 'waiting-list', 'booking-requests', 'messages', 'mails', 'announcements', 'rooms', 'devices', 'holidays', 'day-exceptions', 'time-off', 'webhooks', 'webhook-deliveries', 'invoices', 'service-requests', 'tasks', 'ledger', 'datev'));`,
    );
  }
}
