import {
  Service as Contract,
  NewService,
  ServiceChange,
  ServicePage,
  ServiceQuery,
} from '../../../shared/clinic/services.ts';
import { ById, ByVersion, Gone } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import { onePage, pageOf } from '../../data/lists/page.ts';
import { inTrash } from '../../data/lists/trash.ts';
import { findVersion, restoreFromTrash } from '../../data/orm/versions.ts';
import { Service } from './service.entity.ts';

const byName = {
  columns: [
    { column: 's.name', property: 's.name' },
    { column: 's.id', property: 's.id' },
  ],
};

export const services = router({
  list: allowed('services:read', 'GET /services', ServiceQuery, ServicePage).query(
    async ({ ctx: { em }, input }) => {
      const query = em.createQueryBuilder(Service, 's').select('*');
      await inTrash(query, input.trashed);
      if (input.status) query.andWhere({ status: input.status });
      return pageOf(await onePage(query, byName, input).execute('all'), byName, input);
    },
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

  trash: allowed('services:write', 'DELETE /services/{id}', ByVersion, Gone).mutation(
    async ({ ctx: { em }, input }) => {
      em.remove(await findVersion(em, Service, input));
      return { id: input.id };
    },
  ),

  restore: allowed('services:write', 'POST /services/{id}/restore', ById, Contract).mutation(
    ({ ctx: { em }, input }) => restoreFromTrash(em, Service, input.id),
  ),
});
