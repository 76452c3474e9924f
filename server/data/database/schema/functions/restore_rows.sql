-- Puts rows back as they were, in the clinic of the context, as its policy demands. Triggers and foreign keys wait for `settle_restore`.
create or replace function security.restore_rows(relation regclass, given jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set session_replication_role = replica
as $$
begin
  perform security.expect_restore(relation);
  execute format('insert into %s select r.* from jsonb_populate_recordset(null::%s, $1) r', relation, relation) using given;
end $$;

grant execute on function security.restore_rows(regclass, jsonb) to medflow_platform;
