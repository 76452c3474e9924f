import type { z } from 'zod';
import type { PatientQuery } from '../../../shared/clinic/patients.ts';
import { listOf, sortedBy } from '../../data/lists/list-of.ts';
import type { Order } from '../../data/lists/page.ts';
import { Patient } from './patient.entity.ts';
import { matchingSearch } from './search.ts';

/** `newest` reads the other way round. */
const orderOf = ({ sort, descending }: z.output<typeof PatientQuery>): Order =>
  ({
    name: sortedBy(['lastName', 'firstName'], { descending }),
    birthDate: sortedBy(['birthDate'], { descending, nullable: true }),
    newest: sortedBy(['createdAt'], { descending: !descending }),
  })[sort];

/** A page of the clinic's patients, as the list and its exports show them. */
export const listPatients = listOf(Patient, orderOf, {
  fields: [
    ...(['id', 'version', 'createdAt', 'updatedAt', 'deletedAt', 'firstName', 'lastName'] as const),
    ...(['preferredName', 'birthDate', 'sex', 'identifier'] as const),
    ...(['email', 'phone', 'alerts', 'status'] as const),
  ],
  where: ({ status, facilityId, practitionerId }) => ({
    status,
    facility_id: facilityId,
    practitioner_id: practitionerId,
  }),
  matching: matchingSearch,
});
