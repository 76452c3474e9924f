-- Which clinics have a record that expires or has expired by this day, and of which nobody was reminded yet: their ids and nothing else.
-- Whether the day has come in the clinic is asked there.
create or replace function security.clinics_with_compliance_due(by_day date) returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select distinct r.tenant_id from clinic.compliance_records r
  where r.expires_on - r.remind_days_before <= by_day and r.deleted_at is null
    and not exists (select from clinic.compliance_records n
      where n.tenant_id = r.tenant_id and n.renews_id = r.id and n.deleted_at is null)
    and not exists (select from clinic.compliance_reminders m where m.tenant_id = r.tenant_id and m.record_id = r.id
      and m.expires_on = r.expires_on and m.step = case when r.expires_on < by_day then 'expired' else 'expiring' end)
$$;

grant execute on function security.clinics_with_compliance_due(date) to medflow_platform;
