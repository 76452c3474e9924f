-- Which clinics have offers or entries of the waiting list that are over, or somebody who can be offered a time, where anything
-- was done since or everywhere: their ids and nothing else.
create or replace function security.clinics_with_waiting(
  at timestamptz, days_over date, reach date, since timestamptz, everywhere boolean
) returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select list.tenant_id from (
    select w.tenant_id,
      bool_or(w.status = 'offered' and w.offered_until <= at or w.status = 'waiting' and w.latest < days_over) as is_over,
      bool_or(w.status = 'waiting' and w.earliest <= reach) as is_waiting
    from clinic.waiting_entries w
    where w.status in ('waiting', 'offered') and w.deleted_at is null
    group by w.tenant_id
  ) list
  -- Joined, because `exists` may be answered by reading the audit of all clinics.
  left join lateral (
    select true as is_there from clinic.audit_entries e
    where e.tenant_id = list.tenant_id and e.at > since order by e.at, e.id limit 1
  ) news on true
  where is_over or is_waiting and (everywhere or news.is_there)
$$;

grant execute on function security.clinics_with_waiting(timestamptz, date, date, timestamptz, boolean) to medflow_platform;
