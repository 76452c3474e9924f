import { LockMode } from '@mikro-orm/core';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Refusal } from '../../errors.ts';
import { Message } from './message.entity.ts';

/** What a patient wrote and nobody has answered yet. */
const waiting = ({ patient }: Message) => ({ patient, sender: 'patient' as const, settledAt: null });

/** The second of two who say it at once finds nothing left to say. */
const inOrder = {
  lockMode: LockMode.PESSIMISTIC_WRITE,
  orderBy: { createdAt: 'asc', id: 'asc' },
} as const;

/** Says of all that the patient wrote, up to this message, that it waits for nobody: at the moment of the answer, where it is one. */
export const settleUpTo = async (em: ClinicEm, last: Message, at = new Date()): Promise<void> => {
  const settled = await em.find(Message, { ...waiting(last), createdAt: { $lte: last.createdAt } }, inOrder);
  for (const message of settled) message.settledAt = at;
};

/** Lets what was answered by this message alone wait again, for it was taken back. */
export const openAgain = async (em: ClinicEm, answer: Message): Promise<void> => {
  const { id, patient, createdAt } = answer;
  const answered = await em.find(Message, { patient, sender: 'patient', settledAt: createdAt }, inOrder);
  const [other] = await em.find(
    Message,
    { id: { $ne: id }, patient, sender: 'clinic', createdAt: { $gte: createdAt } },
    { orderBy: { createdAt: 'asc', id: 'asc' }, limit: 1 },
  );
  for (const message of answered) message.settledAt = other?.createdAt ?? null;
};

/** Lets what a patient wrote wait for an answer after all. */
export const letWait = async (em: ClinicEm, id: string): Promise<void> => {
  const message = await em.findOneOrFail(Message, { id });
  if (message.sender === 'clinic') throw new Refusal('Only what a patient wrote waits for an answer.');
  message.settledAt = null;
};
