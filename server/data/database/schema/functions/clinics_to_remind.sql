-- Which clinics that want it have patients to be reminded of bookings that begin in this span: their ids and nothing else.
-- Whether a patient can be written to is not asked here, because the owner sees no patients. Each clinic is one look into an
-- index: ordered, because a search for any one row would read the whole table for a clinic without bookings.
create or replace function security.clinics_to_remind(after timestamptz, until timestamptz) returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select own.tenant_id from clinic.communication_settings own join clinic.communication_settings def on def.tenant_id is null
  cross join lateral (
    select from clinic.bookings b
    where b.tenant_id = own.tenant_id and b.starts_at > after and b.starts_at <= until
      and b.status in ('pending', 'confirmed') and b.deleted_at is null
      and not exists (select from clinic.patient_notices n where n.tenant_id = b.tenant_id and n.booking_id = b.id
        and n.kind = 'reminder' and n.starts_at = b.starts_at)
    order by b.starts_at, b.id limit 1
  ) due
  where own.tenant_id is not null and coalesce(own.mail_reminders, def.mail_reminders)
$$;

grant execute on function security.clinics_to_remind(timestamptz, timestamptz) to medflow_platform;
