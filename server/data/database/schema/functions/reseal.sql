-- Puts values that were sealed with another key in the place of what they were, in one column and in the clinic of the context, and
-- answers how many; a value that somebody changed in the meantime stays. `anew` holds ids and both values as hex. What a row says
-- does not change by it, so its trail says nothing (require_audit).
create or replace function security.reseal(relation regclass, sealed name, anew jsonb) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  done int;
begin
  if not sealed::text = any (security.sealed_columns(relation)) then
    raise insufficient_privilege using message = 'only what is sealed is sealed anew';
  end if;
  execute format(
    'update %s t set %I = decode(r.after, ''hex'') from jsonb_to_recordset($1) as r (id uuid, before text, after text)
     where t.tenant_id = security.current_tenant() and t.id = r.id and t.%I = decode(r.before, ''hex'')
       and left(r.before, 4) <> left(r.after, 4)',
    relation, sealed, sealed
  ) using anew;
  get diagnostics done = row_count;
  return done;
end $$;

grant execute on function security.reseal(regclass, name, jsonb) to medflow_platform;
