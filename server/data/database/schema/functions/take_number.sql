-- A credit note and a receipt bear a number from their first moment; the trigger names its series.
create or replace function security.take_number() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  -- Another clinic's, and what a visitor writes, the policies refuse.
  if tg_op = 'INSERT' and session_user = 'medflow_app'
    and (new.tenant_id is distinct from security.current_tenant() or security.is_visitor())
  then
    return new;
  end if;
  perform security.count_number(new.tenant_id, tg_argv[0], new.number);
  return new;
end $$;
