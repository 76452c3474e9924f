import {
  Service as Contract,
  NewService,
  ServiceChange,
  ServicePage,
  ServiceQuery,
} from '../../../shared/clinic/services.ts';
import { ById, ByVersion, Gone } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import { listOf, sortedBy } from '../../data/lists/list-of.ts';
import { restoreOf, trashOf } from '../../data/orm/trash-of.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { Service } from './service.entity.ts';

export const services = router({
  list: allowed('services:read', 'GET /services', ServiceQuery, ServicePage).query(
    listOf(Service, sortedBy(['name']), { where: ({ status }) => ({ status }) }),
  ),

  get: allowed('services:read', 'GET /services/{id}', ById, Contract).query(({ ctx: { em }, input }) =>
    em.findOneOrFail(Service, { id: input.id }),
  ),

  create: allowed('services:write', 'POST /services', NewService, Contract).mutation(
    ({ ctx: { em }, input }) => em.create(Service, input),
  ),

  update: allowed('services:write', 'PATCH /services/{id}', ServiceChange, Contract).mutation(
    async ({ ctx: { em }, input: { id, version, ...change } }) =>
      em.assign(await findVersion(em, Service, { id, version }), change),
  ),

  trash: allowed('services:write', 'DELETE /services/{id}', ByVersion, Gone).mutation(trashOf(Service)),

  restore: allowed('services:write', 'POST /services/{id}/restore', ById, Contract).mutation(
    restoreOf(Service),
  ),
});
