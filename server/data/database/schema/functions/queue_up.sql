-- Rivals for a practitioner or a patient wait for each other here, in one order, before the exclusion constraints look:
-- two that found each other there would wait crosswise and die of it (R3).
create or replace function security.queue_up() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  claimed bigint;
begin
  for claimed in
    select hashtextextended(new.tenant_id || ' ' || who, 0) from unnest(array[new.practitioner_id, new.patient_id]) who order by 1
  loop
    perform pg_advisory_xact_lock(claimed);
  end loop;
  return new;
end $$;
