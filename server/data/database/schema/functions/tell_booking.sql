-- Tells every process which booking changed, where and when, once that is committed: its facility, practitioner and span
-- before and after, and nothing of the patient. On a channel whose name only the server and the owner can derive, because
-- whoever runs SQL in another clinic may listen to any that they know of (server/data/live).
create or replace function security.tell_booking() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  told jsonb;
  before jsonb;
  after jsonb;
begin
  -- Sealed anew, it says what it said.
  if tg_op = 'UPDATE' and session_user = 'medflow_platform' then
    return null;
  end if;
  if tg_op <> 'INSERT' then
    before := jsonb_build_object('facility', old.facility_id, 'practitioner', old.practitioner_id,
      'from', floor(extract(epoch from old.starts_at) * 1000), 'to', floor(extract(epoch from old.ends_at) * 1000));
  end if;
  if tg_op <> 'DELETE' then
    after := jsonb_build_object('facility', new.facility_id, 'practitioner', new.practitioner_id,
      'from', floor(extract(epoch from new.starts_at) * 1000), 'to', floor(extract(epoch from new.ends_at) * 1000));
    told := jsonb_build_object('clinic', md5(new.tenant_id::text), 'booking', new.id, 'version', new.version);
  else
    told := jsonb_build_object('clinic', md5(old.tenant_id::text), 'booking', old.id, 'version', old.version);
  end if;
  told := told || jsonb_build_object('id', gen_random_uuid(), 'places',
    case when before is null or before = after then jsonb_build_array(after)
      when after is null then jsonb_build_array(before) else jsonb_build_array(before, after) end);
  perform pg_notify('medflow_live_' || left(encode(sha256(outer_pad || sha256(inner_pad || convert_to('live', 'UTF8'))), 'hex'), 40), told::text)
  from security.context_keys;
  return null;
end $$;
