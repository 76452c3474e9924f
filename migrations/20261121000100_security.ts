import { Migration } from '@mikro-orm/migrations';

/**
 * Written by hand: what every policy and trigger of the clinic plane stands on. The functions run as their owner with a
 * pinned search_path; the app role may call the checkers but cannot read the keys they check with.
 */
export class Migration20261121000100_security extends Migration {
  override up(): void {
    this.addSql(`
      create table security.context_keys (
        id text primary key,
        secret bytea not null,
        created_at timestamptz(3) not null default now()
      )`);

    // STABLE and called as (select …), so it runs once a statement, about 15 microseconds.
    this.addSql(`
      create function security.current_tenant() returns uuid
      language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
      as $$
      declare
        tenant text := nullif(current_setting('app.current_tenant_id', true), '');
        claims text := coalesce(current_setting('app.context', true), '');
        key bytea;
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
        return tenant::uuid;
      end $$`);

    this.addSql(`
      create function security.current_actor() returns uuid
      language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
      as $$
      begin
        if security.current_tenant() is null then
          return null;
        end if;
        return nullif(split_part(current_setting('app.context', true), '|', 3), '')::uuid;
      end $$`);

    this.addSql(`
      create function security.keep_creation() returns trigger
      language plpgsql security definer set search_path = pg_catalog, pg_temp
      as $$
      begin
        if (new.tenant_id, new.id, new.created_at, new.created_by)
          is distinct from (old.tenant_id, old.id, old.created_at, old.created_by)
        then
          raise check_violation using message = 'creation fields never change', constraint = 'keep_creation';
        end if;
        return new;
      end $$`);

    // The app role cannot commit a change without its entry; whoever else changes a record leaves one by the change itself.
    this.addSql(`
      create function security.require_audit() returns trigger
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

    this.addSql(`
      create function security.stamp_entry() returns trigger
      language plpgsql security definer set search_path = pg_catalog, pg_temp
      as $$
      begin
        new.at := now();
        new.txid := pg_current_xact_id();
        if session_user = 'medflow_app' and new.actor_id is distinct from security.current_actor() then
          raise insufficient_privilege using message = 'an entry names its own actor only';
        end if;
        return new;
      end $$`);

    this.addSql(
      'grant execute on function security.current_tenant(), security.current_actor() to medflow_app, medflow_identity, medflow_platform',
    );
  }

  override down(): void {
    for (const fn of ['stamp_entry', 'require_audit', 'keep_creation', 'current_actor', 'current_tenant'])
      this.addSql(`drop function security.${fn}()`);
    this.addSql('drop table security.context_keys');
  }
}
