-- Keeps the search index of a patient as the patient's own terms are (decision 5); those of the parts keep to the facility.
create or replace function security.spread_terms() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_op = 'UPDATE' then
    if new.search_terms is not distinct from old.search_terms
      and new.facility_id is not distinct from old.facility_id
    then
      return null;
    end if;
    delete from clinic.patient_terms t
    where t.tenant_id = new.tenant_id and t.patient_id = new.id and t.part_id is null;
    if new.facility_id is distinct from old.facility_id then
      update clinic.patient_terms t set facility_id = new.facility_id
      where t.tenant_id = new.tenant_id and t.patient_id = new.id;
    end if;
  end if;
  insert into clinic.patient_terms (tenant_id, patient_id, facility_id, term)
  select new.tenant_id, new.id, new.facility_id, unnest(new.search_terms);
  return null;
end $$;
