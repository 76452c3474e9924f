import { Migration } from '@mikro-orm/migrations';

const former =
  "'patients', 'bookings', 'services', 'staff', 'facilities', 'audit', 'waiting-list', 'booking-requests', 'messages', 'mails', 'announcements', 'rooms', 'devices', 'holidays', 'day-exceptions', 'time-off', 'webhooks', 'webhook-deliveries'";

export class Migration20261130081856_service_requests extends Migration {
  override name = 'Migration20261130081856_service_requests';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."service_requests" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "patient_id" uuid not null, "service_id" uuid null, "assignee_id" uuid null, "booking_id" uuid null, "series_id" uuid null, "kind" text not null, "side" text not null, "priority" text not null default 'usual', "earliest" date null, "latest" date null, "not_before" text null, "not_after" text null, "weekdays" int[] not null default '{}', "frequency" text null, "interval" int null, "times" int null, "reason" bytea not null, "status" text not null default 'new', "status_reason" bytea null, "status_at" timestamptz(3) null, "status_by" uuid null, "answered_at" timestamptz(3) null, "unread" boolean not null default false, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `comment on column "clinic"."service_requests"."reason" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."service_requests"."status_reason" is 'protected health information, sealed';`,
    );
    this.addSql(
      `create index "service_requests_tenant_id_priority_created_at_id_index" on "clinic"."service_requests" ("tenant_id", "priority", "created_at", "id");`,
    );
    this.addSql(
      `create index "service_requests_tenant_id_status_priority_created_at_id_index" on "clinic"."service_requests" ("tenant_id", "status", "priority", "created_at", "id");`,
    );
    this.addSql(
      `create index "service_requests_tenant_id_patient_id_created_at_id_index" on "clinic"."service_requests" ("tenant_id", "patient_id", "created_at", "id");`,
    );
    this.addSql(
      `create index "service_requests_tenant_id_created_at_id_index" on "clinic"."service_requests" ("tenant_id", "created_at", "id");`,
    );
    this.addSql(
      `create index "service_requests_tenant_id_service_id_index" on "clinic"."service_requests" ("tenant_id", "service_id") where "service_id" is not null;`,
    );
    this.addSql(
      `create index "service_requests_tenant_id_assignee_id_index" on "clinic"."service_requests" ("tenant_id", "assignee_id") where "assignee_id" is not null;`,
    );
    this.addSql(
      `create index "service_requests_tenant_id_booking_id_index" on "clinic"."service_requests" ("tenant_id", "booking_id") where "booking_id" is not null;`,
    );
    this.addSql(
      `create index "service_requests_tenant_id_series_id_index" on "clinic"."service_requests" ("tenant_id", "series_id") where "series_id" is not null;`,
    );

    this.addSql(
      `create table "clinic"."request_comments" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "request_id" uuid not null, "patient_id" uuid not null, "side" text not null, "audience" text not null, "answers_id" uuid null, "text" bytea not null, "former" bytea null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."request_comments"."request_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."request_comments"."side" is 'written once';`);
    this.addSql(`comment on column "clinic"."request_comments"."audience" is 'written once';`);
    this.addSql(`comment on column "clinic"."request_comments"."answers_id" is 'written once';`);
    this.addSql(
      `comment on column "clinic"."request_comments"."text" is 'protected health information, sealed';`,
    );
    this.addSql(
      `comment on column "clinic"."request_comments"."former" is 'protected health information, sealed';`,
    );
    this.addSql(
      `create index "request_comments_tenant_id_request_id_created_at_id_index" on "clinic"."request_comments" ("tenant_id", "request_id", "created_at", "id");`,
    );
    this.addSql(
      `create index "request_comments_tenant_id_patient_id_index" on "clinic"."request_comments" ("tenant_id", "patient_id");`,
    );

    this.addSql(`alter table "clinic"."list_exports" drop constraint "list_exports_list_known";`);
    this.addSql(
      `alter table "clinic"."list_exports" add constraint "list_exports_list_known" check (list in (${former}, 'service-requests'));`,
    );

    this.addSql(
      `alter table "clinic"."service_requests" add constraint "service_requests_tenant_id_patient_id_foreign" foreign key ("tenant_id", "patient_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."service_requests" add constraint "service_requests_tenant_id_service_id_foreign" foreign key ("tenant_id", "service_id") references "clinic"."services" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."service_requests" add constraint "service_requests_tenant_id_assignee_id_foreign" foreign key ("tenant_id", "assignee_id") references "clinic"."users" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."service_requests" add constraint "service_requests_tenant_id_booking_id_foreign" foreign key ("tenant_id", "booking_id") references "clinic"."bookings" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."service_requests" add constraint "service_requests_tenant_id_series_id_foreign" foreign key ("tenant_id", "series_id") references "clinic"."series" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."service_requests" add constraint "service_requests_kind_known" check (kind in ('treatment', 'home-visit', 'prescription', 'letter', 'other'));`,
    );
    this.addSql(
      `alter table "clinic"."service_requests" add constraint "service_requests_side_known" check (side in ('clinic', 'patient'));`,
    );
    this.addSql(
      `alter table "clinic"."service_requests" add constraint "service_requests_priority_known" check (priority in ('urgent', 'usual'));`,
    );
    this.addSql(
      `alter table "clinic"."service_requests" add constraint "service_requests_status_known" check (status in ('new', 'accepted', 'scheduled', 'done', 'refused', 'called-off'));`,
    );
    this.addSql(
      `alter table "clinic"."service_requests" add constraint "service_requests_days_in_order" check (latest >= earliest);`,
    );
    this.addSql(
      `alter table "clinic"."service_requests" add constraint "service_requests_hours_in_order" check (not_after > not_before);`,
    );
    this.addSql(
      `alter table "clinic"."service_requests" add constraint "service_requests_weekdays_known" check (weekdays <@ array[1, 2, 3, 4, 5, 6, 7]);`,
    );
    this.addSql(
      `alter table "clinic"."service_requests" add constraint "service_requests_repeats" check ((frequency is null) = (interval is null) and (frequency is null) = (times is null));`,
    );
    this.addSql(
      `alter table "clinic"."service_requests" add constraint "service_requests_scheduled" check (status <> 'scheduled' or booking_id is not null or series_id is not null);`,
    );
    this.addSql(
      `alter table "clinic"."service_requests" add constraint "service_requests_reasons" check ((status <> 'refused' and status <> 'called-off') or status_reason is not null);`,
    );
    this.addSql(
      `alter table "clinic"."service_requests" add constraint "service_requests_reason_form" check (reason >= '\\x0000'::bytea and reason < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."service_requests" add constraint "service_requests_status_reason_form" check (status_reason >= '\\x0000'::bytea and status_reason < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create trigger "keep_request" before update on "clinic"."service_requests" for each row execute function security.keep_request();`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."service_requests" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."service_requests" deferrable initially deferred for each row execute function security.require_audit('ServiceRequest');`,
    );
    this.addSql(
      `create trigger "keep_merged" after insert or update of patient_id on "clinic"."service_requests" for each row execute function security.keep_merged();`,
    );
    this.addSql(`alter table "clinic"."service_requests" enable row level security;`);
    this.addSql(`alter table "clinic"."service_requests" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."service_requests" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."service_requests" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = service_requests.tenant_id and p.id = service_requests.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = service_requests.tenant_id and p.id = service_requests.patient_id) end);`,
    );
    this.addSql(
      `create policy "asking" on "clinic"."service_requests" as restrictive for insert with check (side = case when (select security.own_patient()) is null then 'clinic' else 'patient' end and ((select security.own_patient()) is null or status = 'new' and assignee_id is null and booking_id is null and series_id is null));`,
    );

    this.addSql(
      `alter table "clinic"."request_comments" add constraint "request_comments_tenant_id_request_id_foreign" foreign key ("tenant_id", "request_id") references "clinic"."service_requests" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."request_comments" add constraint "request_comments_tenant_id_patient_id_foreign" foreign key ("tenant_id", "patient_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."request_comments" add constraint "request_comments_side_known" check (side in ('clinic', 'patient'));`,
    );
    this.addSql(
      `alter table "clinic"."request_comments" add constraint "request_comments_audience_known" check (audience in ('internal', 'public'));`,
    );
    this.addSql(
      `alter table "clinic"."request_comments" add constraint "request_comments_of_patients" check (side = 'clinic' or audience = 'public');`,
    );
    this.addSql(
      `alter table "clinic"."request_comments" add constraint "request_comments_text_form" check (text >= '\\x0000'::bytea and text < '\\x0400'::bytea);`,
    );
    this.addSql(
      `alter table "clinic"."request_comments" add constraint "request_comments_former_form" check (former >= '\\x0000'::bytea and former < '\\x0400'::bytea);`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."request_comments" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."request_comments" deferrable initially deferred for each row execute function security.require_audit('RequestComment');`,
    );
    this.addSql(
      `create trigger "keep_merged" after insert or update of patient_id on "clinic"."request_comments" for each row execute function security.keep_merged();`,
    );
    this.addSql(`alter table "clinic"."request_comments" enable row level security;`);
    this.addSql(`alter table "clinic"."request_comments" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."request_comments" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."request_comments" as restrictive using (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = request_comments.tenant_id and p.id = request_comments.patient_id) end) with check (case when (select security.facility_scope()) is null then true else exists (select from clinic.patients p where p.tenant_id = request_comments.tenant_id and p.id = request_comments.patient_id) end);`,
    );
    this.addSql(
      `create policy "audience" on "clinic"."request_comments" as restrictive for select using ((select security.own_patient()) is null or audience = 'public');`,
    );
    this.addSql(
      `create policy "writing" on "clinic"."request_comments" as restrictive for insert with check (side = case when (select security.own_patient()) is null then 'clinic' else 'patient' end and exists (select from clinic.service_requests r where r.tenant_id = request_comments.tenant_id and r.id = request_comments.request_id and r.patient_id = request_comments.patient_id));`,
    );
    this.addSql(
      `create policy "correcting" on "clinic"."request_comments" as restrictive for update using ((select security.own_patient()) is null) with check ((select security.own_patient()) is null);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(
      `alter table "clinic"."request_comments" drop constraint "request_comments_tenant_id_request_id_foreign";`,
    );

    this.addSql(`drop trigger if exists "keep_request" on "clinic"."service_requests";`);
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."service_requests";`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."service_requests";`);
    this.addSql(`drop trigger if exists "keep_merged" on "clinic"."service_requests";`);
    this.addSql(`drop table if exists "clinic"."service_requests" cascade;`);
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."request_comments";`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."request_comments";`);
    this.addSql(`drop trigger if exists "keep_merged" on "clinic"."request_comments";`);
    this.addSql(`drop table if exists "clinic"."request_comments" cascade;`);

    // A version that does not know a list cannot give out its files, which are gone after a day anyway.
    this.addSql('alter table clinic.list_export_parts no force row level security');
    this.addSql('alter table clinic.list_exports no force row level security, disable trigger user');
    this.addSql(
      `delete from clinic.list_export_parts p using clinic.list_exports e where e.tenant_id = p.tenant_id and e.id = p.export_id and e.list not in (${former})`,
    );
    this.addSql(`delete from clinic.list_exports where list not in (${former})`);
    this.addSql('alter table clinic.list_exports force row level security, enable trigger user');
    this.addSql('alter table clinic.list_export_parts force row level security');

    this.addSql(`alter table "clinic"."list_exports" drop constraint "list_exports_list_known";`);
    this.addSql(
      `alter table "clinic"."list_exports" add constraint "list_exports_list_known" check (list in (${former}));`,
    );
  }
}
