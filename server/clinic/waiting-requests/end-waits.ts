import { LockMode } from '@mikro-orm/core';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { withdrawEntry } from '../waiting-list/settle-offer.ts';
import { WaitingEntry } from '../waiting-list/waiting-entry.entity.ts';
import { WaitingRequest } from './waiting-request.entity.ts';

interface Booked {
  email: string;
  birthDate?: string | null | undefined;
  service: { id: string };
}

/**
 * Whoever has booked a service waits for it no more (D19): by the address that they have confirmed in both cases. Of a family with
 * one address each waits for themselves, as far as birth dates tell them apart (D5).
 */
export const endWaitsOf = async (em: ClinicEm, { email, birthDate, service }: Booked): Promise<void> => {
  const open = { service: { id: service.id }, status: { $in: ['waiting', 'listed'] } } as const;
  const all = await em.find(WaitingRequest, open, { fields: ['email'] });
  const ids = all.filter(wait => wait.email === email).map(({ id }) => id);
  const waits = await em.find(
    WaitingRequest,
    { ...open, id: { $in: ids } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
  );
  for (const wait of waits)
    if (!birthDate || !wait.birthDate || birthDate === wait.birthDate) {
      wait.end('booked');
      await endEntryOf(em, wait);
    }
};

/** Ends the wait of the patient as well, if there is one by now, and lets go of what is offered to them. */
export const endEntryOf = async (em: ClinicEm, { entry: listed }: WaitingRequest): Promise<void> => {
  const entry = listed && (await em.findOne(WaitingEntry, { id: listed.id }));
  if (entry && (entry.status === 'waiting' || entry.status === 'offered')) await withdrawEntry(em, entry);
};
