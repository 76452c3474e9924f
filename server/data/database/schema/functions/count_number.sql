-- Counts a number of a series as given. Called by the triggers of what bears it alone, so that a number is given together with its
-- document or not at all, and none but the next one (MY1, MY2).
create or replace function security.count_number(tenant uuid, given_series text, given_number integer) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
  update clinic.invoice_counters c set last_number = given_number
  where c.tenant_id = tenant and c.series = given_series and c.last_number + 1 = given_number;
  if not found then
    raise check_violation using message = 'numbers are given one after the other', constraint = 'numbers_without_gap';
  end if;
end $$;
