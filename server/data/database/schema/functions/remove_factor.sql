-- Takes a second factor off an account, and answers how many rows that were. Whoever may delete from a table may lock it as
-- a whole as well (AT7), so no role that serves may; and what is not one account's cannot be named here.
create or replace function security.remove_factor(account uuid, kind text, only_id uuid default null) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  removed int;
begin
  case kind
    when 'app' then
      delete from identity.second_factors f where f.account_id = account;
    when 'app that was not confirmed' then
      delete from identity.second_factors f where f.account_id = account and f.confirmed_at is null;
    when 'passkeys' then
      delete from identity.passkeys p where p.account_id = account and p.id = coalesce(only_id, p.id);
    when 'recovery codes' then
      delete from identity.recovery_codes c where c.account_id = account;
  end case;
  get diagnostics removed = row_count;
  return removed;
end $$;

grant execute on function security.remove_factor(uuid,text,uuid) to medflow_identity;
