-- The patients of the verified clinic, and of the facilities that the actor is bound to, that all tokens of a list stand for, by the
-- place of the list among those that are asked for. As the owner, because no condition on a list may use an index before the policies
-- were asked; whatever it answers is read under the policies of the patients all the same, and tokens of another clinic come from
-- another key.
create or replace function security.patients_with(asked jsonb) returns table (list int, patient_id uuid)
language plpgsql stable rows 50 security definer set search_path = pg_catalog, pg_temp
as $$
declare
  clinic uuid := security.current_tenant();
  scope uuid[] := security.facility_scope();
begin
  return query select a.list::int, t.patient_id
    from jsonb_array_elements(asked) with ordinality a (tokens, list)
    cross join lateral (select array_agg(token::bigint) as tokens from jsonb_array_elements_text(a.tokens) token) w
    -- The tokens first and alone (offset 0), or all patients of the clinic would be looked up beside them.
    cross join lateral (select * from clinic.patient_terms p where p.tokens @> w.tokens offset 0) t
    where t.tenant_id = clinic and (scope is null or t.facility_id = any (scope));
end $$;

grant execute on function security.patients_with(jsonb) to medflow_app;
