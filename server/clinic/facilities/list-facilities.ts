import { listOf, sortedBy } from '../../data/lists/list-of.ts';
import { Facility } from './facility.entity.ts';
import { whereFacilitiesAre } from './where-facilities-are.ts';

const listed = listOf(Facility, sortedBy(['name']));

/** A page of the clinic's facilities, as the list and its exports show them. */
export const listFacilities = async (call: Parameters<typeof listed>[0]) => {
  const { items, nextCursor } = await listed(call);
  const where = await whereFacilitiesAre(call.ctx.em, items, call.ctx.caller.clinic);
  return { items: items.map(facility => where(facility)), nextCursor };
};
