-- A patient in the portal changes how they are reached and called, in the columns that the trigger names, and nothing else of what
-- the clinic keeps of them, whatever statement is run (D3). Where it looks at new rows as well, they add none.
create or replace function security.keep_own() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  -- With what goes along with every change.
  theirs text[] := '{version,updated_at,updated_by,number_key,name_order,search_tokens}'::text[] || tg_argv;
begin
  if security.own_patient() is null then
    return new;
  end if;
  if tg_op = 'INSERT' or to_jsonb(old) - theirs is distinct from to_jsonb(new) - theirs then
    raise check_violation using message = 'this is changed by the clinic alone', constraint = 'keep_own';
  end if;
  return new;
end $$;
