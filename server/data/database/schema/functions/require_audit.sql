-- The app role cannot commit a change without the entry that tells it; whoever else changes a record leaves one by the
-- change itself.
create or replace function security.require_audit() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid := case when tg_op = 'DELETE' then old.tenant_id else new.tenant_id end;
  record_id uuid := case when tg_op = 'DELETE' then old.id else new.id end;
  -- What the base of every record keeps by itself: actor and time of the entry say the same.
  housekeeping constant text[] :=
    '{tenant_id,id,version,created_at,created_by,updated_at,updated_by,deleted_at,deleted_by,number_key,name_order,search_tokens}';
  derived constant text[] := '{number_key,name_order,search_tokens}';
  before jsonb := coalesce(to_jsonb(old), '{}');
  after jsonb := coalesce(to_jsonb(new), '{}');
  done text := case
    when tg_op = 'INSERT' then 'CREATE'
    when tg_op = 'DELETE' then 'DELETE'
    when before ->> 'deleted_at' is null and after ->> 'deleted_at' is not null then 'DELETE'
    when before ->> 'deleted_at' is not null and after ->> 'deleted_at' is null then 'RESTORE'
    else 'UPDATE'
  end;
  entry record;
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
  -- What is sealed anew says what it said. The platform may change a record by reseal() alone.
  if tg_op = 'UPDATE' and session_user = 'medflow_platform'
    and before - security.sealed_columns(tg_relid) = after - security.sealed_columns(tg_relid)
  then
    return null;
  end if;
  -- What is worked out for the first time, of a row from before it was, says nothing new.
  if tg_op = 'UPDATE' and before <> after and before - derived = after - derived
    and not exists (select from unnest(derived) d where before -> d <> 'null' and before -> d is distinct from after -> d)
  then
    return null;
  end if;
  for entry in
    select changes.* from clinic.audit_entries a, security.told_changes(a.changes, before || after) changes
    where a.tenant_id = tenant and a.entity_id = record_id and a.entity = tg_argv[0]
      and a.txid = pg_current_xact_id() and a.action = done
  loop
    -- What it says was there is what was there, likewise what came, and nothing that changed goes unsaid.
    if (entry.before = '{}' or tg_op = 'INSERT' or jsonb_populate_record(old, entry.before) is not distinct from old)
      and (entry.after = '{}' or tg_op = 'DELETE' or jsonb_populate_record(new, entry.after) is not distinct from new)
      and (tg_op = 'DELETE' or security.is_told(tg_relid, before - housekeeping, after - housekeeping, entry.told, entry.hidden))
    then
      return null;
    end if;
  end loop;
  if session_user = 'medflow_app' then
    raise insufficient_privilege using message = 'a change without the audit entry that tells it cannot commit';
  end if;
  -- The front door may change no record, but an account's e-mail is followed by those of its members: that tells of itself
  -- (follow_account), in clinics whose trails nobody sees from there.
  if session_user = 'medflow_identity' and tg_argv[0] = 'User' and done = 'UPDATE' then
    return null;
  end if;
  insert into clinic.audit_entries (tenant_id, at, action, entity, entity_id, procedure)
  values (tenant, now(), done, tg_argv[0], record_id, 'sql as ' || session_user);
  return null;
end $$;
