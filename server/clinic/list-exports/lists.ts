import type { EntityClass, FilterQuery } from '@mikro-orm/core';
import { Temporal } from 'temporal-polyfill';
import { EntriesToExport } from '../../../shared/clinic/audit.ts';
import { BookingsToExport } from '../../../shared/clinic/bookings.ts';
import {
  FacilitiesToExport,
  type ListName,
  PatientsToExport,
  ServicesToExport,
  StaffToExport,
} from '../../../shared/clinic/list-exports.ts';
import { minorDigits } from '../../../shared/currencies.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import type { ClinicRecord } from '../../data/records/records.ts';
import { AuditEntry } from '../../data/trails/audit-entry.entity.ts';
import { searchAudit } from '../audit/timeline.ts';
import { listBookings } from '../bookings/booking-list.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { listFacilities } from '../facilities/list-facilities.ts';
import { listPatients } from '../patients/list-patients.ts';
import { Patient } from '../patients/patient.entity.ts';
import { Device } from '../resources/device.entity.ts';
import { Room } from '../resources/room.entity.ts';
import { listServices } from '../services/list-services.ts';
import { Service } from '../services/service.entity.ts';
import { listUsers } from '../users/list-users.ts';
import { User } from '../users/user.entity.ts';
import { type ExportedList, exportedList } from './exported-list.ts';

/** An instant by the clinic's clock, as spreadsheets read it: `2026-03-02 09:00`. */
const local = (at: Date | string, timeZone: string): string =>
  Temporal.Instant.from(new Date(at).toISOString())
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ');

/** An amount in whole units with its decimals, as numbers are written in files: `49.00`. */
const amount = (minorUnits: number, currency: string): string => {
  const digits = minorDigits(currency);
  return (minorUnits / 10 ** digits).toFixed(digits);
};

/** One of the clinic's, what is in the trash included. */
const one =
  <T extends ClinicRecord>(entity: EntityClass<T>) =>
  (em: ClinicEm, id: string): Promise<unknown> =>
    em.findOneOrFail(entity, { id } as FilterQuery<T>, { filters: { live: false } });

const places = { facilityId: one(Facility), practitionerId: one(User) };
const entries = {
  actorId: one(User),
  entityId: (em: ClinicEm, entityId: string) => em.findOneOrFail(AuditEntry, { entityId }),
};

/** The lists that can be taken along. Headings of patients are those by which an import knows them again. */
export const lists = {
  patients: exportedList({
    ...{ permission: 'patients:export', entity: 'Patient', query: PatientsToExport, names: places },
    list: (em, input, clinic) => listPatients({ ctx: { em, caller: { clinic } }, input }),
    patientOf: ({ id }) => id,
    columns: {
      'First name': ({ firstName }) => firstName,
      'Last name': ({ lastName }) => lastName,
      'Birth date': ({ birthDate }) => birthDate,
      Sex: ({ sex }) => sex,
      Identifier: ({ identifier }) => identifier,
      'E-mail': ({ email }) => email,
      Phone: ({ phone }) => phone,
      Status: ({ status }) => status,
    },
  }),
  bookings: exportedList({
    ...{ permission: 'patients:export', entity: 'Booking', query: BookingsToExport },
    names: {
      ...{ ...places, patientId: one(Patient), serviceId: one(Service) },
      ...{ roomId: one(Room), deviceId: one(Device) },
    },
    list: (em, input) => listBookings(em, input),
    patientOf: ({ patient }) => patient.id,
    columns: {
      Starts: ({ startsAt }, { timeZone }) => local(startsAt, timeZone),
      Ends: ({ endsAt }, { timeZone }) => local(endsAt, timeZone),
      'Time zone': (_, { timeZone }) => timeZone,
      Status: ({ status }) => status,
      Patient: ({ patient }) => patient.name,
      Service: ({ service }) => service.name,
      Practitioner: ({ practitioner }) => practitioner.name,
      Facility: ({ facility }) => facility.name,
      Room: ({ room }) => room?.name,
      Device: ({ device }) => device?.name,
      Notes: ({ notes }) => notes,
      'Cancelled because': ({ cancellationReason }) => cancellationReason,
    },
  }),
  services: exportedList({
    ...{ permission: 'services:read', entity: 'Service', query: ServicesToExport, names: {} },
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
    ...{ permission: 'users:read', entity: 'User', query: StaffToExport, names: {} },
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
    ...{ permission: 'facilities:read', entity: 'Facility', query: FacilitiesToExport, names: {} },
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
  audit: exportedList({
    ...{ permission: 'audit:read', entity: 'AuditEntry', query: EntriesToExport, names: entries },
    list: (em, input) => searchAudit(em, input),
    columns: {
      At: ({ at }) => at,
      Who: ({ actor }) => actor.name,
      Action: ({ action }) => action,
      Record: ({ entity }) => entity,
      Id: ({ entityId }) => entityId,
      Changes: ({ changes }) => JSON.stringify(changes),
      Procedure: ({ procedure }) => procedure,
      Request: ({ requestId }) => requestId,
      Reason: ({ reason }) => reason,
    },
  }),
} satisfies Record<ListName, ExportedList>;
