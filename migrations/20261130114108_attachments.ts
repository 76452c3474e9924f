import { Migration } from '@mikro-orm/migrations';

export class Migration20261130114108_attachments extends Migration {
  override name = 'Migration20261130114108_attachments';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."attachments" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "request_id" uuid not null, "patient_id" uuid not null, "name" bytea not null, "size" int not null, "received" int not null default 0, "parts" int not null default 0, "status" text not null default 'sending', "kind" text null, "reason" text null, "finding" text null, "has_preview" boolean not null default false, "fingerprint" text null, "same_as" uuid null, "scan_at" timestamptz(3) null, "attempts" int not null default 0, "scanned_at" timestamptz(3) null, "scanner" text null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."attachments"."request_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."attachments"."name" is 'protected health information, sealed';`);
    this.addSql(`comment on column "clinic"."attachments"."size" is 'written once';`);
    this.addSql(`comment on column "clinic"."attachments"."fingerprint" is 'protected health information';`);
    this.addSql(
      `create index "attachments_tenant_id_request_id_created_at_id_index" on "clinic"."attachments" ("tenant_id", "request_id", "created_at", "id");`,
    );
    this.addSql(
      `create index "attachments_due" on "clinic"."attachments" ("tenant_id", "scan_at") where "status" = 'waiting';`,
    );
    this.addSql(
      `create index "attachments_tenant_id_patient_id_index" on "clinic"."attachments" ("tenant_id", "patient_id");`,
    );

    this.addSql(
      `create table "clinic"."attachment_parts" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "attachment_id" uuid not null, "view" text not null, "position" int not null, "at" timestamptz(3) not null, "size" int not null, "bytes" bytea not null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."attachment_parts"."tenant_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."attachment_parts"."attachment_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."attachment_parts"."view" is 'written once';`);
    this.addSql(`comment on column "clinic"."attachment_parts"."position" is 'written once';`);
    this.addSql(`comment on column "clinic"."attachment_parts"."at" is 'written once';`);
    this.addSql(`comment on column "clinic"."attachment_parts"."size" is 'written once';`);
    this.addSql(
      `comment on column "clinic"."attachment_parts"."bytes" is 'protected health information, sealed';`,
    );
    this.addSql(`create index "attachment_parts_by_age" on "clinic"."attachment_parts" ("at");`);
    this.addSql(
      `alter table "clinic"."attachment_parts" add constraint "attachment_parts_in_order" unique ("tenant_id", "attachment_id", "view", "position");`,
    );

