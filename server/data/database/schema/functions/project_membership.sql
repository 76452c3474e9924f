-- Keeps identity.memberships as the live members of each clinic (decision 7).
create or replace function security.project_membership() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_op <> 'INSERT' then
    delete from identity.memberships m where m.tenant_id = old.tenant_id and m.user_id = old.id;
  end if;
  if tg_op <> 'DELETE' and new.deleted_at is null and new.status = 'active' then
    insert into identity.memberships (tenant_id, user_id, account_id, role, name, email, facility_ids)
    values (new.tenant_id, new.id, new.account_id, new.role,
      concat_ws(' ', new.title, new.first_name, new.last_name), new.email, new.facility_ids);
  end if;
  return null;
end $$;
