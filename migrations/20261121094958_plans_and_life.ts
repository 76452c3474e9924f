import { Migration } from '@mikro-orm/migrations';

const counted = ['users', 'patients', 'bookings'];

export class Migration20261121094958_plans_and_life extends Migration {
  override up(): void {
    // Says what lifeSteps in shared/clinics.ts says, whoever asks; a test compares the two.
    this.addSql(`
      create function security.keep_life() returns trigger
      language plpgsql set search_path = pg_catalog, pg_temp
      as $$
      declare
        steps jsonb := '{
          "provisioning": ["trial", "active"],
          "trial": ["active", "past_due", "suspended", "closing"],
          "active": ["past_due", "suspended", "closing"],
          "past_due": ["active", "suspended", "closing"],
          "suspended": ["trial", "active", "past_due", "closing"],
          "closing": ["trial", "active", "suspended", "erased"],
          "erased": []
        }';
      begin
        if tg_op = 'INSERT' then
          if new.status <> 'provisioning' then
            raise check_violation using message = 'the life of a clinic begins with its provisioning', constraint = 'clinics_life';
          end if;
          return new;
        end if;
        if new.status <> old.status and (
          not (steps -> old.status) ? new.status
          or (new.status = 'trial' and coalesce(new.trial_ends_at <= clock_timestamp(), true))
          or (new.status = 'closing' and new.closes_at is null)
          or (new.status = 'erased' and coalesce(old.closes_at > clock_timestamp(), true))
          or (old.status = 'closing' and new.status in ('trial', 'active') and old.closes_at <= clock_timestamp())
        ) then
          raise check_violation using message = 'a clinic takes only the steps of its life', constraint = 'clinics_life';
        end if;
        return new;
      end $$`);

    // Whoever erases a clinic ends everybody's way into it, in the same transaction.
    this.addSql(`
      create function security.close_doors() returns trigger
      language plpgsql security definer set search_path = pg_catalog, pg_temp
      as $$
      begin
        if new.status = 'erased' and old.status <> 'erased' then
          delete from identity.memberships m where m.tenant_id = new.id;
          update identity.sessions s set revoked_at = now() where s.tenant_id = new.id and s.revoked_at is null;
          update identity.one_time_tokens t set used_at = now() where t.tenant_id = new.id and t.used_at is null;
          update platform.support_grants g set ended_at = now() where g.clinic_id = new.id and g.ended_at is null;
        end if;
        return null;
      end $$`);

    // Locks the counter, so that of many who take the last place at once exactly one gets it.
    this.addSql(`
      create function security.use_plan(tenant uuid, kind text, month text, steps int) returns void
      language plpgsql security definer set search_path = pg_catalog, pg_temp
      as $$
      declare
        total int;
        most int;
      begin
        insert into platform.usage as u (clinic_id, metric, period, count) values (tenant, kind, month, greatest(steps, 0))
        on conflict (clinic_id, metric, period) do update set count = greatest(u.count + steps, 0)
        returning u.count into total;
        if steps <= 0 then
          return;
        end if;
        select case kind when 'users' then p.max_users when 'patients' then p.max_patients else p.max_bookings_per_month end
        into most from platform.clinics c join platform.plans p on p.code = c.plan where c.id = tenant;
        if total > most then
          raise configuration_limit_exceeded using message = 'the plan allows no more', constraint = 'plan_' || kind, detail = most::text;
        end if;
      end $$`);

    this.addSql(`
      create function security.count_usage() returns trigger
      language plpgsql security definer set search_path = pg_catalog, pg_temp
      as $$
      declare
        rows_of text := 'select tenant_id, '
          || case tg_argv[0] when 'bookings' then 'to_char(created_at at time zone ''UTC'', ''YYYY-MM'')' else '''''::text' end
          || ' as month, %s as step from %s where deleted_at is null'
          || case tg_argv[0] when 'users' then ' and status = ''active'' and kind = ''person''' else '' end;
        change record;
      begin
        for change in execute
          'select tenant_id, month, sum(step)::int as steps from ('
          || case tg_op
            when 'INSERT' then format(rows_of, 1, 'added')
            when 'DELETE' then format(rows_of, -1, 'removed')
            else format(rows_of, 1, 'added') || ' union all ' || format(rows_of, -1, 'removed')
          end
          || ') r group by tenant_id, month having sum(step) <> 0 order by tenant_id, month'
        loop
          perform security.use_plan(change.tenant_id, tg_argv[0], change.month, change.steps);
        end loop;
        return null;
      end $$`);

    // What the platform may know of a clinic's people: whom to write to. And the account of an owner-to-be, so that a
    // clinic is opened in one transaction.
    this.addSql(`
      create function security.owner_addresses(tenant uuid) returns setof text
      language sql stable security definer set search_path = pg_catalog, pg_temp
      as $$
        select distinct email from identity.memberships m where m.tenant_id = tenant and m.role = 'owner' order by email
      $$`);
    this.addSql(`
      create function security.account_for(address text, hash text) returns uuid
      language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
      as $$
      declare
        found_id uuid;
      begin
        insert into identity.accounts (id, email, password_hash) values (public.uuid_generate_v4(), address, hash)
        on conflict (email) do nothing;
        select a.id into found_id from identity.accounts a where a.email = address;
        return found_id;
      end $$`);
    // How many ways lead into a clinic, for the certificate of its erasure.
    this.addSql(`
      create function security.open_doors(tenant uuid, out members int, out sessions int)
      language sql stable security definer set search_path = pg_catalog, pg_temp
      as $$
        select (select count(*) from identity.memberships m where m.tenant_id = tenant),
          (select count(*) from identity.sessions s
            where s.tenant_id = tenant and s.revoked_at is null and s.expires_at > now())
      $$`);
    for (const fn of ['owner_addresses(uuid)', 'account_for(text, text)', 'open_doors(uuid)'])
      this.addSql(`grant execute on function security.${fn} to medflow_platform`);

    this.addSql(
      `create table "platform"."erasures" ("id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "clinic_id" uuid not null, "slug" text not null, "name" text not null, "actor" text not null, "reason" text not null, "ended" jsonb not null, "remaining" jsonb not null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "platform"."erasures" add constraint "erasures_clinic_unique" unique ("clinic_id");`,
    );
    this.addSql(`revoke update on "platform"."erasures" from medflow_platform;`);

    this.addSql(
      `create table "platform"."feature_flags" ("key" text not null, "description" text not null, "enabled" boolean not null default false, "percentage" int not null default 100, "on_for" uuid[] not null default '{}', "off_for" uuid[] not null default '{}', "updated_at" timestamptz(3) not null default now(), primary key ("key"));`,
    );
    this.addSql(
      `alter table "platform"."feature_flags" add constraint "feature_flags_percentage" check (percentage >= 0 and percentage <= 100);`,
    );
    this.addSql(`
      insert into "platform"."feature_flags" (key, description) values
        ('maintenance', 'MedFlow is being maintained: nothing can be changed for the time being.'),
        ('read_only', 'The whole installation can only be read.');`);

    this.addSql(
      `create table "platform"."usage" ("clinic_id" uuid not null, "metric" text not null, "period" text not null, "count" int not null default 0, "warned" int not null default 0, primary key ("clinic_id", "metric", "period"));`,
    );
    this.addSql(
      `alter table "platform"."usage" add constraint "usage_clinic_id_foreign" foreign key ("clinic_id") references "platform"."clinics" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "platform"."usage" add constraint "usage_metric_known" check (metric in ('users', 'patients', 'bookings', 'api_calls'));`,
    );
    this.addSql(`alter table "platform"."usage" add constraint "usage_count_positive" check (count >= 0);`);

    // Counts what is there already; without a clinic's context the owner may, for these statements.
    for (const table of counted) this.addSql(`alter table "clinic"."${table}" no force row level security;`);
    this.addSql(`
      insert into "platform"."usage" (clinic_id, metric, period, count)
      select tenant_id, 'users', '', count(*) from "clinic"."users"
      where deleted_at is null and status = 'active' and kind = 'person' group by tenant_id
      union all
      select tenant_id, 'patients', '', count(*) from "clinic"."patients" where deleted_at is null group by tenant_id
      union all
      select tenant_id, 'bookings', to_char(created_at at time zone 'UTC', 'YYYY-MM') as month, count(*)
      from "clinic"."bookings" where deleted_at is null group by tenant_id, month;`);
    for (const table of counted) this.addSql(`alter table "clinic"."${table}" force row level security;`);

    this.addSql(`alter table "platform"."clinics" alter column "status" set default 'provisioning';`);
    this.addSql(
      `create trigger "keep_life" before insert or update of status on "platform"."clinics" for each row execute function security.keep_life();`,
    );
    this.addSql(
      `create trigger "close_doors" after update of status on "platform"."clinics" for each row execute function security.close_doors();`,
    );
    this.addSql(
      `create trigger "count_insert" after insert on "clinic"."users" referencing new table as added for each statement execute function security.count_usage('users');`,
    );
    this.addSql(
      `create trigger "count_update" after update on "clinic"."users" referencing old table as removed new table as added for each statement execute function security.count_usage('users');`,
    );
    this.addSql(
      `create trigger "count_delete" after delete on "clinic"."users" referencing old table as removed for each statement execute function security.count_usage('users');`,
    );
    this.addSql(
      `create trigger "count_insert" after insert on "clinic"."patients" referencing new table as added for each statement execute function security.count_usage('patients');`,
    );
    this.addSql(
      `create trigger "count_update" after update on "clinic"."patients" referencing old table as removed new table as added for each statement execute function security.count_usage('patients');`,
    );
    this.addSql(
      `create trigger "count_delete" after delete on "clinic"."patients" referencing old table as removed for each statement execute function security.count_usage('patients');`,
    );
    this.addSql(
      `create trigger "count_insert" after insert on "clinic"."bookings" referencing new table as added for each statement execute function security.count_usage('bookings');`,
    );
    this.addSql(
      `create trigger "count_update" after update on "clinic"."bookings" referencing old table as removed new table as added for each statement execute function security.count_usage('bookings');`,
    );
    this.addSql(
      `create trigger "count_delete" after delete on "clinic"."bookings" referencing old table as removed for each statement execute function security.count_usage('bookings');`,
    );
  }

  override down(): void {
    for (const table of counted)
      for (const event of ['insert', 'update', 'delete'])
        this.addSql(`drop trigger "count_${event}" on "clinic"."${table}";`);
    this.addSql(`drop trigger "keep_life" on "platform"."clinics";`);
    this.addSql(`drop trigger "close_doors" on "platform"."clinics";`);
    this.addSql(`alter table "platform"."clinics" alter column "status" set default 'active';`);
    for (const table of ['erasures', 'feature_flags', 'usage'])
      this.addSql(`drop table "platform"."${table}";`);
    for (const fn of ['account_for(text, text)', 'owner_addresses(uuid)', 'open_doors(uuid)'])
      this.addSql(`drop function security.${fn}`);
    for (const fn of ['count_usage()', 'use_plan(uuid, text, text, int)', 'close_doors()', 'keep_life()'])
      this.addSql(`drop function security.${fn}`);
  }
}