    this.addSql(
      `alter table "clinic"."attachments" add constraint "attachments_tenant_id_request_id_foreign" foreign key ("tenant_id", "request_id") references "clinic"."service_requests" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."attachments" add constraint "attachments_tenant_id_patient_id_foreign" foreign key ("tenant_id", "patient_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."attachments" add constraint "attachments_status_known" check (status in ('sending', 'waiting', 'clean', 'infected', 'refused', 'withheld'));`,
    );
    this.addSql(
      `alter table "clinic"."attachments" add constraint "attachments_kind_known" check (kind in ('png', 'jpeg', 'gif', 'webp', 'pdf', 'text'));`,
    );
    this.addSql(
      `alter table "clinic"."attachments" add constraint "attachments_reason_known" check (reason in ('scanner', 'kind', 'broken', 'pixels', 'malware', 'tooLarge', 'limits', 'locked', 'unreadable'));`,
    );
    this.addSql(
      `alter table "clinic"."attachments" add constraint "attachments_size" check (size >= 1 and size <= 20000000 and received >= 0 and received <= size);`,
    );
    this.addSql(
      `alter table "clinic"."attachments" add constraint "attachments_clean" check (status <> 'clean' or kind is not null and scanned_at is not null and reason is null and received = size);`,
    );
    this.addSql(
      `alter table "clinic"."attachments" add constraint "attachments_name_form" check (name >= '\\x0000'::bytea and name < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create trigger "keep_attachment" before insert or update on "clinic"."attachments" for each row execute function security.keep_attachment();`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."attachments" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."attachments" deferrable initially deferred for each row execute function security.require_audit('Attachment');`,
    );
    this.addSql(
      `create trigger "keep_merged" after insert or update of patient_id on "clinic"."attachments" for each row execute function security.keep_merged();`,
    );
    this.addSql(`alter table "clinic"."attachments" enable row level security;`);
    this.addSql(`alter table "clinic"."attachments" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."attachments" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."attachments" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = attachments.tenant_id and p.id = attachments.patient_id) and not (select security.is_visitor()) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = attachments.tenant_id and p.id = attachments.patient_id) and not (select security.is_visitor()) end);`,
    );
    this.addSql(
      `create policy "due" on "clinic"."attachments" for select to "medflow_owner" using ((select security.seeks_work()));`,
    );

    this.addSql(
      `alter table "clinic"."attachment_parts" add constraint "attachment_parts_tenant_id_attachment_id_foreign" foreign key ("tenant_id", "attachment_id") references "clinic"."attachments" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."attachment_parts" add constraint "attachment_parts_view_known" check (view in ('original', 'preview'));`,
    );
    this.addSql(
      `alter table "clinic"."attachment_parts" add constraint "attachment_parts_size" check (size >= 1 and size <= 360000);`,
    );
    this.addSql(
      `alter table "clinic"."attachment_parts" add constraint "attachment_parts_bytes_form" check (bytes >= '\\x0000'::bytea and bytes < '\\x0400'::bytea);`,
    );
    this.addSql(`alter table "clinic"."attachment_parts" enable row level security;`);
    this.addSql(`alter table "clinic"."attachment_parts" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."attachment_parts" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."attachment_parts" as restrictive for select using (case when (select security.facility_scope()) is null then true else exists (select from clinic.attachments a where a.tenant_id = attachment_parts.tenant_id and a.id = attachment_parts.attachment_id) or current_user = 'medflow_owner' end);`,
    );
    this.addSql(
      `create policy "quarantine" on "clinic"."attachment_parts" as restrictive for select to "medflow_app" using ((select security.is_system()) or exists (select from clinic.attachments a where a.tenant_id = attachment_parts.tenant_id and a.id = attachment_parts.attachment_id and a.status = 'clean' and a.deleted_at is null));`,
    );
    this.addSql(
      `create policy "arriving" on "clinic"."attachment_parts" as restrictive for insert to "medflow_app" with check ((select security.is_system()) or exists (select from clinic.attachments a where a.tenant_id = attachment_parts.tenant_id and a.id = attachment_parts.attachment_id and a.status = 'sending' and a.deleted_at is null and a.created_by = (select security.current_actor())) and view = 'original');`,
    );
    this.addSql(
      `create policy "expired" on "clinic"."attachment_parts" to "medflow_owner" using (at < now() - '1 day'::interval and (select security.seeks_work())) with check (false);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(
      `alter table "clinic"."attachment_parts" drop constraint "attachment_parts_tenant_id_attachment_id_foreign";`,
    );

    this.addSql(`drop trigger if exists "keep_attachment" on "clinic"."attachments";`);
    this.addSql(`drop function if exists "clinic"."attachments_keep_attachment_fn"();`);
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."attachments";`);
    this.addSql(`drop function if exists "clinic"."attachments_keep_creation_fn"();`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."attachments";`);
    this.addSql(`drop function if exists "clinic"."attachments_require_audit_fn"();`);
    this.addSql(`drop trigger if exists "keep_merged" on "clinic"."attachments";`);
    this.addSql(`drop function if exists "clinic"."attachments_keep_merged_fn"();`);
    this.addSql(`drop table if exists "clinic"."attachments" cascade;`);
    this.addSql(`drop table if exists "clinic"."attachment_parts" cascade;`);
  }
}
