-- What a booking, or a hold, takes while it occupies its time: its practitioner, room and device until the buffer is over,
-- its patient until the end. Those of one group share all but the patient (`party`), and each has a seat beside its practitioner.
create or replace function security.claims_of(
  booking jsonb, out tenant_id uuid, out holder_id uuid, out facility_id uuid, out kind text, out resource_id uuid,
  out party uuid, out seats int, out starts_at timestamptz, out ends_at timestamptz, out expires_at timestamptz,
  out overbooked boolean
) returns setof record
language sql stable
as $$
  select b.tenant_id, b.id, b.facility_id, taken.kind, taken.id,
    case when b.seats = 1 or taken.kind = 'patient' then b.id
      else md5(concat_ws(' ', b.service_id, b.practitioner_id, b.facility_id, (extract(epoch from b.starts_at) * 1000)::bigint))::uuid end,
    case when b.seats > 1 and taken.kind = 'practitioner' then b.seats end,
    b.starts_at, case taken.kind when 'patient' then b.ends_at else b.busy_until end, b.expires_at,
    taken.kind = 'practitioner' and coalesce('overbooked' = any (b.despite_warnings), false)
  from jsonb_to_record(booking) b (
    tenant_id uuid, id uuid, facility_id uuid, service_id uuid, practitioner_id uuid, patient_id uuid, room_id uuid, device_id uuid,
    seats int, starts_at timestamptz, ends_at timestamptz, busy_until timestamptz, expires_at timestamptz, status text,
    despite_warnings text[], deleted_at timestamptz
  ), lateral (values
    ('practitioner', b.practitioner_id), ('patient', b.patient_id), ('room', b.room_id), ('device', b.device_id)
  ) taken (kind, id)
  where taken.id is not null and b.deleted_at is null
    and case when b.status is null then b.expires_at > now() else b.status in ('pending', 'confirmed', 'arrived', 'in_room') end
$$;
