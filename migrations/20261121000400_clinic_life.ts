import { Migration } from '@mikro-orm/migrations';

/**
 * Written by hand: what the verified context now also says. A clinic that is closed answers nothing and one that is
 * read-only takes no records; an operator's grant is looked up at each statement, so its end cuts off the next one; and
 * whoever is bound to facilities is told which.
 */
export class Migration20261121000400_clinic_life extends Migration {
  override up(): void {
    // STABLE and called as (select …), so it runs once a statement. Volatile time and the snapshot of the statement make
    // a suspension or the end of a grant bite in a transaction that is open already.
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

    // Only asked when a row is written, so reading does not pay for it.
    this.addSql(`
      create function security.writable_tenant() returns uuid
      language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
      as $$
      declare
        tenant uuid := security.current_tenant();
        claims text := coalesce(current_setting('app.context', true), '');
        support text := split_part(claims, '|', 5);
        state text;
      begin
        if tenant is null then
          return null;
        end if;
        select status into state from platform.clinics where id = tenant;
        if state not in ('trial', 'active')
          and not (state = 'provisioning' and split_part(claims, '|', 3) || support = '')
        then
          raise insufficient_privilege using message = 'the clinic is read-only', constraint = 'clinic_read_only';
        end if;
        if support <> '' and not exists (
          select from platform.support_grants g where g.id = support::uuid and g.scope = 'write'
        ) then
          raise insufficient_privilege using message = 'the support grant is read-only', constraint = 'grant_read_only';
        end if;
        return tenant;
      end $$`);

    // Verifies the claims once more: the clinic of a statement is asked for once and first, so a set_config within the
    // statement could otherwise still widen the facilities.
    this.addSql(`
      create function security.facility_scope() returns uuid[]
      language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
      as $$
      declare
        facilities text := split_part(current_setting('app.context', true), '|', 4);
      begin
        if security.current_tenant() is null then
          return '{}';
        end if;
        return case when facilities <> '*' then string_to_array(facilities, ',')::uuid[] end;
      end $$`);

    // An operator is named by the database itself, so an entry cannot leave out who really acted.
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

    // The front door asks one table of its own plane who may enter; only this trigger writes it.
    this.addSql(`
      create function security.project_membership() returns trigger
      language plpgsql security definer set search_path = pg_catalog, pg_temp
      as $$
      begin
        if tg_op <> 'INSERT' then
          delete from identity.memberships m where m.tenant_id = old.tenant_id and m.user_id = old.id;
        end if;
        if tg_op <> 'DELETE' and new.deleted_at is null and new.status = 'active' then
          insert into identity.memberships (tenant_id, user_id, account_id, role, name, email, facility_ids)
          values (new.tenant_id, new.id, new.account_id, new.role,
            concat_ws(' ', new.title, new.first_name, new.last_name), new.email, new.facility_ids);
        end if;
        return null;
      end $$`);

    // The terms of a patient carry the patient's facility, and follow when it changes.
    this.addSql(`
      create or replace function security.spread_terms() returns trigger
      language plpgsql security definer set search_path = pg_catalog, pg_temp
      as $$
      begin
        if tg_op = 'UPDATE' then
          if new.search_terms is not distinct from old.search_terms
            and new.facility_id is not distinct from old.facility_id
          then
            return null;
          end if;
          delete from clinic.patient_terms t where t.tenant_id = new.tenant_id and t.patient_id = new.id;
        end if;
        insert into clinic.patient_terms (tenant_id, patient_id, facility_id, term)
        select new.tenant_id, new.id, new.facility_id, unnest(new.search_terms);
        return null;
      end $$`);

    this.addSql(
      'grant execute on function security.writable_tenant(), security.facility_scope() to medflow_app, medflow_identity, medflow_platform',
    );
  }

  override down(): void {
    this.addSql(`
      create or replace function security.spread_terms() returns trigger
      language plpgsql security definer set search_path = pg_catalog, pg_temp
      as $$
      begin
        if tg_op = 'UPDATE' then
          if new.search_terms is not distinct from old.search_terms then
            return null;
          end if;
          delete from clinic.patient_terms t where t.tenant_id = new.tenant_id and t.patient_id = new.id;
        end if;
        insert into clinic.patient_terms (tenant_id, patient_id, term)
        select new.tenant_id, new.id, unnest(new.search_terms);
        return null;
      end $$`);
    this.addSql(`
      create or replace function security.stamp_entry() returns trigger
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
    this.addSql(`
      create or replace function security.current_tenant() returns uuid
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
    for (const fn of ['project_membership', 'facility_scope', 'writable_tenant'])
      this.addSql(`drop function security.${fn}()`);
  }
}
