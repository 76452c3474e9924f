import type { z } from 'zod';
import type { WaitingListQuery } from '../../../shared/clinic/waiting-list.ts';
import { listOf, sortedBy } from '../../data/lists/list-of.ts';
import { WaitingEntry } from './waiting-entry.entity.ts';
import { withOffers } from './waiting-entry-view.ts';

const listed = listOf(WaitingEntry, sortedBy(['priority', 'createdAt']), {
  fields: ['id', 'priority', 'createdAt'],
  where: ({ status, serviceId, patientId }: z.output<typeof WaitingListQuery>) => ({
    status,
    ...{ service_id: serviceId, patient_id: patientId },
  }),
});

/** A page of those who wait, as the list and its exports show them. */
export const listWaiting = async (call: Parameters<typeof listed>[0]) => {
  const { em } = call.ctx;
  const { items, nextCursor } = await listed(call);
  const ids = items.map(({ id }) => id);
  const entries = await em.find(WaitingEntry, { id: { $in: ids } }, { filters: { live: false } });
  entries.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  return { items: await withOffers(em, entries), nextCursor };
};
