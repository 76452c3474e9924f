-- Time, transaction and support grant of an entry are the database's to say, and its actor is the verified one.
-- A row made without its clinic's context belongs to none, so that the policy of its own table refuses it.
create or replace function security.stamp_entry() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  claims text := current_setting('app.context', true);
  support text := split_part(claims, '|', 5);
begin
  new.at := now();
  new.txid := pg_current_xact_id();
  new.grant_id := null;
  new.operator := null;
  if session_user = 'medflow_app' then
    if security.open_tenant() is distinct from new.tenant_id then
      new.tenant_id := null;
      return new;
    end if;
    -- The clinic was verified with all that is claimed, and nobody ran anything since.
    if new.actor_id is distinct from nullif(split_part(claims, '|', 3), '')::uuid then
      raise insufficient_privilege using message = 'an entry names its own actor only';
    end if;
    if support <> '' then
      select g.id, o.name into new.grant_id, new.operator
      from platform.support_grants g join platform.operators o on o.id = g.operator_id
      where g.id = support::uuid;
    end if;
  end if;
  return new;
end $$;
