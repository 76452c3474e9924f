import type { NotificationKind } from '../../../shared/clinic/notifications.ts';

/**
 * Where it is read what happened. Each statement takes the member as `:me` and the time from which on as `:since`, and until
 * which as `:until` where what it tells moves on in time.
 */
export interface Source {
  kinds: NotificationKind[];
  /** Rows of id, kind, at, record_id, count, starts_at and name, of the member alone. */
  sql: string;
}

/**
 * What happened is read from where it is kept and copied nowhere, under the policies of whoever asks. Every condition that
 * narrows is one of equality or order on columns of an index: what the policies of a table have to be asked first, the planner
 * lets nothing else pass before them.
 */
export const sources: Source[] = [
  {
    kinds: ['booking_made', 'booking_moved', 'booking_cancelled', 'booking_restored'],
    // One's own bookings that are not long over, by practitioner and time; of those that changed lately, their entries.
    sql: `select min(e.kind || ':' || e.id) as id, e.kind, max(e.at) as at,
        (array_agg(e.booking order by e.starts_at, e.booking))[1] as record_id, count(distinct e.booking)::int as count,
        min(e.starts_at) as starts_at, null::text as name
      from (
        select a.id, a.at, a.txid, b.id as booking, b.starts_at, case
          when a.action = 'CREATE' or a.changes->'practitioner'->>'to' = b.practitioner_id::text then 'booking_made'
          when a.changes->'status'->>'to' = 'cancelled' then 'booking_cancelled'
          when a.changes->'status'->>'from' = 'cancelled' then 'booking_restored'
          when a.changes->'startsAt' is not null then 'booking_moved' end as kind
        from clinic.bookings b cross join lateral (
          select a.id, a.at, a.txid, a.action, a.changes from clinic.audit_entries a
          where a.entity_id = b.id and a.at > :since and a.entity = 'Booking' and a.actor_id is distinct from :me
        ) a where b.practitioner_id = :me and b.starts_at > :since and b.updated_at > :since
      ) e where e.kind is not null group by e.txid, e.kind`,
  },
  {
    kinds: ['request_received'],
    // Nobody asks for a time that is over, so the time that was asked for bounds what is looked at.
    sql: `select 'request_received:' || a.id, 'request_received', a.at, r.id, 1, r.starts_at, null
      from clinic.booking_requests r cross join lateral (
        select a.id, a.at from clinic.audit_entries a
        where a.entity_id = r.id and a.at > :since and a.entity = 'BookingRequest'
          and a.changes->'status'->>'to' in ('waiting', 'confirmed')
      ) a where r.starts_at > :since and r.updated_at > :since and r.deleted_at is null`,
  },
  {
    kinds: ['wait_asked'],
    // One that nobody has confirmed is nobody's wish yet.
    sql: `select 'wait_asked:' || r.id, 'wait_asked', r.confirmed_at, r.id, 1, null, null
      from clinic.waiting_requests r where r.confirmed_at > :since and r.deleted_at is null`,
  },
  {
    kinds: ['message_received'],
    sql: `select 'message:' || m.id, 'message_received', m.created_at, m.patient_id, 1, null, null
      from clinic.messages m where m.created_at > :since and m.sender = 'patient' and m.deleted_at is null`,
  },
  {
    kinds: ['task_given'],
    // What is done by now, or was given to somebody else since, is no news any more; nor what they took themselves.
    sql: `select 'task:' || a.id, 'task_given', a.at, k.id, 1, null, null
      from clinic.tasks k cross join lateral (
        select a.id, a.at from clinic.audit_entries a
        where a.entity_id = k.id and a.at > :since and a.entity = 'Task' and a.actor_id is distinct from :me
          and a.changes->'assignee'->>'to' = k.assignee_id::text
        order by a.at desc limit 1
      ) a where k.assignee_id = :me and k.updated_at > :since and k.status in ('todo', 'doing') and k.deleted_at is null`,
  },
  {
    kinds: ['request_given'],
    sql: `select 'request:' || a.id, 'request_given', a.at, r.id, 1, null, null
      from clinic.service_requests r cross join lateral (
        select a.id, a.at from clinic.audit_entries a
        where a.entity_id = r.id and a.at > :since and a.entity = 'ServiceRequest' and a.actor_id is distinct from :me
          and a.changes->'assignee'->>'to' = r.assignee_id::text
        order by a.at desc limit 1
      ) a where r.assignee_id = :me and r.updated_at > :since and r.status in ('new', 'accepted', 'scheduled') and r.deleted_at is null`,
  },
  {
    kinds: ['request_asked'],
    sql: `select 'asked:' || r.id, 'request_asked', r.created_at, r.id, 1, null, null
      from clinic.service_requests r where r.created_at > :since and r.side = 'patient' and r.deleted_at is null`,
  },
  {
    kinds: ['export_ready', 'export_failed'],
    sql: `select 'export:' || x.id, 'export_' || x.status, coalesce(x.written_at, x.updated_at), x.id, 1, null, x.list
      from clinic.list_exports x
      where x.created_by = :me and x.created_at > :since and x.status in ('ready', 'failed') and x.deleted_at is null`,
  },
  {
    kinds: ['import_done', 'import_failed'],
    // The name of its file may be that of a patient.
    sql: `select 'import:' || i.id, case when i.fault is null then 'import_done' else 'import_failed' end,
        case when i.fault is null then coalesce(i.finished_at, i.updated_at) else i.updated_at end, i.id, 1, null, null
      from clinic.patient_imports i
      where i.asked_by = :me and i.created_at > :since and (i.status = 'imported' or i.fault is not null) and i.deleted_at is null`,
  },
  {
    kinds: ['webhook_failing'],
    sql: `select 'webhook:' || w.id, 'webhook_failing', d.at, w.id, d.count, null, w.name
      from (
        select d.webhook_id, max(d.settled_at) as at, count(*)::int as count
        from clinic.webhook_deliveries d where d.status = 'dead' and d.settled_at > :since and d.settled_at <= :until
        group by d.webhook_id
      ) d join clinic.webhooks w on w.id = d.webhook_id and w.deleted_at is null`,
  },
  {
    kinds: ['announcement_published'],
    // One that is written later than it was to be published is news from when it was written.
    sql: `select 'announcement:' || n.id, 'announcement_published', greatest(n.publishes_at, n.created_at), n.id, 1, null, n.title
      from clinic.announcements n
      where n.publishes_at > :since - interval '30 days' and n.publishes_at <= now()
        and greatest(n.publishes_at, n.created_at) > :since and (n.ends_at is null or n.ends_at > now()) and n.deleted_at is null and n.created_by is distinct from :me`,
  },
  {
    kinds: ['compliance_expiring', 'compliance_expired'],
    // For its holder and for whoever leads the clinic; what was renewed, put away or given another date since concerns nobody.
    sql: `select 'compliance:' || m.id, 'compliance_' || m.step, m.at, r.id, 1, null, r.title
      from clinic.compliance_reminders m
      join clinic.compliance_records r on r.tenant_id = m.tenant_id and r.id = m.record_id
        and r.expires_on = m.expires_on and r.deleted_at is null
      where m.at > :since
        and not exists (select from clinic.compliance_records n
          where n.tenant_id = r.tenant_id and n.renews_id = r.id and n.deleted_at is null)
        and exists (select from clinic.users u
          where u.id = :me and (u.id = r.holder_user_id or u.role in ('owner', 'admin')))`,
  },
];
