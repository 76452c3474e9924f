import { z } from 'zod';
import type { ThreadsPage, ThreadsQuery } from '../../../shared/clinic/messages.ts';
import { fromCursor, type Order, pageOf } from '../../data/lists/page.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic, oneInClinic } from '../../data/orm/in-clinic.ts';
import { recordAccess } from '../../data/trails/record-access.ts';
import { patientName } from '../patients/patient.entity.ts';

/** Enough of a message to know what it is about. */
const EXCERPT = 160;

const Row = z.object({
  ...{ id: z.string(), firstName: z.string(), lastName: z.string(), preferredName: z.string().nullable() },
  ...{ waits: z.enum(['0', '1']), at: z.coerce.date(), excerpt: z.string(), unread: z.coerce.number() },
});

/** Those that wait before all others, then the newest. */
const order: Order = {
  columns: [
    { column: 'w.waits', property: 'waits' },
    { column: 'w.at', property: 'at' },
    { column: 'w.id', property: 'id' },
  ],
  descending: true,
};

const UNREAD = `m.sender = 'patient' and m.read_at is null and m.deleted_at is null`;

/** Each patient's thread by its last message, as far as the actor sees the patient. */
const THREADS = `
  select l.patient_id as id, p.facility_id, p.first_name as "firstName", p.last_name as "lastName",
    p.preferred_name as "preferredName", case l.sender when 'patient' then '1' else '0' end as waits, l.at, l.excerpt
  from (
    select distinct on (m.patient_id) m.patient_id, m.sender, m.created_at as at, left(m.text, ${EXCERPT}) as excerpt
    from clinic.messages m where m.deleted_at is null order by m.patient_id, m.created_at desc, m.id desc
  ) l join clinic.patients p on p.id = l.patient_id where p.deleted_at is null`;

const waitsIn = { waiting: '1', answered: '0' } as const;

export const listThreads = async (
  em: ClinicEm,
  input: z.output<typeof ThreadsQuery>,
): Promise<z.input<typeof ThreadsPage>> => {
  const { state, facilityId, limit } = input;
  const conditions = [
    ...(state ? [{ sql: 'w.waits = ?', params: [waitsIn[state]] }] : []),
    ...(facilityId ? [{ sql: 'w.facility_id = ?', params: [facilityId] }] : []),
    ...fromCursor(order, input),
  ];
  const sql = `select w.*, (select count(*) from clinic.messages m where m.patient_id = w.id and ${UNREAD}) as unread
    from (${THREADS}) w ${conditions.length > 0 ? 'where' : ''} ${conditions.map(c => c.sql).join(' and ')}
    order by w.waits desc, w.at desc, w.id desc limit ${limit + 1}`;
  const rows = await inClinic(
    em,
    Row,
    sql,
    conditions.flatMap(c => c.params),
  );
  const page = pageOf(rows, order, input);
  recordAccess(
    em,
    page.items.map(({ id }) => id),
  );
  const items = page.items.map(({ waits, at, excerpt, unread, ...patient }) => ({
    ...{ id: patient.id, at, excerpt, unread, patient: { id: patient.id, name: patientName(patient) } },
    state: waits === '1' ? ('waiting' as const) : ('answered' as const),
  }));
  return { ...page, items };
};

/** How many messages of patients nobody has read, of those whom the actor sees. */
export const countUnread = (em: ClinicEm) =>
  oneInClinic(
    em,
    z.object({ unread: z.coerce.number() }),
    `select count(*) as unread from clinic.messages m join clinic.patients p on p.id = m.patient_id and p.deleted_at is null where ${UNREAD}`,
  );
