-- The number that comes next in a series of the clinic, which nobody else is told until this transaction is over (MY1). Whoever asks
-- has done all that can be refused before, so that others wait for milliseconds only (MY3).
create or replace function security.next_number(asked text) returns integer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid := security.writable_tenant();
  following integer;
begin
  insert into clinic.invoice_counters (tenant_id, series, last_number) values (tenant, asked, 0)
  on conflict (tenant_id, series) do nothing;
  select c.last_number + 1 into following from clinic.invoice_counters c
  where c.tenant_id = tenant and c.series = asked for update;
  return following;
end $$;

grant execute on function security.next_number(text) to medflow_app;
