-- Who is bound to facilities cannot widen that, for themselves or for others (TEN-8). A row made without a context
-- belongs to no clinic, so that the policy of its own table refuses it, as that of visitors does: a refusal here would hide a missing policy.
create or replace function security.keep_scope() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  own uuid[] := security.facility_scope();
begin
  if session_user = 'medflow_app' and security.current_tenant() is null then
    new.tenant_id := null;
    return new;
  end if;
  if own is not null and security.current_tenant() is not null and not security.is_visitor()
    and (new.facility_ids is null or not new.facility_ids <@ own
      or tg_op = 'UPDATE' and (old.facility_ids is null or not old.facility_ids <@ own))
  then
    raise insufficient_privilege using message = 'a bound actor stays bound', constraint = 'users_keep_scope';
  end if;
  return new;
end $$;
