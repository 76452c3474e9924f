-- Refuses unless the system restores the clinic of the context in a transaction that has told its trail so, and unless the table is one
-- that a restore may change: never a trail or a seal.
create or replace function security.expect_restore(relation regclass) returns void
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid := security.writable_tenant();
begin
  if tenant is null or not security.is_system() or not exists (
    select from clinic.audit_entries a
    where a.tenant_id = tenant and a.entity_id = tenant and a.entity = 'Clinic' and a.action = 'RESTORE'
      and a.txid = pg_current_xact_id()
  ) then
    raise insufficient_privilege using message = 'a restore tells of itself first';
  end if;
  if relation in ('clinic.seals'::regclass, 'clinic.sealed_entries'::regclass)
    or not exists (select from pg_class c where c.oid = relation and c.relnamespace = 'clinic'::regnamespace)
    or exists (select from pg_attribute a where a.attrelid = relation and a.attname = 'txid')
  then
    raise insufficient_privilege using message = 'what happened stays';
  end if;
end $$;
