-- Which clinics have mail to be sent: their ids and nothing else.
create or replace function security.clinics_with_mail() returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select distinct tenant_id from clinic.mails where status = 'queued' and due_at <= clock_timestamp()
$$;

grant execute on function security.clinics_with_mail() to medflow_platform;
