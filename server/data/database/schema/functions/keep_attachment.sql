-- The way of a file, whatever statement is run: it is sent, waits, and is judged by the system alone, once. No judgement is taken back,
-- and no other bytes get under one.
create or replace function security.keep_attachment() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  judged constant text[] := array['status', 'kind', 'reason', 'finding', 'has_preview', 'fingerprint', 'same_as', 'scan_at', 'attempts', 'scanned_at', 'scanner'];
begin
  if session_user <> 'medflow_app' then
    return new;
  end if;
  if tg_op = 'INSERT' then
    -- Another clinic's, and what a visitor writes, the policies refuse.
    if new.tenant_id is distinct from security.current_tenant() or security.is_visitor() then
      return new;
    end if;
    if new.status <> 'sending' or new.received <> 0 or new.parts <> 0 or new.scanned_at is not null then
      raise check_violation using message = 'a file is sent before it is anything else', constraint = 'keep_attachment';
    end if;
    return new;
  end if;
  if not (new.status = old.status
      or old.status = 'sending' and new.status = 'waiting' and new.received = new.size
      or old.status = 'waiting' and new.status in ('clean', 'infected', 'refused', 'withheld') and security.is_system())
    or old.status <> 'sending' and (new.received, new.parts) is distinct from (old.received, old.parts)
    or old.status not in ('sending', 'waiting')
      and (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(to_jsonb(new)) where key = any (judged))
        is distinct from (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(to_jsonb(old)) where key = any (judged))
  then
    raise check_violation using message = 'only the check says what a file is', constraint = 'keep_attachment';
  end if;
  return new;
end $$;
