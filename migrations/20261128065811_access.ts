import { Migration } from '@mikro-orm/migrations';

/** Changes of access are told to every process, access can be taken away in any state, and domains are proven. */
export class Migration20261128065811_access extends Migration {
  override up(): void {
    this.addSql(`
      create function security.tell_change() returns trigger
      language plpgsql security definer set search_path = pg_catalog, pg_temp
      as $$
      declare
        of_row jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
        clinic text := case when tg_nargs = 1 then of_row ->> tg_argv[0] end;
      begin
        -- A session of no clinic is remembered by nobody; defaults and what has no clinic concern all of them.
        if clinic is null and tg_table_name = 'sessions' then
          return null;
        end if;
        perform pg_notify('medflow_beliefs', coalesce(md5(clinic), ''));
        return null;
      end $$`);
    this.addSql(`
      create function security.only_closes() returns trigger
      language plpgsql security definer set search_path = pg_catalog, pg_temp
      as $$
      declare
        closing text[] := '{status,deleted_at,deleted_by,updated_at,updated_by,version}';
        before jsonb := to_jsonb(old);
        after jsonb := to_jsonb(new);
      begin
        if session_user = 'medflow_app' and security.current_tenant() is not null and (
          after - closing is distinct from before - closing
          or (after ->> 'status' is distinct from before ->> 'status' and after ->> 'status' <> 'inactive')
          or (old.deleted_at is not null and new.deleted_at is distinct from old.deleted_at)
          or split_part(current_setting('app.context', true), '|', 5) <> ''
        ) then
          perform security.writable_tenant();
        end if;
        return new;
      end $$`);
    this.addSql(`
      create function security.keep_proof() returns trigger
      language plpgsql set search_path = pg_catalog, pg_temp
      as $$
      begin
        new.domain_proven_at := null;
        new.domain_checked_at := null;
        new.domain_fault := null;
        new.domain_failures := 0;
        return new;
      end $$`);
    this.addSql(`
      create or replace function security.current_tenant() returns uuid
      language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
      as $$
      declare
        tenant text := nullif(current_setting('app.current_tenant_id', true), '');
        claims text := coalesce(current_setting('app.context', true), '');
        actor text := split_part(claims, '|', 3);
        support text := split_part(claims, '|', 5);
        key bytea;
        state text;
      begin
        if tenant is null then
          return null;
        end if;
        select secret into key from security.context_keys where id = split_part(claims, '|', 1);
        if key is null
          or encode(public.hmac(convert_to(tenant || '|' || claims, 'UTF8'), key, 'sha256'), 'hex')
            is distinct from current_setting('app.context_signature', true)
          or split_part(claims, '|', 2)::bigint < extract(epoch from clock_timestamp()) * 1000
        then
          raise insufficient_privilege using message = 'tenant mismatch';
        end if;
        select status into state from platform.clinics where id = tenant::uuid;
        if state is null or state = 'erased' then
          return null;
        end if;
        if state = 'suspended' and actor || support <> '' then
          raise insufficient_privilege using message = 'the clinic is closed', constraint = 'clinic_closed';
        end if;
        if support <> '' and not exists (
          select from platform.support_grants g
          where g.id = support::uuid and g.clinic_id = tenant::uuid and g.approved_at is not null
            and g.ended_at is null and g.expires_at > clock_timestamp()
        ) then
          raise insufficient_privilege using message = 'the support grant is over', constraint = 'grant_over';
        end if;
        return tenant::uuid;
      end $$`);
    this.addSql(
      `create trigger "tell_change" after update of token_hash, tenant_id, user_id, scopes, addresses, calls_per_minute, expires_at, revoked_at or delete on "identity"."api_tokens" for each row execute function security.tell_change('tenant_id')`,
    );
    this.addSql(
      `create trigger "tell_change" after insert or update or delete on "platform"."feature_flags" for each row execute function security.tell_change()`,
    );
    this.addSql(
      `create trigger "only_closes" before update on "clinic"."invitations" for each row execute function security.only_closes()`,
    );
    this.addSql(
      `create policy "withdrawal" on "clinic"."invitations" for update using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()) and (deleted_at is not null))`,
    );
    this.addSql(
      `create trigger "tell_change" after update or delete on "identity"."memberships" for each row execute function security.tell_change('tenant_id')`,
    );
    this.addSql(
      `create trigger "tell_change" after update or delete on "platform"."operators" for each row execute function security.tell_change()`,
    );
    this.addSql(
      `alter table "platform"."clinics" add "domain_proven_at" timestamptz(3) null, add "domain_checked_at" timestamptz(3) null, add "domain_fault" text null, add "domain_failures" int not null default 0`,
    );
    this.addSql(
      `create trigger "tell_change" after insert or update or delete on "platform"."clinics" for each row execute function security.tell_change()`,
    );
    this.addSql(
      `create trigger "keep_proof" before update of custom_domain on "platform"."clinics" for each row when (new.custom_domain is distinct from old.custom_domain) execute function security.keep_proof()`,
    );
    this.addSql(`alter table "platform"."security_events" drop constraint "security_events_kind_known"`);
    this.addSql(
      `alter table "platform"."security_events" add constraint "security_events_kind_known" check (kind in ('CROSS_TENANT_ACCESS_ATTEMPT', 'TENANT_COOKIE_FAILURE', 'FORWARDED_HOST_REFUSED', 'CLINIC_CLOSED', 'NOT_A_MEMBER', 'LOGIN_FAILED', 'LOCKED_OUT', 'SECOND_FACTOR_FAILED', 'TOKEN_REFUSED', 'PERMISSION_DENIED', 'RATE_LIMITED', 'RLS_VIOLATION', 'MISSING_TENANT_CONTEXT', 'EMERGENCY_ACCESS'))`,
    );
    this.addSql(
      `create trigger "tell_change" after insert or update or delete on "clinic"."security_settings" for each row execute function security.tell_change('tenant_id')`,
    );
    this.addSql(
      `create trigger "tell_change" after update of token_hash, tenant_id, grant_id, second_factor_at, confirmed_at, expires_at, revoked_at or delete on "identity"."sessions" for each row execute function security.tell_change('tenant_id')`,
    );
    this.addSql(
      `create trigger "tell_change" after update or delete on "platform"."support_grants" for each row execute function security.tell_change('clinic_id')`,
    );
    this.addSql(
      `create trigger "only_closes" before update on "clinic"."users" for each row execute function security.only_closes()`,
    );
    this.addSql(
      `create policy "withdrawal" on "clinic"."users" for update using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.current_tenant()) and (status = 'inactive' or deleted_at is not null))`,
    );
    this.addSql(`alter table "platform"."clinics" drop constraint "clinics_custom_domain_unique"`);
    this.addSql(
      `create unique index "clinics_custom_domain_unique" on "platform"."clinics" ("custom_domain") where "domain_proven_at" is not null`,
    );
  }

