-- What is locked or signed is neither answered, commented on nor put away, by whichever way (FM50); it is unlocked by a step that
-- leaves its reason, and by which every signature ends. Merging two patients, and sealing anew, change nothing that was said.
create or replace function security.keep_signed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  -- What goes along with every change.
  beside text[] := '{patient_id,version,updated_at,updated_by}';
  state text;
begin
  if session_user = 'medflow_platform' then
    beside := beside || security.sealed_columns(tg_relid);
  end if;
  if tg_op = 'UPDATE' and to_jsonb(old) - beside = to_jsonb(new) - beside then
    return new;
  end if;
  if tg_table_name = 'filled_forms' then
    if old.status <> 'open' and not (new.status = 'open' and new.deleted_at is null and new.revision > old.revision
      and new.form_version_id = old.form_version_id)
    then
      raise check_violation using message = 'a locked form stays as it is', constraint = 'keep_signed';
    end if;
    return new;
  end if;
  select f.status into state from clinic.filled_forms f
  where f.tenant_id = new.tenant_id and f.id = new.filled_form_id;
  -- Of a form that cannot be seen the policies and keys say that it is none to write in.
  if state is null and session_user = 'medflow_app' then
    return new;
  end if;
  if state is distinct from 'open' then
    raise check_violation using message = 'a locked form stays as it is', constraint = 'keep_signed';
  end if;
  return new;
end $$;
