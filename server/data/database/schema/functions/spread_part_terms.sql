-- Keeps the search index of a patient as a part of the record is: what was taken away finds nobody any more.
create or replace function security.spread_part_terms() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_op = 'UPDATE' and (new.search_tokens, new.deleted_at, new.patient_id)
    is not distinct from (old.search_tokens, old.deleted_at, old.patient_id)
  then
    return null;
  end if;
  perform security.gather_terms(new.tenant_id, new.patient_id);
  if tg_op = 'UPDATE' and old.patient_id <> new.patient_id then
    perform security.gather_terms(old.tenant_id, old.patient_id);
  end if;
  return null;
end $$;