  override down(): void {
    this.addSql(`update platform.clinics set custom_domain = null where domain_proven_at is null and custom_domain is not null`);
    this.addSql(`drop index "platform"."clinics_custom_domain_unique"`);
    this.addSql(
      `alter table "platform"."clinics" add constraint "clinics_custom_domain_unique" unique ("custom_domain")`,
    );
    this.addSql(`drop policy "withdrawal" on "clinic"."invitations"`);
    this.addSql(`drop policy "withdrawal" on "clinic"."users"`);
    this.addSql(`drop trigger if exists "only_closes" on "clinic"."invitations"`);
    this.addSql(`drop trigger if exists "tell_change" on "clinic"."security_settings"`);
    this.addSql(`drop trigger if exists "only_closes" on "clinic"."users"`);
    this.addSql(`drop trigger if exists "tell_change" on "identity"."api_tokens"`);
    this.addSql(`drop trigger if exists "tell_change" on "identity"."memberships"`);
    this.addSql(`drop trigger if exists "tell_change" on "identity"."sessions"`);
    this.addSql(`drop trigger if exists "tell_change" on "platform"."clinics"`);
    this.addSql(`drop trigger if exists "keep_proof" on "platform"."clinics"`);
    this.addSql(
      `alter table "platform"."clinics" drop column "domain_proven_at", drop column "domain_checked_at", drop column "domain_fault", drop column "domain_failures"`,
    );
    this.addSql(`drop trigger if exists "tell_change" on "platform"."feature_flags"`);
    this.addSql(`drop trigger if exists "tell_change" on "platform"."operators"`);
    this.addSql(`alter table "platform"."security_events" drop constraint "security_events_kind_known"`);
    this.addSql(
      `alter table "platform"."security_events" add constraint "security_events_kind_known" check (kind in ('CROSS_TENANT_ACCESS_ATTEMPT', 'TENANT_COOKIE_FAILURE', 'FORWARDED_HOST_REFUSED', 'CLINIC_CLOSED', 'NOT_A_MEMBER', 'LOGIN_FAILED', 'LOCKED_OUT', 'SECOND_FACTOR_FAILED', 'TOKEN_REFUSED', 'RATE_LIMITED', 'RLS_VIOLATION', 'MISSING_TENANT_CONTEXT', 'EMERGENCY_ACCESS'))`,
    );
    this.addSql(`drop trigger if exists "tell_change" on "platform"."support_grants"`);
    this.addSql(`drop function security.tell_change()`);
    this.addSql(`drop function security.only_closes()`);
    this.addSql(`drop function security.keep_proof()`);
    this.addSql(`
      create or replace function security.current_tenant() returns uuid
      language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
      as $$
      declare
        tenant text := nullif(current_setting('app.current_tenant_id', true), '');
        claims text := coalesce(current_setting('app.context', true), '');
        actor text := split_part(claims, '|', 3);
        support text := split_part(claims, '|', 5);
        key bytea;
        state text;
      begin
        if tenant is null then
          return null;
        end if;
        select secret into key from security.context_keys where id = split_part(claims, '|', 1);
        if key is null
          or encode(public.hmac(convert_to(tenant || '|' || claims, 'UTF8'), key, 'sha256'), 'hex')
            is distinct from current_setting('app.context_signature', true)
          or split_part(claims, '|', 2)::bigint < extract(epoch from clock_timestamp()) * 1000
        then
          raise insufficient_privilege using message = 'tenant mismatch';
        end if;
        select status into state from platform.clinics where id = tenant::uuid;
        if state is null or state = 'erased' or (state = 'suspended' and actor || support <> '') then
          return null;
        end if;
        if support <> '' and not exists (
          select from platform.support_grants g
          where g.id = support::uuid and g.clinic_id = tenant::uuid and g.approved_at is not null
            and g.ended_at is null and g.expires_at > clock_timestamp()
        ) then
          return null;
        end if;
        return tenant::uuid;
      end $$`);
  }
}
