import { type EntityClass, NotFoundError } from '@mikro-orm/core';
import type { Preferences } from '../../../shared/clinic/preferences.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import type { ClinicRecord } from '../../data/records/records.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { Room } from '../resources/room.entity.ts';
import { Service } from '../services/service.entity.ts';
import { User } from '../users/user.entity.ts';

type Named = Record<'users' | 'facilities' | 'rooms' | 'services', string[]>;

/** The records that preferences name by their ids. */
const namedBy = ({ columns, bookingViews = [] }: Partial<Preferences>): Named => {
  const filters = bookingViews.map(view => view.filters);
  const { practitioner, facility, room } = columns ?? {};
  const ids = (...lists: (string | undefined)[][]) => lists.flat().filter(id => id !== undefined);
  return {
    users: ids(
      practitioner?.order ?? [],
      practitioner?.hidden ?? [],
      filters.map(of => of.practitionerId),
    ),
    facilities: ids(
      facility?.order ?? [],
      facility?.hidden ?? [],
      filters.map(of => of.facilityId),
    ),
    rooms: ids(room?.order ?? [], room?.hidden ?? []),
    services: ids(filters.map(of => of.serviceId)),
  };
};

/** NOT_FOUND for a record that is not the clinic's; what was named before may have gone meanwhile. */
export const expectNamedRecords = async (
  em: ClinicEm,
  change: Partial<Preferences>,
  before: Preferences,
): Promise<void> => {
  const [asked, kept] = [namedBy(change), namedBy(before)];
  const expectAll = async (entity: EntityClass<ClinicRecord>, kind: keyof Named) => {
    const fresh = [...new Set(asked[kind])].filter(id => !kept[kind].includes(id));
    if (fresh.length === 0) return;
    const found = await em.find(entity, { id: { $in: fresh } }, { filters: { live: false } });
    if (found.length < fresh.length) throw NotFoundError.findOneFailed(entity.name, { id: fresh });
  };
  await expectAll(User, 'users');
  await expectAll(Facility, 'facilities');
  await expectAll(Room, 'rooms');
  await expectAll(Service, 'services');
};
