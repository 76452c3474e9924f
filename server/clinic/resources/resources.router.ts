import type { EntityClass } from '@mikro-orm/core';
import { z } from 'zod';
import {
  Resource as Contract,
  NewResource,
  ResourceChange,
  ResourcePage,
  ResourceQuery,
} from '../../../shared/clinic/resources.ts';
import { ById, ByVersion, Gone } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import { restoreOf, trashOf } from '../../data/orm/trash-of.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { Device } from './device.entity.ts';
import { listResources } from './list-resources.ts';
import { Room } from './room.entity.ts';

type Loose = z.input<typeof Contract>;
/** A row tells its facility by the key, an entity by a reference. */
type Held = Omit<Loose, 'facilityId'> & { facility: { id: string } | readonly string[] };

const withFacilityId = ({ facility, ...fields }: Held): Loose => ({
  ...fields,
  facilityId: 'id' in facility ? facility.id : String(facility.at(-1)),
});
const ResourceAnswer = z.custom<Held>().transform(withFacilityId).pipe(Contract);
const PageAnswer = z
  .custom<{ items: Held[]; nextCursor: string | null }>()
  .transform(({ items, nextCursor }) => ({ items: items.map(withFacilityId), nextCursor }))
  .pipe(ResourcePage);

/** What people do with the rooms, or with the devices, of their facilities. */
const proceduresOf = (entity: EntityClass<Room | Device>, path: 'rooms' | 'devices') =>
  router({
    list: allowed('facilities:read', `GET /${path}`, ResourceQuery, PageAnswer).query(listResources[path]),

    get: allowed('facilities:read', `GET /${path}/{id}`, ById, ResourceAnswer).query(
      ({ ctx: { em }, input }) => em.findOneOrFail(entity, { id: input.id }),
    ),

    create: allowed('facilities:write', `POST /${path}`, NewResource, ResourceAnswer, {
      withinFacilities: true,
    }).mutation(async ({ ctx: { em }, input: { facilityId, ...fields } }) =>
      em.create(entity, { ...fields, facility: await em.findOneOrFail(Facility, { id: facilityId }) }),
    ),

    update: allowed('facilities:write', `PATCH /${path}/{id}`, ResourceChange, ResourceAnswer, {
      withinFacilities: true,
    }).mutation(async ({ ctx: { em }, input: { id, version, ...change } }) =>
      em.assign(await findVersion(em, entity, { id, version }), change),
    ),

    trash: allowed('facilities:write', `DELETE /${path}/{id}`, ByVersion, Gone, {
      withinFacilities: true,
    }).mutation(trashOf(entity)),

    restore: allowed('facilities:write', `POST /${path}/{id}/restore`, ById, ResourceAnswer, {
      withinFacilities: true,
    }).mutation(restoreOf(entity)),
  });

export const rooms = proceduresOf(Room, 'rooms');
export const devices = proceduresOf(Device, 'devices');
