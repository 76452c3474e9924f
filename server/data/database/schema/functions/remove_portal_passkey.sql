-- Deletes one passkey of the patient whom the verified context names, and answers how many that were: no role that serves may
-- delete (AT7).
create or replace function security.remove_portal_passkey(passkey uuid) returns int
language sql security definer set search_path = pg_catalog, pg_temp
as $$
  with gone as (
    delete from clinic.portal_passkeys p where p.patient_id = security.own_patient() and p.id = passkey returning 1
  )
  select count(*)::int from gone
$$;

grant execute on function security.remove_portal_passkey(uuid) to medflow_app;
