-- Who asked stays who asked; of their own request a patient says that it is called off, or that they wrote something, and no more,
-- whatever statement is run for them.
create or replace function security.keep_request() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  theirs constant text[] := array['status', 'status_reason', 'status_at', 'status_by', 'unread', 'updated_at', 'updated_by', 'version'];
begin
  if new.side is distinct from old.side then
    raise check_violation using message = 'who asked never changes', constraint = 'keep_request';
  end if;
  if session_user = 'medflow_app' and security.own_patient() is not null
    and (to_jsonb(new) - theirs is distinct from to_jsonb(old) - theirs
      or new.status is distinct from old.status
        and (new.status <> 'called-off' or old.status not in ('new', 'accepted') or new.status_by is not null)
      or new.status = old.status
        and (new.status_reason, new.status_at, new.status_by) is distinct from (old.status_reason, old.status_at, old.status_by)
      or old.unread and not new.unread)
  then
    raise check_violation using message = 'a request is decided by the clinic', constraint = 'keep_request';
  end if;
  return new;
end $$;
