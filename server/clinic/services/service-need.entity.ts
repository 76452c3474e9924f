import { defineEntity } from '@mikro-orm/core';
import { boundReaders } from '../../data/records/facility-scope.ts';
import { belongsTo, TenantScoped } from '../../data/records/tenant-entity.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { Device } from '../resources/device.entity.ts';
import { Room } from '../resources/room.entity.ts';
import { User } from '../users/user.entity.ts';
import { Service } from './service.entity.ts';

const schema = defineEntity({
  name: 'ServiceNeed',
  schema: 'clinic',
  tableName: 'service_needs',
  extends: TenantScoped,
  indexes: [{ name: 'service_needs_by_service', properties: ['tenantId', 'service'] }],
  policies: [boundReaders(() => `current_user = 'medflow_owner'`)],
  properties: {
    service: () => belongsTo(Service, 'service_id'),
    practitioner: () => belongsTo(User, 'practitioner_id').nullable(),
    place: () => belongsTo(Facility, 'place_id').nullable(),
    room: () => belongsTo(Room, 'room_id').nullable(),
    device: () => belongsTo(Device, 'device_id').nullable(),
  },
});

/**
 * The lists of a service as keys, so that it names nobody and nothing that is not the clinic's own. Written by the trigger
 * `spread_needs` alone, and read by none.
 */
export class ServiceNeed extends schema.class {}
schema.setClass(ServiceNeed);
