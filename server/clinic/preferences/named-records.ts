import { type EntityClass, NotFoundError } from '@mikro-orm/core';
import type { ColumnChoice, Preferences } from '../../../shared/clinic/preferences.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import type { ClinicRecord } from '../../data/records/records.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { Room } from '../resources/room.entity.ts';
import { User } from '../users/user.entity.ts';

type Named = Record<'users' | 'facilities' | 'rooms', string[]>;

/** The records that a choice of columns names by their ids. */
const namedBy = ({ columns }: Partial<Preferences>): Named => {
  const ids = (choice: ColumnChoice | undefined) => [...(choice?.order ?? []), ...(choice?.hidden ?? [])];
  return { users: ids(columns?.practitioner), facilities: ids(columns?.facility), rooms: ids(columns?.room) };
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
};
