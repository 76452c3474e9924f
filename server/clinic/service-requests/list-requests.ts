import type { z } from 'zod';
import type { ServiceRequestQuery } from '../../../shared/clinic/service-requests.ts';
import { listOf, sortedBy } from '../../data/lists/list-of.ts';
import { ServiceRequest } from './service-request.entity.ts';
import { shown } from './service-request-view.ts';

type Asked = z.output<typeof ServiceRequestQuery>;

const listed = listOf(ServiceRequest, sortedBy(['priority', 'createdAt']), {
  fields: ['id', 'priority', 'createdAt'],
  where: ({ status, kind, serviceId, patientId, assigneeId, priority, unread }: Asked) => ({
    ...{ status, kind, priority, service_id: serviceId, patient_id: patientId, assignee_id: assigneeId },
    unread: unread === undefined ? undefined : String(unread),
  }),
});

/** A page of them, as the list and its exports show it: both answer who may see what by the same policies (RQ38). */
export const listRequests = async (call: Parameters<typeof listed>[0]) => {
  const { em } = call.ctx;
  const { items, nextCursor } = await listed(call);
  const ids = items.map(({ id }) => id);
  const requests = await em.find(ServiceRequest, { id: { $in: ids } }, { filters: { live: false } });
  requests.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  return { items: await shown(em, requests), nextCursor };
};
