-- What the changes of an entry say of a row, by the names of its columns: `patient` is `patient_id`, `startsAt` is
-- `starts_at`. Fields that hide their values are named only.
create or replace function security.told_changes(
  changes jsonb, relation jsonb, out told text[], out hidden text[], out before jsonb, out after jsonb
)
language plpgsql immutable
as $$
begin
  select
    coalesce(array_agg(name) filter (where not hides), '{}'),
    coalesce(array_agg(name) filter (where hides), '{}'),
    coalesce(jsonb_object_agg(name, change -> 'from') filter (where not hides), '{}'),
    coalesce(jsonb_object_agg(name, change -> 'to') filter (where not hides), '{}')
  into told, hidden, before, after
  from (
    select case when relation ? snake then snake else snake || '_id' end as name, change, change ? 'protected' as hides
    from jsonb_each(changes) as each (property, change),
      lower(regexp_replace(property, '([A-Z])', '_\1', 'g')) as snake
  ) as columns;
end $$;
