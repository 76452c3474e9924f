-- Which clinics have a file of patients of which a job has something to do: their ids and nothing else.
create or replace function security.clinics_with_imports() returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select distinct i.tenant_id from clinic.patient_imports i
  where i.status in ('reading', 'checking', 'importing', 'undoing') and i.deleted_at is null
$$;

grant execute on function security.clinics_with_imports() to medflow_platform;
