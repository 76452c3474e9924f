import { Migration } from '@mikro-orm/migrations';

/** The kinds of settings with their columns and what holds of these. */
const kinds = {
  organization: {
    entity: 'OrganizationSettings',
    columns: `"week_starts_on" int null, "clock" text null`,
    checks: {
      organization_settings_complete: `check (tenant_id is not null or num_nulls(week_starts_on, clock) = 0)`,
      organization_settings_week_start: `check (week_starts_on >= 1 and week_starts_on <= 7)`,
      organization_settings_clock_known: `check (clock in ('region', '12h', '24h'))`,
    },
  },
  booking: {
    entity: 'BookingSettings',
    columns: `"slot_minutes" int null, "confirm_bookings" boolean null, "day_starts_at" int null, "day_ends_at" int null`,
    checks: {
      booking_settings_complete: `check (tenant_id is not null or num_nulls(slot_minutes, confirm_bookings, day_starts_at, day_ends_at) = 0)`,
      booking_settings_slot_minutes: `check (slot_minutes >= 5 and slot_minutes <= 120)`,
      booking_settings_whole_day: `check ((day_starts_at is null) = (day_ends_at is null))`,
      booking_settings_day: `check (day_starts_at >= 0 and day_ends_at <= 24 and day_starts_at < day_ends_at)`,
    },
  },
  security: {
    entity: 'SecuritySettings',
    columns: `"require_second_factor" boolean null, "idle_minutes" int null, "absolute_minutes" int null, "invitation_hours" int null`,
    checks: {
      security_settings_complete: `check (tenant_id is not null or num_nulls(require_second_factor, idle_minutes, absolute_minutes, invitation_hours) = 0)`,
      security_settings_idle: `check (idle_minutes >= 5 and idle_minutes <= 1440)`,
      security_settings_absolute: `check (absolute_minutes >= 15 and absolute_minutes <= 1440)`,
      security_settings_invitation: `check (invitation_hours >= 1 and invitation_hours <= 720)`,
    },
  },
  integration: {
    entity: 'IntegrationSettings',
    columns: `"api_token_days" int null`,
    checks: {
      integration_settings_complete: `check (tenant_id is not null or num_nulls(api_token_days) = 0)`,
      integration_settings_token_days: `check (api_token_days >= 0 and api_token_days <= 3650)`,
    },
  },
  communication: {
    entity: 'CommunicationSettings',
    columns: `"sender_name" text null, "reply_to" text null, "footer" text null`,
    checks: {
      communication_settings_complete: `check (tenant_id is not null or num_nulls(sender_name, reply_to, footer) = 0)`,
    },
  },
};
const tables = Object.entries(kinds).map(([kind, rest]) => ({ table: `${kind}_settings`, ...rest }));

const authorship = 'tenant_id, created_at, created_by, updated_at, updated_by, version';

