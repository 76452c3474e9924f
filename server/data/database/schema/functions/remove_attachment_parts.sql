-- Deletes so many parts of files that were begun a day ago and never sent to their end, or that have been in the trash for 30 days, and
-- answers how many.
create or replace function security.remove_attachment_parts(at_once int) returns int
language sql security definer set search_path = pg_catalog, pg_temp
as $$
  with over as (
    select p.tenant_id, p.id from clinic.attachment_parts p
    join clinic.attachments a on a.tenant_id = p.tenant_id and a.id = p.attachment_id
    where p.at < now() - interval '1 day' and (a.status = 'sending' or a.deleted_at < now() - interval '30 days')
    order by p.at limit at_once for update of p skip locked
  ), gone as (
    delete from clinic.attachment_parts p using over where p.tenant_id = over.tenant_id and p.id = over.id returning 1
  )
  select count(*)::int from gone
$$;

grant execute on function security.remove_attachment_parts(int) to medflow_platform;
