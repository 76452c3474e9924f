-- Where a clinic can only be read, access can still be taken away: a member deactivated, a member or an invitation removed.
-- The policy `withdrawal` lets such rows pass, and this sees to it that nothing else is changed along with it.
create or replace function security.only_closes() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  closing text[] := '{status,deleted_at,deleted_by,updated_at,updated_by,version}';
  before jsonb := to_jsonb(old);
  after jsonb := to_jsonb(new);
begin
  if session_user = 'medflow_app' and security.current_tenant() is not null and (
    after - closing is distinct from before - closing
    or (after ->> 'status' is distinct from before ->> 'status' and after ->> 'status' <> 'inactive')
    or (old.deleted_at is not null and new.deleted_at is distinct from old.deleted_at)
    or split_part(current_setting('app.context', true), '|', 5) <> ''
  ) then
    perform security.writable_tenant();
  end if;
  return new;
end $$;
