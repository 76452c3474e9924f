-- Puts rows of a backup into a table that is like their own and gone with the transaction, so that what would refuse them does.
create or replace function security.try_rows(relation regclass, given jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if security.current_tenant() is null or not security.is_system() then
    raise insufficient_privilege using message = 'only the system restores on trial';
  end if;
  if to_regclass('pg_temp.trial') is null then
    execute format('create temp table trial (like %s including all) on commit drop', relation);
  end if;
  execute format('insert into pg_temp.trial select r.* from jsonb_populate_recordset(null::%s, $1) r', relation) using given;
end $$;

grant execute on function security.try_rows(regclass, jsonb) to medflow_platform;
