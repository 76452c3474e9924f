import { Migration } from '@mikro-orm/migrations';

export class Migration20261128142955_series extends Migration {
  override name = 'Migration20261128142955_series';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."series" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "patient_id" uuid not null, "facility_id" uuid not null, "frequency" text not null, "interval" int not null, "weekdays" int[] not null, "month_day" int not null, "short_months" text not null, "first_date" date not null, "count" int not null, "time" text not null, "days_later" int not null default 0, "skipped" text[] not null, "cancelled_at" timestamptz(3) null, "cancelled_from" date null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create index "series_tenant_id_patient_id_first_date_index" on "clinic"."series" ("tenant_id", "patient_id", "first_date");`,
    );

    this.addSql(
      `alter table "clinic"."bookings" add "series_id" uuid null, add "series_date" date null, add "changed_alone" boolean not null default false;`,
    );
    this.addSql(
      `alter table "clinic"."bookings" add constraint "bookings_tenant_id_series_id_foreign" foreign key ("tenant_id", "series_id") references "clinic"."series" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."bookings" add constraint "bookings_series_date_unique" unique ("tenant_id", "series_id", "series_date");`,
    );
    this.addSql(
      `alter table "clinic"."bookings" add constraint "bookings_series_by_date" check ((series_id is null) = (series_date is null));`,
    );

    this.addSql(
      `alter table "clinic"."series" add constraint "series_tenant_id_patient_id_foreign" foreign key ("tenant_id", "patient_id") references "clinic"."patients" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."series" add constraint "series_tenant_id_facility_id_foreign" foreign key ("tenant_id", "facility_id") references "clinic"."facilities" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."series" add constraint "series_frequency_known" check (frequency in ('daily', 'weekly', 'monthly'));`,
    );
    this.addSql(
      `alter table "clinic"."series" add constraint "series_short_months_known" check (short_months in ('last-day', 'skip'));`,
    );
    this.addSql(
      `alter table "clinic"."series" add constraint "series_interval_positive" check (interval >= 1);`,
    );
    this.addSql(
      `alter table "clinic"."series" add constraint "series_count_bounded" check (count >= 1 and count <= 100);`,
    );
    this.addSql(
      `alter table "clinic"."series" add constraint "series_month_day_real" check (month_day >= 1 and month_day <= 31);`,
    );
    this.addSql(
      `alter table "clinic"."series" add constraint "series_cancelled_from_a_date" check ((cancelled_at is null) = (cancelled_from is null));`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."series" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."series" deferrable initially deferred for each row execute function security.require_audit('Series');`,
    );
    this.addSql(`alter table "clinic"."series" enable row level security;`);
    this.addSql(`alter table "clinic"."series" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."series" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."series" as restrictive using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "clinic"."bookings" drop constraint "bookings_tenant_id_series_id_foreign";`);

    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."series";`);
    this.addSql(`drop function if exists "clinic"."series_keep_creation_fn"();`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."series";`);
    this.addSql(`drop function if exists "clinic"."series_require_audit_fn"();`);
    this.addSql(`drop table if exists "clinic"."series" cascade;`);

    this.addSql(`alter table "clinic"."bookings" drop constraint "bookings_series_date_unique";`);
    this.addSql(`alter table "clinic"."bookings" drop constraint "bookings_series_by_date";`);
    this.addSql(
      `alter table "clinic"."bookings" drop column "series_id", drop column "series_date", drop column "changed_alone";`,
    );
  }
}
