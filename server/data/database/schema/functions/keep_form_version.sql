-- A published version of a form stays as it is, whoever asks: what was answered to it must be read as it was asked (FM1).
create or replace function security.keep_form_version() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  beside constant text[] := '{version,updated_at,updated_by}';
begin
  if to_jsonb(old) - beside is distinct from to_jsonb(new) - beside then
    raise check_violation using message = 'a published version never changes', constraint = 'keep_form_version';
  end if;
  return new;
end $$;
