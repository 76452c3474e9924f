import { LockMode } from '@mikro-orm/core';
import type { z } from 'zod';
import {
  ChangedServices,
  Service as Contract,
  NewService,
  ServiceChange,
  ServiceClone,
  ServicePage,
  ServiceQuery,
  ServiceRestore,
  ServicesChange,
  ServiceUse,
  ServiceUseQuery,
  SlugAnswer,
  SlugQuery,
} from '../../../shared/clinic/services.ts';
import { ById, ByVersion, Gone } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import { restoreOf, trashOf } from '../../data/orm/trash-of.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { expectNamed } from './expect-named.ts';
import { freeSlug } from './free-slug.ts';
import { listServices } from './list-services.ts';
import { Service } from './service.entity.ts';
import { useOf } from './service-use.ts';

/** What a copy takes over; name, short name and status are its own. */
const cloned = [
  ...([
    'name',
    'slug',
    'description',
    'durationMinutes',
    'bufferMinutes',
    'price',
    'currency',
    'color',
  ] as const),
  ...(['capacity', 'practitionerIds', 'facilityIds', 'roomIds', 'deviceIds'] as const),
];

export const services = router({
  list: allowed('services:read', 'GET /services', ServiceQuery, ServicePage).query(listServices),

  get: allowed('services:read', 'GET /services/{id}', ById, Contract).query(({ ctx: { em }, input }) =>
    em.findOneOrFail(Service, { id: input.id }),
  ),

  create: allowed('services:write', 'POST /services', NewService, Contract).mutation(
    async ({ ctx: { em }, input }) => {
      await expectNamed(em, input);
      const service = em.create(Service, input);
      service.expectPrice();
      return service;
    },
  ),

  update: allowed('services:write', 'PATCH /services/{id}', ServiceChange, Contract).mutation(
    async ({ ctx: { em }, input: { id, version, ...change } }) => {
      const service = await findVersion(em, Service, { id, version });
      await expectNamed(em, change, service);
      em.assign(service, change);
      service.expectPrice();
      return service;
    },
  ),

  /** A draft with everything but the name, under a short name of its own. */
  clone: allowed('services:write', 'POST /services/{id}/clone', ServiceClone, Contract).mutation(
    async ({ ctx: { em }, input }) => {
      // Whoever copies it at the same time waits, and then takes the next short name.
      const lockMode = LockMode.PESSIMISTIC_WRITE;
      const service = await em.findOneOrFail(Service, { id: input.id }, { lockMode });
      const name = input.name ?? `${service.name} (copy)`.slice(-120);
      return em.create(Service, {
        ...NewService.parse(Object.fromEntries(cloned.map(field => [field, service[field]]))),
        ...{ name, slug: await freeSlug(em, service.slug), status: 'draft' },
      });
    },
  ),

  checkSlug: allowed('services:read', 'GET /service-slugs', SlugQuery, SlugAnswer).query(
    async ({ ctx: { em }, input: { slug, serviceId } }) => {
      if (serviceId) await em.findOneOrFail(Service, { id: serviceId });
      const free = await freeSlug(em, slug, serviceId);
      return { isFree: free === slug, free };
    },
  ),

  /** All of them or none. */
  updateMany: allowed('services:write', 'PATCH /services', ServicesChange, ChangedServices).mutation(
    async ({ ctx: { em }, input: { services: asked, status, priceBy } }) => {
      const items: Service[] = [];
      for (const version of asked) items.push(await findVersion(em, Service, version));
      for (const service of items) {
        if (status) service.status = status;
        if (priceBy !== undefined) service.price = Math.round((service.price * (100 + priceBy)) / 100);
        service.expectPrice();
      }
      return { items };
    },
  ),

  use: allowed('bookings:read', 'GET /services/{id}/use', ServiceUseQuery, ServiceUse).query(
    ({ ctx: { em, caller }, input }) => useOf(em, input, caller.clinic.timeZone),
  ),

  trash: allowed('services:write', 'DELETE /services/{id}', ByVersion, Gone).mutation(trashOf(Service)),

  restore: allowed('services:write', 'POST /services/{id}/restore', ServiceRestore, Contract).mutation(
    restoreOf(Service, async (service, _ctx, { slug }: z.output<typeof ServiceRestore>) => {
      service.slug = slug ?? service.slug;
    }),
  ),
});
