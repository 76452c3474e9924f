-- Counts the rows that a statement adds or takes away for the plan of their clinic (TEN-3).
create or replace function security.count_usage() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  rows_of text := 'select tenant_id, '
    || case tg_argv[0] when 'bookings' then 'to_char(created_at at time zone ''UTC'', ''YYYY-MM'')' else '''''::text' end
    || ' as month, %s as step from %s where deleted_at is null'
    || case tg_argv[0] when 'users' then ' and status = ''active'' and kind = ''person''' else '' end;
  change record;
begin
  for change in execute
    'select tenant_id, month, sum(step)::int as steps from ('
    || case tg_op
      when 'INSERT' then format(rows_of, 1, 'added')
      when 'DELETE' then format(rows_of, -1, 'removed')
      else format(rows_of, 1, 'added') || ' union all ' || format(rows_of, -1, 'removed')
    end
    || ') r group by tenant_id, month having sum(step) <> 0 order by tenant_id, month'
  loop
    perform security.use_plan(change.tenant_id, tg_argv[0], change.month, change.steps);
  end loop;
  return null;
end $$;
