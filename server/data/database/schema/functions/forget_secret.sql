-- What a copy of the table must not tell: once a mail is sent, the link in it belongs to its recipient alone (A11).
create or replace function security.forget_secret() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if new.secret and new.sent_at is not null then
    new.body := 'This mail held a link that lets its reader in, so its text is not kept.';
  end if;
  return new;
end $$;
