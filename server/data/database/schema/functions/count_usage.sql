-- Counts the rows that a statement adds or takes away for the plan of their clinic (TEN-3).
create or replace function security.count_usage() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  -- Rows are read as JSON, because each kind has its own columns, and a statement put together here would be planned anew
  -- by each call.
  if tg_op = 'INSERT' then
    perform security.use_plan(tenant_id, tg_argv[0], month, steps) from (
      select tenant_id, month, count(*)::int as steps
      from added a, security.counted_in(tg_argv[0], to_jsonb(a)) month where month is not null group by 1, 2 order by 1, 2
    ) as counts;
  elsif tg_op = 'DELETE' then
    perform security.use_plan(tenant_id, tg_argv[0], month, steps) from (
      select tenant_id, month, -count(*)::int as steps
      from removed r, security.counted_in(tg_argv[0], to_jsonb(r)) month where month is not null group by 1, 2 order by 1, 2
    ) as counts;
  else
    perform security.use_plan(tenant_id, tg_argv[0], month, steps) from (
      select tenant_id, month, sum(step)::int as steps from (
        select tenant_id, security.counted_in(tg_argv[0], to_jsonb(a)) as month, 1 as step from added a
        union all
        select tenant_id, security.counted_in(tg_argv[0], to_jsonb(r)), -1 from removed r
      ) as both_sides group by 1, 2 order by 1, 2
    ) as counts where month is not null and steps <> 0;
  end if;
  return null;
end $$;
