-- Keeps the index of what a service names as its own lists are: each name is a key there, within the clinic.
create or replace function security.spread_needs() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_op = 'UPDATE' then
    if (new.practitioner_ids, new.facility_ids, new.room_ids, new.device_ids)
      is not distinct from (old.practitioner_ids, old.facility_ids, old.room_ids, old.device_ids)
    then
      return null;
    end if;
    delete from clinic.service_needs n where n.tenant_id = new.tenant_id and n.service_id = new.id;
  end if;
  insert into clinic.service_needs (tenant_id, service_id, practitioner_id, place_id, room_id, device_id)
  select new.tenant_id, new.id, named.*
  from unnest(new.practitioner_ids, new.facility_ids, new.room_ids, new.device_ids) named;
  return null;
end $$;
