import type { EntityClass, EntityDTO } from '@mikro-orm/core';
import {
  DayExceptionsToExport,
  FacilitiesToExport,
  HolidaysToExport,
  ResourcesToExport,
  ServicesToExport,
  StaffToExport,
  TimeOffToExport,
} from '../../../shared/clinic/list-exports.ts';
import { idOf } from '../../data/lists/rows-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { listDayExceptions } from '../day-exceptions/day-exception-list.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { listFacilities } from '../facilities/list-facilities.ts';
import { listHolidays } from '../holidays/holiday-view.ts';
import { Device } from '../resources/device.entity.ts';
import { listResources } from '../resources/list-resources.ts';
import { Room } from '../resources/room.entity.ts';
import { listServices } from '../services/list-services.ts';
import { Service } from '../services/service.entity.ts';
import { listTimeOff } from '../time-off/time-off-view.ts';
import { listUsers } from '../users/list-users.ts';
import { User } from '../users/user.entity.ts';
import { amount, every } from './cells.ts';
import { exportedList } from './exported-list.ts';

/** Adds where rooms or devices are. */
const withFacility = async (em: ClinicEm, items: EntityDTO<Room | Device>[]) => {
  const ids = items.map(({ facility }) => idOf(facility));
  const found = await em.find(Facility, { id: { $in: ids } }, { filters: { live: false } });
  const names = new Map(found.map(({ id, name }) => [id, name]));
  return items.map(item => ({ ...item, facility: names.get(idOf(item.facility)) }));
};

const resources = (kind: 'rooms' | 'devices', entity: EntityClass<Room | Device>) =>
  exportedList({
    ...{ of: `${kind}.list`, permission: 'facilities:read', entity: entity.name, query: ResourcesToExport },
    names: { ids: every(entity), facilityId: every(Facility) },
    list: async (em, input, clinic) => {
      const page = await listResources[kind]({ ctx: { em, caller: { clinic } }, input });
      return { ...page, items: await withFacility(em, page.items) };
    },
    columns: {
      Name: ({ name }) => name,
      Facility: ({ facility }) => facility,
      Status: ({ status }) => status,
      Note: ({ note }) => note,
    },
  });

/** What a clinic offers, where, with whom, and when not. */
export const listsOfTheHouse = {
  services: exportedList({
    ...{ of: 'services.list', permission: 'services:read', entity: 'Service', query: ServicesToExport },
    names: { ids: every(Service) },
    list: (em, input, clinic) => listServices({ ctx: { em, caller: { clinic } }, input }),
    columns: {
      Name: ({ name }) => name,
      'Short name': ({ slug }) => slug,
      Status: ({ status }) => status,
      Minutes: ({ durationMinutes }) => durationMinutes,
      'Minutes after it': ({ bufferMinutes }) => bufferMinutes,
      Price: ({ price, currency }) => amount(price, currency),
      Currency: ({ currency }) => currency,
      Seats: ({ capacity }) => capacity,
      Description: ({ description }) => description,
    },
  }),
  staff: exportedList({
    ...{ of: 'users.list', permission: 'users:read', entity: 'User', query: StaffToExport },
    names: { ids: every(User) },
    list: (em, input, clinic) => listUsers({ ctx: { em, caller: { clinic } }, input }),
    columns: {
      Title: ({ title }) => title,
      'First name': ({ firstName }) => firstName,
      'Last name': ({ lastName }) => lastName,
      'E-mail': ({ email }) => email,
      Role: ({ role }) => role,
      Status: ({ status }) => status,
    },
  }),
  facilities: exportedList({
    ...{ of: 'facilities.list', permission: 'facilities:read', entity: 'Facility' },
    ...{ query: FacilitiesToExport, names: { ids: every(Facility) } },
    list: (em, input, clinic) => listFacilities({ ctx: { em, caller: { clinic } }, input }),
    columns: {
      Name: ({ name }) => name,
      Kind: ({ kind }) => kind,
      Licence: ({ licence }) => licence,
      Capacity: ({ capacity }) => capacity,
      Address: ({ address }) => address,
      'Time zone': ({ timeZone }) => timeZone,
      Phone: ({ phone }) => phone,
      'E-mail': ({ email }) => email,
    },
  }),
  rooms: resources('rooms', Room),
  devices: resources('devices', Device),
  holidays: exportedList({
    ...{ of: 'holidays.list', permission: 'availability:read', entity: 'Holiday', query: HolidaysToExport },
    names: { facilityId: every(Facility) },
    list: (em, input) => listHolidays(em, input),
    columns: {
      Date: ({ date }) => date,
      Name: ({ name }) => name,
      Facility: ({ facility }) => facility.name,
      From: ({ from }) => from,
      To: ({ to }) => to,
    },
  }),
  'day-exceptions': exportedList({
    ...{ of: 'dayExceptions.list', permission: 'availability:read', entity: 'DayException' },
    ...{ query: DayExceptionsToExport, names: { facilityId: every(Facility), practitionerId: every(User) } },
    list: (em, input) => listDayExceptions(em, input),
    columns: {
      Date: ({ date }) => date,
      Practitioner: ({ practitioner }) => practitioner.name,
      Facility: ({ facility }) => facility.name,
      Hours: ({ hours }) => hours.map(({ from, to }) => `${from}-${to}`).join(' '),
      Note: ({ note }) => note,
    },
  }),
  'time-off': exportedList({
    ...{ of: 'timeOff.list', permission: 'availability:write', entity: 'TimeOff', query: TimeOffToExport },
    names: { practitionerId: every(User) },
    list: (em, input) => listTimeOff(em, input),
    columns: {
      Practitioner: ({ practitioner }) => practitioner.name,
      Kind: ({ kind }) => kind,
      'First day': ({ startsOn }) => startsOn,
      'Last day': ({ endsOn }) => endsOn,
      From: ({ from }) => from,
      To: ({ to }) => to,
      Note: ({ note }) => note,
    },
  }),
};
