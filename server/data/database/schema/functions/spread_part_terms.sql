-- Keeps the search index of a patient as a part of the record is: what was taken away finds nobody any more.
create or replace function security.spread_part_terms() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_op = 'UPDATE' then
    delete from clinic.patient_terms t where t.tenant_id = old.tenant_id and t.patient_id = old.patient_id and t.part_id = new.id;
  end if;
  if new.deleted_at is null then
    insert into clinic.patient_terms (tenant_id, patient_id, facility_id, part_id, term)
    select p.tenant_id, p.id, p.facility_id, new.id, unnest(new.search_terms)
    from clinic.patients p where p.tenant_id = new.tenant_id and p.id = new.patient_id;
  end if;
  return null;
end $$;
