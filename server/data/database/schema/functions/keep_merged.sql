-- Nothing new comes to a patient who was merged into another one (P4): who wrote it had seen them before. Called after the foreign
-- key, which waits for a merge that is under way. A trigger whose rows name the patient by another column says which.
create or replace function security.keep_merged() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  named uuid;
begin
  if tg_nargs = 0 then
    named := new.patient_id;
  else
    named := (to_jsonb(new) ->> tg_argv[0])::uuid;
  end if;
  if exists (
    select from clinic.patient_merges m
    where m.tenant_id = new.tenant_id and m.merged_id = named and m.undone_at is null and m.deleted_at is null
  ) then
    raise foreign_key_violation using message = 'the patient was merged into another one', constraint = 'keep_merged';
  end if;
  return null;
end $$;
