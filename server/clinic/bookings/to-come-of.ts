import { occupyingStatuses } from '../../../shared/clinic/bookings.ts';
import type { Pillar } from '../../../shared/clinic/dependent-bookings.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { Patient } from '../patients/patient.entity.ts';
import { Device } from '../resources/device.entity.ts';
import { Room } from '../resources/room.entity.ts';
import { Service } from '../services/service.entity.ts';
import { User } from '../users/user.entity.ts';
import { Booking } from './booking/booking.entity.ts';

const entities = {
  practitioner: User,
  patient: Patient,
  facility: Facility,
  service: Service,
  room: Room,
  device: Device,
};
type PillarRecord = InstanceType<(typeof entities)[Pillar]>;

/** The record that bookings hang on; NOT_FOUND where the actor does not see it. */
export const pillarOf = (em: ClinicEm, { kind, id }: { kind: Pillar; id: string }) =>
  em.findOneOrFail<PillarRecord>(entities[kind], { id });

/** The bookings that hang on a record, are not over, and that the actor sees; the earliest first. */
export const toComeOf = (em: ClinicEm, kind: Pillar, record: PillarRecord): Promise<Booking[]> =>
  em.find(
    Booking,
    { [kind]: record, status: { $in: [...occupyingStatuses] }, endsAt: { $gt: new Date() } },
    { populate: ['facility'], filters: { live: true }, orderBy: { startsAt: 'asc', id: 'asc' } },
  );
