-- Whether every column that changed is told, or hidden as only health data may be. Of a new row, those that no default
-- fills.
create or replace function security.is_told(relation oid, before jsonb, after jsonb, told text[], hidden text[])
returns boolean
language plpgsql stable
as $$
declare
  column_names text[];
begin
  if hidden <> '{}' then
    column_names := array(
      select attname from pg_attribute join pg_description d on d.objoid = attrelid and d.objsubid = attnum
      where attrelid = relation and d.classoid = 'pg_class'::regclass and d.description ~ '^protected'
    );
    told := told || array(select name from unnest(hidden) name where name = any (column_names));
  end if;
  before := before - told;
  after := after - told;
  if before <> '{}' or after = '{}' then
    return before = after;
  end if;
  column_names := array(select attname from pg_attribute where attrelid = relation and atthasdef);
  return jsonb_strip_nulls(after - column_names) = '{}';
end $$;
