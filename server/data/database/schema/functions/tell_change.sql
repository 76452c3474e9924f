-- Tells every process that what it remembers of a clinic's access is over (server/data/caches), once this is committed: by
-- the MD5 of its id, because whoever runs SQL in another clinic may listen as well. Nothing stands for all clinics.
create or replace function security.tell_change() returns trigger
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
end $$;
