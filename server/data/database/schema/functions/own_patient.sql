-- The patient whom the verified context names: somebody without an account who signed in to the portal, and to whom the database
-- shows that patient's rows beside what it shows to visitors. Null for everybody else.
create or replace function security.own_patient() returns uuid
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
as $$
declare
  scope text := split_part(security.verified_claims(), '|', 4);
begin
  return case when scope like 'patient:%' then substr(scope, 9)::uuid end;
end $$;

grant execute on function security.own_patient() to medflow_app, medflow_identity, medflow_platform;
