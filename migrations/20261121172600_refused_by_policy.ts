import { Migration } from '@mikro-orm/migrations';

/**
 * Written by hand: a policy asks for the clinic once a statement, but a trigger at each row, so whoever took the context
 * off in between acted as nobody and was bound to nothing. A row that the app role makes without its clinic's context
 * belongs to none, so that the policy of its own table refuses it: a refusal by the trigger would hide a missing policy.
 */
export class Migration20261121172600_refused_by_policy extends Migration {
  override up(): void {
    this.addSql(`
      create or replace function security.stamp_entry() returns trigger
      language plpgsql security definer set search_path = pg_catalog, pg_temp
      as $$
      declare
        support text;
      begin
        new.at := now();
        new.txid := pg_current_xact_id();
        new.grant_id := null;
        new.operator := null;
        if session_user = 'medflow_app' then
          if security.current_tenant() is distinct from new.tenant_id then
            new.tenant_id := null;
            return new;
          end if;
          if new.actor_id is distinct from security.current_actor() then
            raise insufficient_privilege using message = 'an entry names its own actor only';
          end if;
          support := split_part(current_setting('app.context', true), '|', 5);
          if support <> '' then
            select g.id, o.name into new.grant_id, new.operator
            from platform.support_grants g join platform.operators o on o.id = g.operator_id
            where g.id = support::uuid;
          end if;
        end if;
        return new;
      end $$`);
    this.addSql(`
      create or replace function security.keep_scope() returns trigger
      language plpgsql security definer set search_path = pg_catalog, pg_temp
      as $$
      declare
        own uuid[] := security.facility_scope();
      begin
        if session_user = 'medflow_app' and security.current_tenant() is null then
          new.tenant_id := null;
          return new;
        end if;
        if own is not null and security.current_tenant() is not null
          and (new.facility_ids is null or not new.facility_ids <@ own
            or tg_op = 'UPDATE' and (old.facility_ids is null or not old.facility_ids <@ own))
        then
          raise insufficient_privilege using message = 'a bound actor stays bound', constraint = 'users_keep_scope';
        end if;
        return new;
      end $$`);
  }

  override down(): void {
    this.addSql(`
      create or replace function security.keep_scope() returns trigger
      language plpgsql security definer set search_path = pg_catalog, pg_temp
      as $$
      declare
        own uuid[] := security.facility_scope();
      begin
        if own is not null and security.current_tenant() is not null
          and (new.facility_ids is null or not new.facility_ids <@ own
            or tg_op = 'UPDATE' and (old.facility_ids is null or not old.facility_ids <@ own))
        then
          raise insufficient_privilege using message = 'a bound actor stays bound', constraint = 'users_keep_scope';
        end if;
        return new;
      end $$`);
    this.addSql(`
      create or replace function security.stamp_entry() returns trigger
      language plpgsql security definer set search_path = pg_catalog, pg_temp
      as $$
      declare
        support text;
      begin
        new.at := now();
        new.txid := pg_current_xact_id();
        new.grant_id := null;
        new.operator := null;
        if session_user = 'medflow_app' then
          if new.actor_id is distinct from security.current_actor() then
            raise insufficient_privilege using message = 'an entry names its own actor only';
          end if;
          support := split_part(current_setting('app.context', true), '|', 5);
          if support <> '' then
            select g.id, o.name into new.grant_id, new.operator
            from platform.support_grants g join platform.operators o on o.id = g.operator_id
            where g.id = support::uuid;
          end if;
        end if;
        return new;
      end $$`);
  }
}
