import { z } from 'zod';
import type { ThreadsPage, ThreadsQuery } from '../../../shared/clinic/messages.ts';
import { opening } from '../../data/lists/opening.ts';
import { fromCursor, type Order, pageOf } from '../../data/lists/page.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic, oneInClinic } from '../../data/orm/in-clinic.ts';
import { NAMES, namesIn, sealedNames } from '../patients/sealed-names.ts';
import { Message } from './message.entity.ts';

/** Enough of a message to know what it is about. */
const EXCERPT = 160;

const Row = z.object({
  ...{ id: z.string(), ...sealedNames },
  ...{
    waits: z.enum(['0', '1']),
    at: z.coerce.date(),
    messageId: z.string(),
    text: z.instanceof(Uint8Array),
    unread: z.coerce.number(),
  },
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
const WAITING = `m.sender = 'patient' and m.settled_at is null and m.deleted_at is null`;
const PATIENT = `p.facility_id, ${NAMES}`;
const LAST = 'order by n.created_at desc, n.id desc limit 1';

/** Whom nobody has answered, with the last message of each. They are few, however much was ever written. */
const waitingThreads = `
  select o.patient_id as id, ${PATIENT}, '1' as waits, l.created_at as at, l.id as "messageId", l.text
  from (select distinct m.patient_id from clinic.messages m where ${WAITING}) o
    join clinic.patients p on p.id = o.patient_id and p.deleted_at is null
    cross join lateral (
      select n.id, n.created_at, n.text from clinic.messages n where n.patient_id = o.patient_id and n.deleted_at is null ${LAST}
    ) l`;

const STEP = `select n.id, n.patient_id, n.created_at, n.text from clinic.messages n where n.deleted_at is null`;
const BACK = 'order by n.created_at desc, n.patient_id desc, n.id desc limit 1';

/**
 * All others by their last message, as far as the actor sees the patient. It goes back from the newest message, one by one, until
 * the page is full, and passes over those that were not the last word: how much was written before does not matter. The planner,
 * which takes each clinic for one of average size, is left no other way.
 */
const answeredThreads = (bound: string) => `
  with recursive walk as (
    (${STEP} ${bound} ${BACK})
    union all
    select s.* from walk w cross join lateral (
      ${STEP} and (n.created_at, n.patient_id, n.id) < (w.created_at, w.patient_id, w.id) ${BACK}
    ) s
  )
  select l.patient_id as id, p.*, '0' as waits, l.created_at as at, l.id as "messageId", l.text
  from walk l cross join lateral (
    select ${PATIENT} from clinic.patients p where p.id = l.patient_id and p.deleted_at is null offset 0
  ) p
  where l.id = (select n.id from clinic.messages n where n.patient_id = l.patient_id and n.deleted_at is null ${LAST})
    and not exists (select from clinic.messages m where m.patient_id = l.patient_id and ${WAITING} offset 0)`;

interface Asked {
  threads: string;
  /** For what `threads` takes by itself. */
  params: unknown[];
  conditions: { sql: string; params: readonly unknown[] }[];
  /** None where the threads come in their order. */
  order: string;
  limit: number;
}

/** One statement of the inbox: the threads of one state, from where the page begins. */
const inboxOf = ({ threads, params, conditions, order: by, limit }: Asked) => ({
  sql: `select w.*, (select count(*) from clinic.messages m where m.patient_id = w.id and ${UNREAD}) as unread
    from (${threads}) w ${conditions.length > 0 ? 'where' : ''} ${conditions.map(c => c.sql).join(' and ')}
    ${by} limit ${limit}`,
  params: [...params, ...conditions.flatMap(c => c.params)],
});

/** What a page of the inbox takes: who waits first, then the others, each as far as the page goes. */
export const inboxParts = (input: z.output<typeof ThreadsQuery>) => {
  const { state, facilityId, limit } = input;
  const cursor = fromCursor(order, input);
  const [waits, at] = cursor.flatMap(({ params }) => params);
  const isPastWaiting = waits === '0';
  const conditions = [...(facilityId ? [{ sql: 'w.facility_id = ?', params: [facilityId] }] : []), ...cursor];
  const waiting = (rows: number) =>
    inboxOf({
      ...{ threads: waitingThreads, params: [], conditions, limit: rows },
      order: 'order by w.at desc, w.id desc',
    });
  const answered = (rows: number) =>
    inboxOf({
      threads: answeredThreads(isPastWaiting ? 'and n.created_at <= ?' : ''),
      params: isPastWaiting ? [at] : [],
      ...{ conditions, order: '', limit: rows },
    });
  return {
    rows: limit + 1,
    parts: [
      ...(state === 'answered' || isPastWaiting ? [] : [waiting]),
      ...(state === 'waiting' ? [] : [answered]),
    ],
  };
};

export const listThreads = async (
  em: ClinicEm,
  input: z.output<typeof ThreadsQuery>,
): Promise<z.input<typeof ThreadsPage>> => {
  const { rows: most, parts } = inboxParts(input);
  const rows: z.output<typeof Row>[] = [];
  for (const part of parts)
    if (rows.length < most) {
      const { sql, params } = part(most - rows.length);
      rows.push(...(await inClinic(em, Row, sql, params)));
    }
  const page = pageOf(rows, order, input);
  const open = opening(em, Message, 'text');
  const nameOf = namesIn(em);
  const items = page.items.map(({ waits, at, messageId, text, unread, ...patient }) => ({
    ...{
      id: patient.id,
      at,
      excerpt: open(messageId, text).slice(0, EXCERPT),
      unread,
      patient: { id: patient.id, name: nameOf(patient.id, patient) },
    },
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
