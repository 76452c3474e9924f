-- Whoever gets another e-mail address has it in each clinic where they are a member, and as an operator, in the same transaction.
-- One person's address is no clinic's to keep, so it follows also where a clinic can only be read, and the audit there tells of it.
create or replace function security.follow_account() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  with followed as (
    update clinic.users u set email = new.email, version = u.version + 1, updated_at = now(), updated_by = u.id
    where u.account_id = new.id and u.email <> new.email
    returning u.tenant_id, u.id
  )
  insert into clinic.audit_entries (tenant_id, at, action, entity, entity_id, actor_id, procedure, changes)
  select f.tenant_id, now(), 'UPDATE', 'User', f.id, f.id, 'the e-mail of the account',
    jsonb_build_object('email', jsonb_build_object('from', old.email, 'to', new.email))
  from followed f;
  update platform.operators o set email = new.email where o.account_id = new.id and o.email <> new.email;
  return null;
end $$;
