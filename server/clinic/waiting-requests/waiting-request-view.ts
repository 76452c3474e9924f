import { z } from 'zod';
import { WaitingRequest as Contract, WaitingRequestPage } from '../../../shared/clinic/waiting-requests.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { WaitingRequest } from './waiting-request.entity.ts';

/** Loads what an answer tells of them, trashed relations included. */
export const withRelations = async (em: ClinicEm, requests: WaitingRequest[]): Promise<WaitingRequest[]> => {
  await em.populate(requests, ['service', 'practitioner', 'facility'], { filters: { live: false } });
  return requests;
};

/** The same of one. */
export const answered = async (em: ClinicEm, request: WaitingRequest): Promise<WaitingRequest> => {
  await withRelations(em, [request]);
  return request;
};

const answerOf = (request: WaitingRequest): z.input<typeof Contract> => {
  const { service, practitioner, facility, entry, ...fields } = request;
  return {
    ...fields,
    service: { id: service.id, name: service.getEntity().name },
    practitioner: practitioner ? { id: practitioner.id, name: practitioner.getEntity().fullName() } : null,
    facility: facility ? { id: facility.id, name: facility.getEntity().name } : null,
    entryId: entry?.id ?? null,
  };
};

export const WaitingRequestAnswer = z.instanceof(WaitingRequest).transform(answerOf).pipe(Contract);
export const WaitingRequestListAnswer = z
  .custom<{ items: WaitingRequest[]; nextCursor: string | null }>()
  .transform(({ items, nextCursor }) => ({ items: items.map(answerOf), nextCursor }))
  .pipe(WaitingRequestPage);
