-- Keeps the search index as what a patient is found by, and the facility that may find them.
create or replace function security.spread_terms() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_op = 'INSERT' then
    insert into clinic.patient_terms (tenant_id, patient_id, facility_id, tokens)
    values (new.tenant_id, new.id, new.facility_id, coalesce(new.search_tokens, '{}'));
  elsif new.search_tokens is distinct from old.search_tokens or new.facility_id is distinct from old.facility_id then
    perform security.gather_terms(new.tenant_id, new.id);
  end if;
  return null;
end $$;
