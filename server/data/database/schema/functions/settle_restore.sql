-- What triggers and foreign keys would have seen to while a clinic was restored, once: takes what was kept of records that are there no
-- more, refuses whatever else refers to nothing, counts members and usage anew, and tells every process.
create or replace function security.settle_restore(kept regclass[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set session_replication_role = replica
as $$
declare
  tenant uuid := security.writable_tenant();
  link record;
  broken boolean;
  counted text;
begin
  perform security.expect_restore('clinic.users');
  for link in
    select c.conname, c.conrelid::regclass as child, c.confrelid::regclass as parent, c.conrelid = any (kept) as is_kept,
      (select string_agg(format('t.%I is not null', a.attname), ' and ') from pg_attribute a
        where a.attrelid = c.conrelid and a.attnum = any (c.conkey)) as refers,
      (select string_agg(format('p.%I = t.%I', b.attname, a.attname), ' and ')
        from unnest(c.conkey, c.confkey) pair (own, other)
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = pair.own
        join pg_attribute b on b.attrelid = c.confrelid and b.attnum = pair.other) as same
    from pg_constraint c join pg_class t on t.oid = c.confrelid
    where c.contype = 'f' and c.connamespace = 'clinic'::regnamespace and t.relnamespace = 'clinic'::regnamespace
      and c.conrelid <> 'clinic.sealed_entries'::regclass
    -- Events go before their deliveries.
    order by c.confrelid = any (kept), c.conname
  loop
    if link.is_kept then
      execute format('delete from %s t where t.tenant_id = $1 and %s and not exists (select from %s p where %s)',
        link.child, link.refers, link.parent, link.same) using tenant;
    else
      execute format('select exists (select from %s t where t.tenant_id = $1 and %s and not exists (select from %s p where %s))',
        link.child, link.refers, link.parent, link.same) into broken using tenant;
      if broken then
        raise foreign_key_violation using message = 'a row refers to nothing', constraint = link.conname;
      end if;
    end if;
  end loop;
  delete from identity.memberships m where m.tenant_id = tenant;
  insert into identity.memberships (tenant_id, user_id, account_id, role, name, email, facility_ids)
  select u.tenant_id, u.id, u.account_id, u.role, concat_ws(' ', u.title, u.first_name, u.last_name), u.email, u.facility_ids
  from clinic.users u
  where u.tenant_id = tenant and u.deleted_at is null and u.status = 'active'
    and (u.account_id is null or exists (select from identity.accounts a where a.id = u.account_id));
  foreach counted in array '{users,patients,bookings}'::text[] loop
    update platform.usage u set count = 0 where u.clinic_id = tenant and u.metric = counted;
    execute format(
      'insert into platform.usage (clinic_id, metric, period, count)
       select $1, %L, month, count(*) from clinic.%I t, security.counted_in(%L, to_jsonb(t)) month
       where t.tenant_id = $1 and month is not null group by month
       on conflict (clinic_id, metric, period) do update set count = excluded.count',
      counted, counted, counted
    ) using tenant;
  end loop;
  perform pg_notify('medflow_beliefs', md5(tenant::text));
end $$;

grant execute on function security.settle_restore(regclass[]) to medflow_platform;
