-- The verified clinic for whoever writes: one that is closed says so, because writing into it is no attack (R4).
create or replace function security.open_tenant() returns uuid
language plpgsql stable parallel safe
as $$
declare
  tenant uuid := security.current_tenant();
  claimed text := current_setting('app.current_tenant_id', true);
begin
  if tenant is not null or claimed is null or claimed = '' then
    return tenant;
  end if;
  -- The context is genuine, or it had raised: the clinic is erased.
  raise insufficient_privilege using message = 'the clinic is closed', constraint = 'clinic_closed';
end $$;
