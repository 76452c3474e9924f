-- Which columns of a table may change of what is in the ledger: what goes along with every change, and the patient, who may be merged
-- into another one (balance_invoice looks whether they were). The platform seals anew what says the same.
create or replace function security.kept_in_ledger(relation oid) returns text[]
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select '{version,updated_at,updated_by,patient_id}'::text[]
    || case when session_user = 'medflow_platform' then security.sealed_columns(relation) else '{}' end
$$;
