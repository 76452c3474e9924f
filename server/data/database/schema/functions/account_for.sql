-- The account of an owner-to-be, so that the platform opens a clinic in one transaction.
create or replace function security.account_for(address text, hash text) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  found_id uuid;
begin
  insert into identity.accounts (id, email, password_hash) values (public.uuid_generate_v4(), address, hash)
  on conflict (email) do nothing;
  select a.id into found_id from identity.accounts a where a.email = address;
  return found_id;
end $$;

grant execute on function security.account_for(text,text) to medflow_platform;
