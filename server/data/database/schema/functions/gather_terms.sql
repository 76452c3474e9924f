-- Keeps the search index of a patient as the record is (decision 5): what the patient is found by, and what the parts of the record
-- add to it. Whoever else changes one of them waits for the row, and then gathers what is committed.
create or replace function security.gather_terms(clinic uuid, patient uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  insert into clinic.patient_terms (tenant_id, patient_id, tokens) values (clinic, patient, '{}')
  on conflict (tenant_id, patient_id) do nothing;
  perform from clinic.patient_terms t where t.tenant_id = clinic and t.patient_id = patient for update;
  update clinic.patient_terms t set
    facility_id = p.facility_id,
    tokens = array(
      select unnest(p.search_tokens)
      union
      select unnest(i.search_tokens) from clinic.patient_identifiers i
      where i.tenant_id = clinic and i.patient_id = patient and i.deleted_at is null
      union
      select unnest(c.search_tokens) from clinic.patient_contacts c
      where c.tenant_id = clinic and c.patient_id = patient and c.deleted_at is null
    )
  from clinic.patients p
  where t.tenant_id = clinic and t.patient_id = patient and p.tenant_id = clinic and p.id = patient;
end $$;