/** One row of settings becomes five, in which what is as by default is null; and back again, because null is the default. */
export class Migration20261121152000_settings extends Migration {
  override up(): void {
    for (const { table, columns, checks } of tables) {
      this.addSql(
        `create table "clinic"."${table}" ("id" uuid not null default uuid_generate_v4(), "tenant_id" uuid null, "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "version" int not null default 1, ${columns}, primary key ("id"));`,
      );
      this.addSql(
        `create unique index "${table}_one_default" on "clinic"."${table}" ("tenant_id") nulls not distinct where "tenant_id" is null;`,
      );
      this.addSql(
        `create unique index "${table}_one_per_clinic" on "clinic"."${table}" ("tenant_id") where "tenant_id" is not null;`,
      );
      this.addSql(
        `alter table "clinic"."${table}" add constraint "${table}_tenant_id_foreign" foreign key ("tenant_id") references "platform"."clinics" ("id") on update no action on delete no action;`,
      );
      for (const [name, check] of Object.entries(checks))
        this.addSql(`alter table "clinic"."${table}" add constraint "${name}" ${check};`);
    }

    // Before anything guards the new tables: a migration is nobody's change.
    this.addSql(`insert into "clinic"."organization_settings" (week_starts_on, clock) values (1, 'region');`);
    this.addSql(
      `insert into "clinic"."booking_settings" (slot_minutes, confirm_bookings, day_starts_at, day_ends_at) values (15, false, 7, 20);`,
    );
    this.addSql(
      `insert into "clinic"."security_settings" (require_second_factor, idle_minutes, absolute_minutes, invitation_hours) values (false, 120, 720, 168);`,
    );
    this.addSql(`insert into "clinic"."integration_settings" (api_token_days) values (0);`);
    this.addSql(
      `insert into "clinic"."communication_settings" (sender_name, reply_to, footer) values ('', '', '');`,
    );
    this.addSql(`alter table "clinic"."clinic_settings" no force row level security;`);
    const move = (table: string, values: Record<string, string> = {}) =>
      this.addSql(`
        insert into "clinic"."${table}" (${[authorship, ...Object.keys(values)].join(', ')})
        select ${[authorship, ...Object.values(values)].join(', ')} from "clinic"."clinic_settings" where deleted_at is null;`);
    move('organization_settings', { week_starts_on: 'nullif(week_starts_on, 1)' });
    const ownDay = (hour: string) => `case when (day_starts_at, day_ends_at) <> (7, 20) then ${hour} end`;
    move('booking_settings', {
      slot_minutes: 'nullif(slot_minutes, 15)',
      confirm_bookings: 'nullif(confirm_bookings, false)',
      day_starts_at: ownDay('day_starts_at'),
      day_ends_at: ownDay('day_ends_at'),
    });
    move('security_settings', { require_second_factor: 'nullif(require_second_factor, false)' });
    move('integration_settings');
    move('communication_settings');
    this.addSql(`drop table "clinic"."clinic_settings";`);

    this.addSql(`
      create or replace function security.require_audit() returns trigger
      language plpgsql security definer set search_path = pg_catalog, pg_temp
      as $$
      declare
        tenant uuid := case when tg_op = 'DELETE' then old.tenant_id else new.tenant_id end;
        record_id uuid := case when tg_op = 'DELETE' then old.id else new.id end;
      begin
        -- The defaults belong to no clinic: what is done to them stands in the system audit.
        if tenant is null then
          insert into platform.system_entries (action, actor, entity, entity_id)
          select 'settings.change', 'sql as ' || session_user, tg_argv[0], record_id::text
          where not exists (
            select from platform.system_entries s
            where s.entity = tg_argv[0] and s.entity_id = record_id::text and s.xmin = pg_current_xact_id()::xid
          );
          return null;
        end if;
        if exists (
          select from clinic.audit_entries a
          where a.tenant_id = tenant and a.entity_id = record_id and a.entity = tg_argv[0]
            and a.txid = pg_current_xact_id()
        ) then
          return null;
        end if;
        if session_user = 'medflow_app' then
          raise insufficient_privilege using message = 'a change without its audit entry cannot commit';
        end if;
        insert into clinic.audit_entries (tenant_id, at, action, entity, entity_id, procedure)
        values (tenant, now(), case tg_op when 'INSERT' then 'CREATE' else tg_op end, tg_argv[0], record_id, 'sql as ' || session_user);
        return null;
      end $$`);
    for (const { table, entity } of tables) {
      this.addSql(
        `create trigger "keep_creation" before update on "clinic"."${table}" for each row execute function security.keep_creation();`,
      );
      this.addSql(
        `create constraint trigger "require_audit" after insert or update or delete on "clinic"."${table}" deferrable initially deferred for each row execute function security.require_audit('${entity}');`,
      );
      this.addSql(`alter table "clinic"."${table}" enable row level security;`);
      this.addSql(`alter table "clinic"."${table}" force row level security;`);
      this.addSql(
        `create policy "tenant_isolation" on "clinic"."${table}" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
      );
      this.addSql(
        `create policy "defaults" on "clinic"."${table}" for select using (tenant_id is null and (select security.current_tenant()) is not null);`,
      );
      this.addSql(
        `create policy "operators" on "clinic"."${table}" to "medflow_platform" using (tenant_id is null) with check (tenant_id is null);`,
      );
      // A clinic is opened with its own rows; the defaults are changed at the console.
      this.addSql(`grant select, insert, update on "clinic"."${table}" to medflow_platform;`);
    }
  }

  override down(): void {
    this.addSql(
      `create table "clinic"."clinic_settings" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "slot_minutes" int not null default 15, "confirm_bookings" boolean not null default false, "day_starts_at" int not null default 7, "day_ends_at" int not null default 20, "week_starts_on" int not null default 1, "require_second_factor" boolean not null default false, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create unique index "clinic_settings_one_per_clinic" on "clinic"."clinic_settings" ("tenant_id") where "deleted_at" is null;`,
    );
    for (const { table } of tables)
      this.addSql(`alter table "clinic"."${table}" no force row level security;`);
    this.addSql(`
      insert into "clinic"."clinic_settings" (
        tenant_id, id, created_at, created_by, updated_at, updated_by, version,
        slot_minutes, confirm_bookings, day_starts_at, day_ends_at, week_starts_on, require_second_factor)
      select b.tenant_id, b.id, b.created_at, b.created_by, b.updated_at, b.updated_by, b.version,
        coalesce(b.slot_minutes, d.slot_minutes), coalesce(b.confirm_bookings, d.confirm_bookings),
        coalesce(b.day_starts_at, d.day_starts_at), coalesce(b.day_ends_at, d.day_ends_at),
        coalesce(o.week_starts_on, od.week_starts_on), coalesce(s.require_second_factor, sd.require_second_factor)
      from "clinic"."booking_settings" b
      join "clinic"."organization_settings" o using (tenant_id) join "clinic"."security_settings" s using (tenant_id)
      join "clinic"."booking_settings" d on d.tenant_id is null
      join "clinic"."organization_settings" od on od.tenant_id is null
      join "clinic"."security_settings" sd on sd.tenant_id is null;`);
    for (const { table } of tables) this.addSql(`drop table "clinic"."${table}";`);
    this.addSql(`
      create or replace function security.require_audit() returns trigger
      language plpgsql security definer set search_path = pg_catalog, pg_temp
      as $$
      declare
        tenant uuid := case when tg_op = 'DELETE' then old.tenant_id else new.tenant_id end;
        record_id uuid := case when tg_op = 'DELETE' then old.id else new.id end;
      begin
        if exists (
          select from clinic.audit_entries a
          where a.tenant_id = tenant and a.entity_id = record_id and a.entity = tg_argv[0]
            and a.txid = pg_current_xact_id()
        ) then
          return null;
        end if;
        if session_user = 'medflow_app' then
          raise insufficient_privilege using message = 'a change without its audit entry cannot commit';
        end if;
        insert into clinic.audit_entries (tenant_id, at, action, entity, entity_id, procedure)
        values (tenant, now(), case tg_op when 'INSERT' then 'CREATE' else tg_op end, tg_argv[0], record_id, 'sql as ' || session_user);
        return null;
      end $$`);
    this.addSql(
      `alter table "clinic"."clinic_settings" add constraint "clinic_settings_slot_minutes" check (slot_minutes >= 5 and slot_minutes <= 120);`,
    );
    this.addSql(
      `alter table "clinic"."clinic_settings" add constraint "clinic_settings_day" check (day_starts_at >= 0 and day_ends_at <= 24 and day_starts_at < day_ends_at);`,
    );
    this.addSql(
      `alter table "clinic"."clinic_settings" add constraint "clinic_settings_week_start" check (week_starts_on >= 1 and week_starts_on <= 7);`,
    );
    this.addSql(
      `create trigger "keep_creation" before update on "clinic"."clinic_settings" for each row execute function security.keep_creation();`,
    );
    this.addSql(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."clinic_settings" deferrable initially deferred for each row execute function security.require_audit('ClinicSettings');`,
    );
    this.addSql(`alter table "clinic"."clinic_settings" enable row level security;`);
    this.addSql(`alter table "clinic"."clinic_settings" force row level security;`);
    this.addSql(
      `create policy "tenant_isolation" on "clinic"."clinic_settings" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()));`,
    );
    this.addSql(`grant insert, select ("version") on "clinic"."clinic_settings" to medflow_platform;`);
  }
}
