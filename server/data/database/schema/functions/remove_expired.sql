-- Deletes so many sessions that ended, one-time tokens that expired and wishes for another e-mail that are over, and answers how many rows that were: no role that
-- serves may delete what still counts (AT7). Ended sessions are kept as long as they tell from where an account usually
-- signs in. Several may call it at once: none waits for a row that another one removes.
create or replace function security.remove_expired(keep_ended interval, at_once int) returns int
language sql security definer set search_path = pg_catalog, pg_temp
as $$
  with ended as (
    delete from identity.sessions where id in (
      select id from identity.sessions
      where (expires_at < now() or revoked_at is not null) and created_at < now() - keep_ended
      limit at_once for update skip locked
    ) returning 1
  ), expired as (
    delete from identity.one_time_tokens where id in (
      select id from identity.one_time_tokens where expires_at < now() limit at_once for update skip locked
    ) returning 1
  ), over as (
    delete from identity.email_changes where id in (
      select id from identity.email_changes where expires_at < now() limit at_once for update skip locked
    ) returning 1
  )
  select ((select count(*) from ended) + (select count(*) from expired) + (select count(*) from over))::int
$$;

grant execute on function security.remove_expired(interval,int) to medflow_identity;
