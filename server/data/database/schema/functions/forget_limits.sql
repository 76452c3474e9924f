-- Deletes counters that count for nothing any more: no role that serves may delete those that do (AT7).
create or replace function security.forget_limits() returns void
language sql security definer set search_path = pg_catalog, pg_temp
as $$
  delete from identity.limits where expire < extract(epoch from now() - interval '1 hour') * 1000
$$;

grant execute on function security.forget_limits() to medflow_identity;
