import { type EntityClass, NotFoundError } from '@mikro-orm/core';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import type { ClinicRecord } from '../../data/records/records.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { Device } from '../resources/device.entity.ts';
import { Room } from '../resources/room.entity.ts';
import { User } from '../users/user.entity.ts';
import type { Service } from './service.entity.ts';

const lists = {
  practitionerIds: User,
  facilityIds: Facility,
  roomIds: Room,
  deviceIds: Device,
} satisfies Record<string, EntityClass<ClinicRecord>>;
type Lists = Pick<Service, keyof typeof lists>;

/** NOT_FOUND where a service would name what is not there or in the trash; what it names already may have gone since. */
export const expectNamed = async (
  em: ClinicEm,
  wanted: { [List in keyof Lists]?: Lists[List] | undefined },
  had?: Lists,
): Promise<void> => {
  for (const list of Object.keys(lists) as (keyof Lists)[]) {
    const ids = (wanted[list] ?? []).filter(id => !had?.[list].includes(id));
    if (ids.length === 0) continue;
    const entity: EntityClass<ClinicRecord> = lists[list];
    const found = await em.find(entity, { id: { $in: ids } }, { fields: ['id'] });
    const missing = ids.find(id => !found.some(record => record.id === id));
    if (missing) throw NotFoundError.findOneFailed(entity.name, { id: missing });
  }
};
