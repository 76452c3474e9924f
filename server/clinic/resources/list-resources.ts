import type { EntityClass } from '@mikro-orm/core';
import type { z } from 'zod';
import type { ResourceQuery } from '../../../shared/clinic/resources.ts';
import { listOf, sortedBy } from '../../data/lists/list-of.ts';
import { Device } from './device.entity.ts';
import { Room } from './room.entity.ts';

const listed = (entity: EntityClass<Room | Device>) =>
  listOf(entity, sortedBy(['name']), {
    where: ({ facilityId, status }: z.output<typeof ResourceQuery>) => ({ facility_id: facilityId, status }),
  });

/** Pages of the rooms, or of the devices, as their lists and exports show them. */
export const listResources = { rooms: listed(Room), devices: listed(Device) };
