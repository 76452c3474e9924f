import { Migration } from '@mikro-orm/migrations';

export class Migration20261128144602_calendar_feeds extends Migration {
  override name = 'Migration20261128144602_calendar_feeds';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "clinic"."calendar_feeds" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "owner_id" uuid not null, "practitioner_id" uuid null, "room_id" uuid null, "site_id" uuid null, "token_hash" bytea not null, "initials" boolean not null default false, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `comment on column "clinic"."calendar_feeds"."token_hash" is 'protected health information';`,
    );
    this.addSql(
      `create index "calendar_feeds_tenant_id_created_at_id_index" on "clinic"."calendar_feeds" ("tenant_id", "created_at", "id");`,
    );
    this.addSql(
      `alter table "clinic"."calendar_feeds" add constraint "calendar_feeds_token_unique" unique ("tenant_id", "token_hash");`,
    );

    this.addSql(
      `create table "clinic"."feed_fetches" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "feed_id" uuid not null, "owner_id" uuid not null, "at" timestamptz(3) null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`comment on column "clinic"."feed_fetches"."tenant_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."feed_fetches"."feed_id" is 'written once';`);
    this.addSql(`comment on column "clinic"."feed_fetches"."owner_id" is 'written once';`);
    this.addSql(
      `alter table "clinic"."feed_fetches" add constraint "feed_fetches_feed_unique" unique ("tenant_id", "feed_id");`,
    );

    this.addSql(`alter table "clinic"."mails" add "calendar" text null;`);
    this.addSql(`comment on column "clinic"."mails"."calendar" is 'written once';`);

    this.addSql(
      `alter table "clinic"."calendar_feeds" add constraint "calendar_feeds_tenant_id_owner_id_foreign" foreign key ("tenant_id", "owner_id") references "clinic"."users" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."calendar_feeds" add constraint "calendar_feeds_tenant_id_practitioner_id_foreign" foreign key ("tenant_id", "practitioner_id") references "clinic"."users" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."calendar_feeds" add constraint "calendar_feeds_tenant_id_room_id_foreign" foreign key ("tenant_id", "room_id") references "clinic"."rooms" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."calendar_feeds" add constraint "calendar_feeds_tenant_id_site_id_foreign" foreign key ("tenant_id", "site_id") references "clinic"."facilities" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "clinic"."calendar_feeds" add constraint "calendar_feeds_of_one" check (num_nonnulls(practitioner_id, room_id, site_id) = 1);`,
    );
    this.addSql(
      `create trigger "only_closes" before update on "clinic"."calendar_feeds" for each row execute function security.only_closes();`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."calendar_feeds" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."calendar_feeds" deferrable initially deferred for each row execute function security.require_audit('CalendarFeed');`,
    );
    this.addSql(`alter table "clinic"."calendar_feeds" enable row level security;`);
    this.addSql(`alter table "clinic"."calendar_feeds" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."calendar_feeds" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."calendar_feeds" as restrictive for select using (case when (select security.facility_scope()) is null then true else owner_id = (select security.current_actor()) end);`,
    );
    this.addSql(
      `create policy "withdrawal" on "clinic"."calendar_feeds" for update using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()) and (deleted_at is not null));`,
    );

    this.addSql(
      `alter table "clinic"."feed_fetches" add constraint "feed_fetches_tenant_id_feed_id_foreign" foreign key ("tenant_id", "feed_id") references "clinic"."calendar_feeds" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(`alter table "clinic"."feed_fetches" enable row level security;`);
    this.addSql(`alter table "clinic"."feed_fetches" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."feed_fetches" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()));`,
    );
    this.addSql(
      `create policy "facility_scope" on "clinic"."feed_fetches" as restrictive for select using (case when (select security.facility_scope()) is null then true else owner_id = (select security.current_actor()) end);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(
      `alter table "clinic"."feed_fetches" drop constraint "feed_fetches_tenant_id_feed_id_foreign";`,
    );

    this.addSql(`drop trigger if exists "only_closes" on "clinic"."calendar_feeds";`);
    this.addSql(`drop function if exists "clinic"."calendar_feeds_only_closes_fn"();`);
    this.addSql(`drop trigger if exists "keep_creation" on "clinic"."calendar_feeds";`);
    this.addSql(`drop function if exists "clinic"."calendar_feeds_keep_creation_fn"();`);
    this.addSql(`drop trigger if exists "require_audit" on "clinic"."calendar_feeds";`);
    this.addSql(`drop function if exists "clinic"."calendar_feeds_require_audit_fn"();`);
    this.addSql(`drop table if exists "clinic"."calendar_feeds" cascade;`);
    this.addSql(`drop table if exists "clinic"."feed_fetches" cascade;`);

    this.addSql(`alter table "clinic"."mails" drop column "calendar";`);
  }
}
