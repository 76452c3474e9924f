-- Once a mail is sent, the link in it belongs to its recipient alone, and no key opens it any more (A11). What stands instead is
-- nothing to seal: version 0 says so (docs/vault.md).
create or replace function security.forget_secret() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if new.secret and new.sent_at is not null then
    new.body := '\x0000'::bytea
      || convert_to('This mail held a link that lets its reader in, so its text is not kept.', 'UTF8');
  end if;
  return new;
end $$;
