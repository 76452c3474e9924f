-- Keeps the claims of the bookings, or of the holds, that a statement adds or changes. What stays claimed is not touched.
-- Planned once a connection: left to itself PostgreSQL plans the statements on claims anew by each call, for a third of its cost.
create or replace function security.claim_resources() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
as $$
declare
  is_hold boolean := tg_table_name = 'holds';
  given_up jsonb[] := '{}';
  wanted jsonb[];
  turn record;
  holder record;
begin
  select coalesce(array_agg(to_jsonb(k)), '{}') into wanted from added a, security.claims_of(to_jsonb(a)) k;
  if tg_op = 'UPDATE' then
    select coalesce(array_agg(to_jsonb(k)), '{}') into given_up from removed r, security.claims_of(to_jsonb(r)) k;
    select coalesce(array_agg(w) filter (where w <> all (given_up)), '{}'),
      (select coalesce(array_agg(g), '{}') from unnest(given_up) g where g <> all (wanted))
    into wanted, given_up from unnest(wanted) w;
  elsif not is_hold then
    -- A booking that is made of a hold, and bears its id, takes over what that held.
    delete from clinic.claims k using added a where k.tenant_id = a.tenant_id and k.hold_id = a.id;
  end if;
  -- Rivals wait for each other here, in one order, before the exclusion constraint looks: two that found each other there
  -- would wait crosswise and die of it (R3). Things come first, because they are looked for before a booking is written.
  for turn in
    select distinct w ->> 'kind' in ('practitioner', 'patient') as is_person,
      hashtextextended(concat(w ->> 'tenant_id', ' ', w ->> 'resource_id'), 0) as key
    from unnest(wanted) w order by 1, 2
  loop
    perform pg_advisory_xact_lock(turn.key);
  end loop;
  if given_up <> '{}' then
    delete from clinic.claims k using jsonb_to_recordset(to_jsonb(given_up)) g (tenant_id uuid, holder_id uuid, resource_id uuid)
    where k.tenant_id = g.tenant_id and g.holder_id = coalesce(k.booking_id, k.hold_id) and k.resource_id = g.resource_id;
  end if;
  -- One holder after the other, because those of one statement may join each other.
  for holder in
    select (w ->> 'tenant_id')::uuid as tenant_id, array_agg((w ->> 'resource_id')::uuid) as resources, jsonb_agg(w) as claims,
      min((w ->> 'starts_at')::timestamptz) as starts_at, max((w ->> 'ends_at')::timestamptz) as ends_at
    from unnest(wanted) w group by w ->> 'tenant_id', w ->> 'holder_id'
  loop
    -- Whoever claims next removes a hold that is over: nothing waits for a job (S11).
    delete from clinic.claims k
    where k.tenant_id = holder.tenant_id and k.resource_id = any (holder.resources) and k.expires_at <= now()
      and k.starts_at > holder.starts_at - interval '2 days' and k.starts_at < holder.ends_at and k.ends_at > holder.starts_at;
    -- Whoever is overbooked joins, for as long as they meet, the parties that are there (overbooking has a permission).
    insert into clinic.claims (tenant_id, booking_id, hold_id, facility_id, kind, resource_id, party, seat, seats, starts_at, ends_at, expires_at)
    select c.tenant_id, case when not is_hold then c.holder_id end, case when is_hold then c.holder_id end, c.facility_id,
      c.kind, c.resource_id, part.party, case when c.seats is not null then security.free_seat(c.tenant_id, c.resource_id, part.party, c.seats) end,
      c.seats, lower(part.span), upper(part.span), c.expires_at
    from jsonb_to_recordset(holder.claims) c (
      tenant_id uuid, holder_id uuid, facility_id uuid, kind text, resource_id uuid, party uuid, seats int,
      starts_at timestamptz, ends_at timestamptz, expires_at timestamptz, overbooked boolean
    ), security.parts_of(c.tenant_id, c.resource_id, c.party, tstzrange(c.starts_at, c.ends_at), c.overbooked) part;
  end loop;
  return null;
end $$;
