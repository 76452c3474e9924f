-- A message says what it said when it was sent, and is read once, by the side that did not write it, whatever statement is run
-- for whom (D3).
create or replace function security.keep_message() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  -- Sealed anew, it says what it said.
  if new.text is distinct from old.text and session_user <> 'medflow_platform' or new.sender is distinct from old.sender
    or (old.read_at is not null and new.read_at is distinct from old.read_at)
  then
    raise check_violation using message = 'a message never changes', constraint = 'keep_message';
  end if;
  if new.read_at is distinct from old.read_at and session_user = 'medflow_app'
    and (security.own_patient() is null) = (old.sender = 'clinic')
  then
    raise check_violation using message = 'a message is read by the other side', constraint = 'keep_message';
  end if;
  return new;
end $$;
