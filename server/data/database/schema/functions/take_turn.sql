-- Whoever looks for a free room or device waits here for those who are about to take one of the same, so that two never
-- choose the same one while another is free.
create or replace function security.take_turn(resources uuid[]) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  turn bigint;
begin
  for turn in
    select distinct hashtextextended(concat(security.current_tenant(), ' ', resource), 0) from unnest(resources) resource order by 1
  loop
    perform pg_advisory_xact_lock(turn);
  end loop;
end $$;

grant execute on function security.take_turn(uuid[]) to medflow_app;
