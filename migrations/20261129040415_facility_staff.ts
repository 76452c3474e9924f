import { Migration } from '@mikro-orm/migrations';

export class Migration20261129040415_facility_staff extends Migration {
  override name = 'Migration20261129040415_facility_staff';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."facility_staff" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "user_id" uuid not null, "facility_id" uuid not null, "position" text not null, "is_primary" boolean not null, "starts_on" date not null, "ends_on" date null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create index "facility_staff_tenant_id_user_id_id_index" on "clinic"."facility_staff" ("tenant_id", "user_id", "id");`,
    );
    this.addSql(
      `create index "facility_staff_tenant_id_facility_id_id_index" on "clinic"."facility_staff" ("tenant_id", "facility_id", "id");`,
    );

    this.addSql(`alter table "clinic"."facilities" add "opening_hours" jsonb not null default '[]';`);
    this.addSql(
      `alter table "clinic"."facilities" add constraint "facilities_opening_hours" check ((opening_hours)::text ~ '^\\[(\\{"to": "(([01]\\d|2[0-3]):[0-5]\\d|24:00)", "from": "([01]\\d|2[0-3]):[0-5]\\d", "weekday": [1-7]\\}(, \\{"to": "(([01]\\d|2[0-3]):[0-5]\\d|24:00)", "from": "([01]\\d|2[0-3]):[0-5]\\d", "weekday": [1-7]\\})*|)\\]$');`,
    );

    this.addSql(
      `alter table "clinic"."facility_staff" add constraint "facility_staff_tenant_id_user_id_foreign" foreign key ("tenant_id", "user_id") references "clinic"."users" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."facility_staff" add constraint "facility_staff_tenant_id_facility_id_foreign" foreign key ("tenant_id", "facility_id") references "clinic"."facilities" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."facility_staff" add constraint "facility_staff_in_order" check (ends_on >= starts_on);`,
    );
    this.addSql(
      `alter table "clinic"."facility_staff" add constraint "facility_staff_once" exclude using gist (tenant_id with =, user_id with =, facility_id with =, lower(position) with =, daterange(starts_on, ends_on, '[]') with &&) where (deleted_at is null);`,
    );
    this.addSql(
      `alter table "clinic"."facility_staff" add constraint "facility_staff_one_primary" exclude using gist (tenant_id with =, user_id with =, daterange(starts_on, ends_on, '[]') with &&) where (is_primary and deleted_at is null);`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."facility_staff" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."facility_staff" deferrable initially deferred for each row execute function security.require_audit('FacilityStaff');`,
    );
    this.addSql(`alter table "clinic"."facility_staff" enable row level security;`);
    this.addSql(`alter table "clinic"."facility_staff" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."facility_staff" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."facility_staff" as restrictive using (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."facility_staff";`);
    this.addSql(`drop function if exists "clinic"."facility_staff_keep_creation_fn"();`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."facility_staff";`);
    this.addSql(`drop function if exists "clinic"."facility_staff_require_audit_fn"();`);
    this.addSql(`drop table if exists "clinic"."facility_staff" cascade;`);

    this.addSql(`alter table "clinic"."facilities" drop constraint "facilities_opening_hours";`);
    this.addSql(`alter table "clinic"."facilities" drop column "opening_hours";`);
  }
}
