-- Locks the counter, so that of many who take the last place at once exactly one gets it.
create or replace function security.use_plan(tenant uuid, kind text, month text, steps int) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  total int;
  most int;
begin
  insert into platform.usage as u (clinic_id, metric, period, count) values (tenant, kind, month, greatest(steps, 0))
  on conflict (clinic_id, metric, period) do update set count = greatest(u.count + steps, 0)
  returning u.count into total;
  if steps <= 0 then
    return;
  end if;
  select case kind when 'users' then p.max_users when 'patients' then p.max_patients else p.max_bookings_per_month end
  into most from platform.clinics c join platform.plans p on p.code = c.plan where c.id = tenant;
  if total > most then
    raise configuration_limit_exceeded using message = 'the plan allows no more', constraint = 'plan_' || kind, detail = most::text;
  end if;
end $$;
