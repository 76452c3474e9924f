-- Deletes what nobody can use any more: no role that serves may delete, and none sees the keys of all clinics.
create or replace function security.forget_idempotency_keys() returns void
language sql security definer set search_path = pg_catalog, pg_temp
as $$
  delete from clinic.idempotency_keys where claimed_at < now() - interval '24 hours'
$$;

grant execute on function security.forget_idempotency_keys() to medflow_platform;
