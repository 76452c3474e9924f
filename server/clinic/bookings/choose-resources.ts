import type { EntityClass } from '@mikro-orm/core';
import { z } from 'zod';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { oneInClinic } from '../../data/orm/in-clinic.ts';
import { Refusal } from '../../errors.ts';
import type { Facility } from '../facilities/facility.entity.ts';
import { Device } from '../resources/device.entity.ts';
import { Room } from '../resources/room.entity.ts';
import type { Service } from '../services/service.entity.ts';
import { Claim } from './booking/claim.entity.ts';
import { groupParty } from './booking/party.ts';

interface Planned {
  service: Service;
  practitioner: { id: string };
  facility: Facility;
  startsAt: Date;
  busyUntil: Date;
  /** The booking that is changed: it keeps what it has where that is still right, and does not stand in its own way. */
  booking?: { id: string; room?: { id: string } | null; device?: { id: string } | null };
  /** Bookings that give up what they have at the same moment. */
  alongside?: ReadonlySet<string> | undefined;
}

/** Which room and device are wished for; null is none. */
export interface Asked {
  roomId?: string | null | undefined;
  deviceId?: string | null | undefined;
}

/** The room and the device a booking takes: those that were asked for, or the first of its service's that are free there. */
export const chooseResources = async (em: ClinicEm, planned: Planned, asked: Asked) => ({
  room: await choose(em, Room, planned, {
    named: planned.service.roomIds,
    asked: asked.roomId,
    had: planned.booking?.room?.id,
    kind: 'room',
  }),
  device: await choose(em, Device, planned, {
    named: planned.service.deviceIds,
    asked: asked.deviceId,
    had: planned.booking?.device?.id,
    kind: 'device',
  }),
});

interface Choice {
  named: string[];
  asked: string | null | undefined;
  had: string | undefined;
  kind: 'room' | 'device';
}

const choose = async <Kind extends Room | Device>(
  em: ClinicEm,
  entity: EntityClass<Kind>,
  planned: Planned,
  { named, asked, had, kind }: Choice,
): Promise<Kind | null> => {
  const { service, facility } = planned;
  if (asked === null) {
    if (named.length > 0)
      throw new Refusal('{service} needs {kind, select, room {a room} other {a device}}.', {
        ...{ service: service.name, kind },
      });
    return null;
  }
  if (asked) {
    const record: Room | Device = await em.findOneOrFail<Room | Device>(entity, { id: asked });
    if (record.facility.id !== facility.id)
      throw new Refusal('{resource} is not at {facility}.', {
        ...{ resource: record.name, facility: facility.name },
      });
    if (record.status === 'out_of_service')
      throw new Refusal('{resource} is out of service.', { resource: record.name });
    if (named.length > 0 && !named.includes(record.id))
      throw new Refusal('{service} is not given with {resource}.', {
        ...{ service: service.name, resource: record.name },
      });
    return record as Kind;
  }
  const ids = named.length > 0 ? named : had ? [had] : [];
  if (ids.length === 0) return null;
  const found: (Room | Device)[] = await em.find<Room | Device>(
    entity,
    { id: { $in: ids }, facility, status: 'in_service' },
    { orderBy: { name: 'asc', id: 'asc' } },
  );
  if (found.length === 0 && named.length > 0)
    throw new Refusal(
      '{service} needs {kind, select, room {a room} other {a device}}, and there is none for it at {facility}.',
      { service: service.name, kind, facility: facility.name },
    );
  return (await firstFree(em, found, planned, had)) as Kind | null;
};

/** The first that is free, or else the first, which is then refused as taken; the one it had before all others. */
const firstFree = async (
  em: ClinicEm,
  found: (Room | Device)[],
  planned: Planned,
  had: string | undefined,
): Promise<Room | Device | null> => {
  const candidates = [...found.filter(({ id }) => id === had), ...found.filter(({ id }) => id !== had)];
  const [first = null] = candidates;
  if (candidates.length < 2) return first;
  const ids = candidates.map(({ id }) => id);
  await oneInClinic(em, z.unknown(), 'select security.take_turn(?::uuid[])', [`{${ids.join(',')}}`]);
  const claims = await em.find(Claim, {
    resourceId: { $in: ids },
    startsAt: { $lt: planned.busyUntil },
    endsAt: { $gt: planned.startsAt },
  });
  const { service, practitioner, facility, startsAt, booking, alongside } = planned;
  const group = groupParty({
    ...{ serviceId: service.id, practitionerId: practitioner.id, facilityId: facility.id, startsAt },
  });
  const withGroup = candidates.find(({ id }) =>
    claims.some(({ resourceId, party }) => resourceId === id && party === group),
  );
  const taken = new Set(
    claims
      .filter(claim => !booking || claim.booking?.id !== booking.id)
      .filter(claim => !claim.booking || !alongside?.has(claim.booking.id))
      .filter(({ expiresAt }) => !expiresAt || expiresAt > new Date())
      .map(({ resourceId }) => resourceId),
  );
  return withGroup ?? candidates.find(({ id }) => !taken.has(id)) ?? first;
};
