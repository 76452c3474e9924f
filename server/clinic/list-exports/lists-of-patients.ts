import { BookingRequestsToExport } from '../../../shared/clinic/booking-requests.ts';
import { BookingsToExport } from '../../../shared/clinic/bookings.ts';
import {
  PatientsToExport,
  ThreadsToExport,
  WaitingListToExport,
} from '../../../shared/clinic/list-exports.ts';
import { ServiceRequestsToExport } from '../../../shared/clinic/service-requests.ts';
import { listRequests, answerOf as requestOf } from '../booking-requests/request-view.ts';
import { Booking } from '../bookings/booking/booking.entity.ts';
import { listBookings } from '../bookings/booking-list.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { listThreads } from '../messages/threads.ts';
import { listPatients } from '../patients/list-patients.ts';
import { Patient } from '../patients/patient.entity.ts';
import { Device } from '../resources/device.entity.ts';
import { Room } from '../resources/room.entity.ts';
import { listRequests as listServiceRequests } from '../service-requests/list-requests.ts';
import { ServiceRequest } from '../service-requests/service-request.entity.ts';
import { answerOf as serviceRequestOf } from '../service-requests/service-request-view.ts';
import { Service } from '../services/service.entity.ts';
import { User } from '../users/user.entity.ts';
import { listWaiting } from '../waiting-list/list-waiting.ts';
import { WaitingEntry } from '../waiting-list/waiting-entry.entity.ts';
import { answerOf as entryOf } from '../waiting-list/waiting-entry-view.ts';
import { every, local } from './cells.ts';
import { exportedList } from './exported-list.ts';

const places = { facilityId: every(Facility), practitionerId: every(User) };
const rules = { permission: 'patients:export', isConfirmed: true } as const;

/** Lists that tell of patients. Headings of patients are those by which an import knows them again. */
export const listsOfPatients = {
  patients: exportedList({
    ...{ ...rules, of: 'patients.list', entity: 'Patient', query: PatientsToExport },
    names: { ...places, ids: every(Patient) },
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
    ...{ ...rules, of: 'bookings.list', entity: 'Booking', query: BookingsToExport },
    names: {
      ...{ ...places, ids: every(Booking), patientId: every(Patient), serviceId: every(Service) },
      ...{ roomId: every(Room), deviceId: every(Device) },
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
  'waiting-list': exportedList({
    ...{ ...rules, of: 'waitingList.list', entity: 'WaitingEntry', query: WaitingListToExport },
    names: { ids: every(WaitingEntry), patientId: every(Patient), serviceId: every(Service) },
    list: async (em, input, clinic) => {
      const page = await listWaiting({ ctx: { em, caller: { clinic } }, input });
      return { ...page, items: page.items.map(entryOf) };
    },
    patientOf: ({ patient }) => patient.id,
    columns: {
      Patient: ({ patient }) => patient.name,
      Service: ({ service }) => service.name,
      Practitioner: ({ practitioner }) => practitioner?.name,
      Facility: ({ facility }) => facility?.name,
      Priority: ({ priority }) => priority,
      Earliest: ({ earliest }) => earliest,
      Latest: ({ latest }) => latest,
      'Not before': ({ notBefore }) => notBefore,
      'Not after': ({ notAfter }) => notAfter,
      Weekdays: ({ weekdays }) => weekdays.join(' '),
      Status: ({ status }) => status,
      Offered: ({ offer }, { timeZone }) => offer && local(offer.startsAt, timeZone),
      'Offered until': ({ offer }, { timeZone }) => offer && local(offer.until, timeZone),
      'Passed over': ({ passedOver }) => passedOver,
      Note: ({ note }) => note,
    },
  }),
  'service-requests': exportedList({
    ...{ ...rules, of: 'serviceRequests.list', entity: 'ServiceRequest', query: ServiceRequestsToExport },
    names: {
      ...{ ids: every(ServiceRequest), patientId: every(Patient), serviceId: every(Service) },
      assigneeId: every(User),
    },
    list: async (em, input, clinic) => {
      const page = await listServiceRequests({ ctx: { em, caller: { clinic } }, input });
      return { ...page, items: page.items.map(serviceRequestOf) };
    },
    patientOf: ({ patient }) => patient.id,
    columns: {
      Asked: ({ createdAt }, { timeZone }) => local(createdAt, timeZone),
      Patient: ({ patient }) => patient.name,
      'Asked by': ({ side }) => side,
      Kind: ({ kind }) => kind,
      Service: ({ service }) => service?.name,
      Reason: ({ reason }) => reason,
      Priority: ({ priority }) => priority,
      Status: ({ status }) => status,
      Because: ({ statusReason }) => statusReason,
      'Assigned to': ({ assignee }) => assignee?.name,
      Earliest: ({ earliest }) => earliest,
      Latest: ({ latest }) => latest,
      Answered: ({ answeredAt }, { timeZone }) => answeredAt && local(answeredAt, timeZone),
    },
  }),
  'booking-requests': exportedList({
    ...{ ...rules, of: 'bookingRequests.list', entity: 'BookingRequest' },
    ...{ query: BookingRequestsToExport, names: {} },
    list: async (em, input) => {
      const page = await listRequests(em, input);
      return { ...page, items: page.items.map(requestOf) };
    },
    columns: {
      Starts: ({ startsAt }, { timeZone }) => local(startsAt, timeZone),
      Ends: ({ endsAt }, { timeZone }) => local(endsAt, timeZone),
      'Time zone': (_, { timeZone }) => timeZone,
      Status: ({ status }) => status,
      'First name': ({ firstName }) => firstName,
      'Last name': ({ lastName }) => lastName,
      'Birth date': ({ birthDate }) => birthDate,
      'E-mail': ({ email }) => email,
      Phone: ({ phone }) => phone,
      Service: ({ service }) => service.name,
      Practitioner: ({ practitioner }) => practitioner.name,
      Facility: ({ facility }) => facility.name,
      Note: ({ note }) => note,
      'Declined because': ({ reason }) => reason,
    },
  }),
  // With whom, and not what: what patients write stays in their records.
  messages: exportedList({
    ...{ ...rules, of: 'messages.threads', entity: 'Message', query: ThreadsToExport },
    names: { facilityId: every(Facility) },
    list: (em, input) => listThreads(em, input),
    patientOf: ({ patient }) => patient.id,
    columns: {
      Patient: ({ patient }) => patient.name,
      Status: ({ state }) => state,
      'Last message': ({ at }, { timeZone }) => local(at, timeZone),
      'Time zone': (_, { timeZone }) => timeZone,
      Unread: ({ unread }) => unread,
    },
  }),
};
