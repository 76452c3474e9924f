-- The patients of the verified clinic, and of the facilities that the actor is bound to, that all of these tokens stand for. As the
-- owner, because no condition on a list may use an index before the policies were asked; whatever it answers is read under the
-- policies of the patients all the same, and tokens of another clinic come from another key.
create or replace function security.patients_with(asked bigint[]) returns setof uuid
language plpgsql stable rows 50 security definer set search_path = pg_catalog, pg_temp
as $$
declare
  clinic uuid := security.current_tenant();
  scope uuid[] := security.facility_scope();
begin
  return query select t.patient_id from clinic.patient_terms t
    where t.tokens @> asked and t.tenant_id = clinic and (scope is null or t.facility_id = any (scope));
end $$;

grant execute on function security.patients_with(bigint[]) to medflow_app;
