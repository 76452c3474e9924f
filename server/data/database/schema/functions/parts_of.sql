-- A claim in one part; or, where it is overbooked, in one part for each party it meets and the rest in its own.
create or replace function security.parts_of(
  tenant uuid, resource uuid, own_party uuid, whole tstzrange, overbooked boolean, out party uuid, out span tstzrange
) returns setof record
language sql stable
as $$
  with met as (
    select k.party, range_agg(tstzrange(k.starts_at, k.ends_at) * whole) as spans from clinic.claims k
    where overbooked and k.tenant_id = tenant and k.resource_id = resource
      and k.starts_at > lower(whole) - interval '2 days' and k.starts_at < upper(whole) and k.ends_at > lower(whole)
    group by k.party
  )
  select m.party, s from met m, unnest(m.spans) s
  union all
  select own_party, s
  from unnest(tstzmultirange(whole) - coalesce((select range_agg(s) from met, unnest(met.spans) s), '{}'::tstzmultirange)) s
$$;
