import { listOf, sortedBy } from '../../data/lists/list-of.ts';
import { Facility } from './facility.entity.ts';

/** A page of the clinic's facilities, as the list and its exports show them. */
export const listFacilities = listOf(Facility, sortedBy(['name']));
