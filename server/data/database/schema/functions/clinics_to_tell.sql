-- Which clinics that want it have changes of bookings in this span that patients were not told of: their ids and nothing else.
create or replace function security.clinics_to_tell(after timestamptz, until timestamptz) returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select own.tenant_id from clinic.communication_settings own join clinic.communication_settings def on def.tenant_id is null
  cross join lateral (
    select from clinic.audit_entries e
    where e.tenant_id = own.tenant_id and e.at > after and e.at <= until and e.entity = 'Booking'
      and (e.actor_id is not null or e.grant_id is not null)
      and not exists (select from clinic.patient_notices n where n.tenant_id = e.tenant_id and n.booking_id = e.entity_id
        and n.up_to >= e.at)
    order by e.at, e.id limit 1
  ) due
  where own.tenant_id is not null and coalesce(own.mail_changes, def.mail_changes)
$$;

grant execute on function security.clinics_to_tell(timestamptz, timestamptz) to medflow_platform;
