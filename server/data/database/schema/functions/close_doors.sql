-- Whoever erases a clinic ends everybody's way into it, in the same transaction.
create or replace function security.close_doors() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if new.status = 'erased' and old.status <> 'erased' then
    delete from identity.memberships m where m.tenant_id = new.id;
    update identity.sessions s set revoked_at = now() where s.tenant_id = new.id and s.revoked_at is null;
    update identity.api_tokens t set revoked_at = now()
      where t.tenant_id = new.id and (t.revoked_at is null or t.revoked_at > now());
    update identity.one_time_tokens t set used_at = now() where t.tenant_id = new.id and t.used_at is null;
    update platform.support_grants g set ended_at = now() where g.clinic_id = new.id and g.ended_at is null;
  end if;
  return null;
end $$;
