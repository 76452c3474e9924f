import type { EntityDTO } from '@mikro-orm/core';
import type { z } from 'zod';
import {
  Message as Contract,
  MessageCount,
  MessagesPage,
  MessagesQuery,
  NewMessage,
  ThreadsPage,
  ThreadsQuery,
} from '../../../shared/clinic/messages.ts';
import { ById, ByVersion, Done, Gone, Nothing } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import { listOf, sortedBy } from '../../data/lists/list-of.ts';
import { idOf } from '../../data/lists/rows-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { trashOf } from '../../data/orm/trash-of.ts';
import { restoreFromTrash } from '../../data/orm/versions.ts';
import { recordAccess } from '../../data/trails/record-access.ts';
import { Patient } from '../patients/patient.entity.ts';
import { namesOf } from '../users/names.ts';
import { markRead } from './mark-read.ts';
import { Message } from './message.entity.ts';
import { letWait, openAgain, settleUpTo } from './settle.ts';
import { countUnread, listThreads } from './threads.ts';
import { writeMessage } from './write-message.ts';

const reading = { readsPatients: true };
const bounded = { withinFacilities: true };

const listed = listOf(Message, sortedBy(['createdAt'], { descending: true }), {
  where: ({ patientId }: z.output<typeof MessagesQuery>) => ({ patient_id: patientId }),
});

type Row = Omit<EntityDTO<Message>, 'patient'> & { patientId: string };

/** With the names of the clinic's people; patients are told none. */
const withAuthors = async (em: ClinicEm, rows: Row[]): Promise<z.input<typeof Contract>[]> => {
  const nameOf = await namesOf(
    em,
    rows.map(({ createdBy }) => createdBy),
  );
  return rows.map(row => ({ ...row, author: row.sender === 'clinic' ? nameOf(row.createdBy) : null }));
};

const answered = async (em: ClinicEm, message: Message): Promise<z.input<typeof Contract>> => {
  // Its version is known then.
  await em.flush();
  const { patient, ...row } = message;
  recordAccess(em, [patient.id]);
  const nameOf = await namesOf(em, [row.createdBy]);
  return { ...row, patientId: patient.id, author: row.sender === 'clinic' ? nameOf(row.createdBy) : null };
};

const takeBack = trashOf(Message, message => message.expectUnread());
const withTrash = { filters: { live: false } };

/** What patients write in the portal, and what the clinic writes to them. */
export const messages = router({
  list: allowed('messages:read', 'GET /messages', MessagesQuery, MessagesPage, reading).query(async call => {
    const { em } = call.ctx;
    const { patientId } = call.input;
    await em.findOneOrFail(Patient, { id: patientId });
    const { items, nextCursor } = await listed(call);
    recordAccess(em, [patientId]);
    const rows = items.map(({ patient, ...row }) => ({ ...row, patientId: idOf(patient) }));
    return { items: await withAuthors(em, rows), nextCursor };
  }),

  get: allowed('messages:read', 'GET /messages/{id}', ById, Contract, reading).query(
    async ({ ctx: { em }, input }) => answered(em, await em.findOneOrFail(Message, { id: input.id })),
  ),

  /** The inbox: of each patient the last message, those that nobody has answered before all others. */
  threads: allowed('messages:read', 'GET /message-threads', ThreadsQuery, ThreadsPage, reading).query(
    async ({ ctx: { em }, input }) => {
      const page = await listThreads(em, input);
      recordAccess(
        em,
        page.items.map(({ patient }) => patient.id),
      );
      return page;
    },
  ),

  count: allowed('messages:read', 'GET /message-count', Nothing, MessageCount).query(({ ctx: { em } }) =>
    countUnread(em),
  ),

  write: allowed('messages:write', 'POST /messages', NewMessage, Contract, bounded).mutation(
    async ({ ctx: { em, caller, linkTo }, input }) => {
      const { clinic } = caller;
      return answered(em, await writeMessage(em, input, { clinic, link: linkTo(clinic.slug, '/portal') }));
    },
  ),

  /** All that the patient wrote, up to this message. */
  markRead: allowed('messages:write', 'POST /messages/{id}/read', ById, Done, bounded).mutation(
    async ({ ctx: { em }, input }) => {
      await markRead(em, input.id, 'clinic');
      return { done: true as const };
    },
  ),

  /** What the patient wrote, up to this message, needs no answer, as a word of thanks. */
  settle: allowed('messages:write', 'POST /messages/{id}/settle', ById, Done, bounded).mutation(
    async ({ ctx: { em }, input }) => {
      await settleUpTo(em, await em.findOneOrFail(Message, { id: input.id }));
      return { done: true as const };
    },
  ),

  /** It needs one after all. */
  letWait: allowed('messages:write', 'POST /messages/{id}/let-wait', ById, Done, bounded).mutation(
    async ({ ctx: { em }, input }) => {
      await letWait(em, input.id);
      return { done: true as const };
    },
  ),

  /** Takes a message back that went to the wrong patient, while they have not read it; what it answered waits again. */
  trash: allowed('messages:write', 'DELETE /messages/{id}', ByVersion, Gone, bounded).mutation(async call => {
    const gone = await takeBack(call);
    await openAgain(call.ctx.em, await call.ctx.em.findOneOrFail(Message, { id: gone.id }, withTrash));
    return gone;
  }),

  restore: allowed('messages:write', 'POST /messages/{id}/restore', ById, Contract, bounded).mutation(
    async ({ ctx: { em }, input }) => {
      const message = await restoreFromTrash(em, Message, input.id);
      await settleUpTo(em, message, message.createdAt);
      return answered(em, message);
    },
  ),
});
