-- Tells every process which filled form changed, once that is committed: the form, its patient and where they belong, and no word of
-- it. On the channel of bookings, whose name only the server and the owner can derive.
create or replace function security.tell_form() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_op = 'UPDATE' and session_user = 'medflow_platform' then
    return null;
  end if;
  perform pg_notify('medflow_live_' || left(encode(sha256(outer_pad || sha256(inner_pad || convert_to('live', 'UTF8'))), 'hex'), 40),
    jsonb_build_object('clinic', md5(new.tenant_id::text), 'id', gen_random_uuid(), 'form', new.id, 'of', new.patient_id,
      'facility', (select p.facility_id from clinic.patients p where p.tenant_id = new.tenant_id and p.id = new.patient_id),
      'version', new.version)::text)
  from security.context_keys;
  return null;
end $$;
