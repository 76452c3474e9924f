import { LockMode } from '@mikro-orm/core';
import type { z } from 'zod';
import type { MessageSender } from '../../../shared/clinic/messages.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Message } from './message.entity.ts';

/**
 * Says of all that the other side wrote to a patient's thread, up to this message, that it was read. Locked, so that the second
 * of two windows finds nothing left to say.
 */
export const markRead = async (
  em: ClinicEm,
  id: string,
  by: z.output<typeof MessageSender>,
): Promise<Message> => {
  const last = await em.findOneOrFail(Message, { id });
  const unread = await em.find(
    Message,
    {
      ...{ patient: last.patient, sender: by === 'clinic' ? 'patient' : 'clinic', readAt: null },
      createdAt: { $lte: last.createdAt },
    },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { createdAt: 'asc', id: 'asc' } },
  );
  for (const message of unread) message.markRead();
  return last;
};
