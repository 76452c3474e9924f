import { Migration } from '@mikro-orm/migrations';

export class Migration20261128135459_hours_exceptions extends Migration {
  override name = 'Migration20261128135459_hours_exceptions';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."holidays" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "facility_id" uuid not null, "date" date not null, "name" text not null, "from_minute" int not null default 0, "to_minute" int not null default 1440, "uid" text null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create index "holidays_tenant_id_date_id_index" on "clinic"."holidays" ("tenant_id", "date", "id");`,
    );
    this.addSql(
      `create unique index "holidays_once" on "clinic"."holidays" ("tenant_id", "facility_id", "date", "name") where "deleted_at" is null;`,
    );

    this.addSql(
      `create table "clinic"."time_off" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "practitioner_id" uuid not null, "kind" text not null, "starts_on" date not null, "ends_on" date not null, "from_minute" int not null, "to_minute" int not null, "note" text null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."time_off"."kind" is 'protected health information';`);
    this.addSql(`comment on column "clinic"."time_off"."note" is 'protected health information';`);
    this.addSql(
      `create index "time_off_tenant_id_ends_on_id_index" on "clinic"."time_off" ("tenant_id", "ends_on", "id");`,
    );

    this.addSql(
      `create table "clinic"."day_exceptions" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "practitioner_id" uuid not null, "facility_id" uuid not null, "date" date not null, "hours" text[] not null, "note" text null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create index "day_exceptions_tenant_id_date_id_index" on "clinic"."day_exceptions" ("tenant_id", "date", "id");`,
    );
    this.addSql(
      `create unique index "day_exceptions_once" on "clinic"."day_exceptions" ("tenant_id", "practitioner_id", "facility_id", "date") where "deleted_at" is null;`,
    );

    this.addSql(
      `alter table "clinic"."holidays" add constraint "holidays_tenant_id_facility_id_foreign" foreign key ("tenant_id", "facility_id") references "clinic"."facilities" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."holidays" add constraint "holidays_minutes" check (from_minute >= 0 and to_minute > from_minute and to_minute <= 1440);`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."holidays" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."holidays" deferrable initially deferred for each row execute function security.require_audit('Holiday');`,
    );
    this.addSql(`alter table "clinic"."holidays" enable row level security;`);
    this.addSql(`alter table "clinic"."holidays" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."holidays" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."holidays" as restrictive using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );

    this.addSql(
      `alter table "clinic"."time_off" add constraint "time_off_tenant_id_practitioner_id_foreign" foreign key ("tenant_id", "practitioner_id") references "clinic"."users" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."time_off" add constraint "time_off_kind_known" check (kind in ('vacation', 'sick', 'training', 'meeting', 'other'));`,
    );
    this.addSql(
      `alter table "clinic"."time_off" add constraint "time_off_minutes" check (from_minute >= 0 and from_minute <= 1439 and to_minute >= 1 and to_minute <= 1440);`,
    );
    this.addSql(
      `alter table "clinic"."time_off" add constraint "time_off_ends_after_start" check (ends_on > starts_on or ends_on = starts_on and to_minute > from_minute);`,
    );
    this.addSql(
      `alter table "clinic"."time_off" add constraint "time_off_three_years" check (ends_on - starts_on < 1096);`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."time_off" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."time_off" deferrable initially deferred for each row execute function security.require_audit('TimeOff');`,
    );
    this.addSql(`alter table "clinic"."time_off" enable row level security;`);
    this.addSql(`alter table "clinic"."time_off" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."time_off" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );

    this.addSql(
      `alter table "clinic"."day_exceptions" add constraint "day_exceptions_tenant_id_practitioner_id_foreign" foreign key ("tenant_id", "practitioner_id") references "clinic"."users" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."day_exceptions" add constraint "day_exceptions_tenant_id_facility_id_foreign" foreign key ("tenant_id", "facility_id") references "clinic"."facilities" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."day_exceptions" add constraint "day_exceptions_hours" check (array_to_string(hours, ' ') ~ '^(([01]\\d|2[0-3]):[0-5]\\d-(([01]\\d|2[0-3]):[0-5]\\d|24:00)( |$))*$');`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."day_exceptions" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."day_exceptions" deferrable initially deferred for each row execute function security.require_audit('DayException');`,
    );
    this.addSql(`alter table "clinic"."day_exceptions" enable row level security;`);
    this.addSql(`alter table "clinic"."day_exceptions" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."day_exceptions" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."day_exceptions" as restrictive using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql('drop table clinic.day_exceptions');
    this.addSql('drop table clinic.time_off');
    this.addSql('drop table clinic.holidays');
  }
}
