-- The lowest seat that nobody of a group has; a group that is full is as taken as a practitioner is. One that was made
-- smaller is full by how many are in it, whatever the numbers of their seats.
create or replace function security.free_seat(tenant uuid, resource uuid, of_party uuid, seats int) returns int
language plpgsql stable
as $$
declare
  taken int[];
  free int;
begin
  select array_agg(k.seat) into taken from clinic.claims k
  where k.tenant_id = tenant and k.resource_id = resource and k.party = of_party and k.seat is not null;
  select min(n) into free from generate_series(1, seats) n
  where cardinality(coalesce(taken, '{}')) < seats and n <> all (coalesce(taken, '{}'));
  if free is null then
    raise exclusion_violation using message = 'no seat is free', constraint = 'claims_seats';
  end if;
  return free;
end $$;
