import { raw } from '@mikro-orm/postgresql';
import { z } from 'zod';
import {
  BookingRequestPage,
  type BookingRequestQuery,
  type BookingRequestStatus,
  BookingRequest as Contract,
  openStatuses,
} from '../../../shared/clinic/booking-requests.ts';
import { DAY } from '../../../shared/durations.ts';
import { sortedBy } from '../../data/lists/list-of.ts';
import { fromCursor, pageOf } from '../../data/lists/page.ts';
import { rowsOf } from '../../data/lists/rows-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { BookingRequest } from './booking-request.entity.ts';

const evenGone = { filters: { live: false } };
const order = sortedBy(['startsAt']);

const select = rowsOf<{ id: string; startsAt: Date }>(em =>
  em.createQueryBuilder(BookingRequest, 'r').select(['r.id', 'r.startsAt']),
);

const anyOf = (statuses: readonly BookingRequestStatus[]) =>
  raw(`r.status in (${statuses.map(() => '?').join(', ')})`, [...statuses]);

/** Those that are expected first come first. */
export const listRequests = async (em: ClinicEm, input: z.output<typeof BookingRequestQuery>) => {
  const { status, from, to, limit } = input;
  const conditions = [
    anyOf(status === 'open' ? openStatuses : [status]),
    ...(from && to
      ? [raw('r.starts_at >= ? and r.starts_at < ? and r.ends_at > ?', [new Date(+from - DAY), to, from])]
      : []),
    ...fromCursor(order, input),
  ];
  const rows = await select(em, { conditions, order, limit: limit + 1 });
  const { items, nextCursor } = pageOf(rows, order, input);
  const ids = items.map(({ id }) => id);
  const requests = await em.find(BookingRequest, { id: { $in: ids } });
  requests.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  return { items: await withRelations(em, requests), nextCursor };
};

/** Loads what an answer tells of requests, trashed relations included. */
export const withRelations = async (em: ClinicEm, requests: BookingRequest[]): Promise<BookingRequest[]> => {
  await em.populate(requests, ['service', 'practitioner', 'facility'], evenGone);
  return requests;
};

/** What is told of a request. */
export const answerOf = (request: BookingRequest): z.input<typeof Contract> => {
  const { service, practitioner, facility, booking, hold: _, ...fields } = request;
  return {
    ...fields,
    service: { id: service.id, name: service.getEntity().name },
    practitioner: { id: practitioner.id, name: practitioner.getEntity().fullName() },
    facility: { id: facility.id, name: facility.getEntity().name },
    bookingId: booking?.id ?? null,
  };
};

export const BookingRequestAnswer = z.instanceof(BookingRequest).transform(answerOf).pipe(Contract);
export const BookingRequestListAnswer = z
  .custom<{ items: BookingRequest[]; nextCursor: string | null }>()
  .transform(({ items, nextCursor }) => ({ items: items.map(answerOf), nextCursor }))
  .pipe(BookingRequestPage);
