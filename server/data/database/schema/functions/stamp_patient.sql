-- The patient who acted in the portal is the database's to say as well: the one of the context, which stamp_entry() has verified
-- just before.
create or replace function security.stamp_patient() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  scope text := split_part(current_setting('app.context', true), '|', 4);
begin
  new.by_patient := case when session_user = 'medflow_app' and scope like 'patient:%' then substr(scope, 9)::uuid end;
  return new;
end $$;
