-- Deletes what a table holds of the clinic of the context, so that a restore may put back what was there. Triggers and foreign keys wait
-- for `settle_restore`.
create or replace function security.clear_rows(relation regclass) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set session_replication_role = replica
as $$
begin
  perform security.expect_restore(relation);
  execute format('delete from %s where tenant_id = security.current_tenant()', relation);
end $$;

grant execute on function security.clear_rows(regclass) to medflow_platform;
