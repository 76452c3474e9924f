import { z } from 'zod';
import { AnswerInstant, Id, Named, page, paging, recordFields, Text } from '../scalars.ts';

/** Who wrote a message: the patient in the portal, or somebody of the clinic. */
export const MessageSender = z.enum(['patient', 'clinic']);

export const MessageText = Text(4000);

export const NewMessage = z.strictObject({ patientId: Id, text: MessageText });
export const MessagesQuery = z.strictObject({ ...paging, patientId: Id });

export const Message = z.object({
  ...recordFields,
  patientId: z.uuid(),
  sender: MessageSender,
  /** Who of the clinic wrote it; null where the patient did. */
  author: z.string().nullable(),
  text: z.string(),
  /** When the other side saw it. */
  readAt: AnswerInstant.nullable().default(null),
  /** Since when what a patient wrote waits for no answer; null where it does, and for what the clinic wrote. */
  settledAt: AnswerInstant.nullable().default(null),
});
export type Message = z.output<typeof Message>;
export const MessagesPage = page(Message);

/** Whether something that the patient wrote waits for an answer. */
export const ThreadState = z.enum(['waiting', 'answered']);

export const ThreadsQuery = z.strictObject({
  ...paging,
  state: ThreadState.optional(),
  facilityId: Id.optional(),
});

/** All that was written with one patient, by its last message. */
export const MessageThread = z.object({
  /** The patient’s, who has one thread. */
  id: z.uuid(),
  patient: Named,
  state: ThreadState,
  /** When the last message was written. */
  at: AnswerInstant,
  /** How it begins. */
  excerpt: z.string(),
  /** How many of the patient’s nobody has read. */
  unread: z.int(),
});
export type MessageThread = z.output<typeof MessageThread>;
export const ThreadsPage = page(MessageThread);

export const MessageCount = z.object({ unread: z.int() });
