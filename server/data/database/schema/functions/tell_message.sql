-- Tells every process with whom something was written, taken back, answered or read, once that is committed: the patient, and
-- where they belong, and no word of it. On the channel of bookings, whose name only the server and the owner can derive.
create or replace function security.tell_message() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  -- Sealed anew, it says what it said.
  if tg_op = 'UPDATE' and session_user = 'medflow_platform' then
    return null;
  end if;
  perform pg_notify('medflow_live_' || left(encode(sha256(outer_pad || sha256(inner_pad || convert_to('live', 'UTF8'))), 'hex'), 40),
    jsonb_build_object('clinic', md5(new.tenant_id::text), 'id', gen_random_uuid(), 'patient', new.patient_id,
      'facility', (select p.facility_id from clinic.patients p where p.tenant_id = new.tenant_id and p.id = new.patient_id),
      'said', tg_op = 'INSERT' or new.deleted_at is distinct from old.deleted_at
        or new.settled_at is distinct from old.settled_at)::text)
  from security.context_keys;
  return null;
end $$;
