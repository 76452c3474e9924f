-- What the changes of an entry say of a row, by the names of its columns: `patient` is `patient_id`, `startsAt` is
-- `starts_at`. Fields that hide their values are named only.
create or replace function security.told_changes(
  changes jsonb, relation jsonb, out told text[], out hidden text[], out before jsonb, out after jsonb
)
language plpgsql immutable
as $$
declare
  property text;
  change jsonb;
  name text;
begin
  told := '{}';
  hidden := '{}';
  before := '{}';
  after := '{}';
  for property, change in select * from jsonb_each(changes) loop
    name := lower(regexp_replace(property, '([A-Z])', '_\1', 'g'));
    if not relation ? name then
      name := name || '_id';
    end if;
    if change ? 'protected' then
      hidden := hidden || name;
    else
      told := told || name;
      before := before || jsonb_build_object(name, change -> 'from');
      after := after || jsonb_build_object(name, change -> 'to');
    end if;
  end loop;
end $$;
