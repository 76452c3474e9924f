-- Another domain begins without proof, whoever changes it (IDN-10).
create or replace function security.keep_proof() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  new.domain_proven_at := null;
  new.domain_checked_at := null;
  new.domain_fault := null;
  new.domain_failures := 0;
  return new;
end $$;
