-- Deletes so many entries of seals that were retired, and answers how many. Whether a span is genuine cannot be told here, so whatever
-- it says none goes that is younger than the clinic keeps them, and by the policies none younger than three years. What its seal says
-- of an entry stays as long as it does; a run that was cut off is made up for by the next.
create or replace function security.remove_retired(at_once int) returns int
language sql security definer set search_path = pg_catalog, pg_temp
as $$
  with over as (
    select e.tenant_id, e.id from clinic.retired_spans r
    join clinic.seals s on s.tenant_id = r.tenant_id and s.number <= r.up_to and s.number > coalesce(
      (select max(b.up_to) from clinic.retired_spans b where b.tenant_id = r.tenant_id and b.number < r.number), 0)
    join clinic.sealed_entries e on e.tenant_id = s.tenant_id and e.seal_id = s.id
    where r.at > now() - interval '30 days' and s.until < now() - make_interval(years => security.kept_years(s.tenant_id))
    limit at_once
  ), told as (
    delete from clinic.audit_entries a using over where a.tenant_id = over.tenant_id and a.id = over.id returning a.tenant_id, a.id
  ), seen as (
    delete from clinic.access_entries a using over where a.tenant_id = over.tenant_id and a.id = over.id returning a.tenant_id, a.id
  ), gone as (
    delete from clinic.sealed_entries e using (select * from told union all select * from seen) o
    where e.tenant_id = o.tenant_id and e.id = o.id returning 1
  )
  select count(*)::int from gone
$$;

grant execute on function security.remove_retired(int) to medflow_platform;
