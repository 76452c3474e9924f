import { z } from 'zod';
import { Flag, Id, Line, OptionalText, page, paging, recordFields, Version } from '../scalars.ts';

/** What is out of service keeps its bookings and gets no new ones. */
export const ResourceStatus = z.enum(['in_service', 'out_of_service']);
export type ResourceStatus = z.infer<typeof ResourceStatus>;

const fields = {
  facilityId: Id,
  name: Line(120),
  note: OptionalText(500),
  status: ResourceStatus,
};

/** A room or a device of a facility, which one booking at a time can take. */
export const NewResource = z.strictObject({
  ...fields,
  status: ResourceStatus.default('in_service'),
});
/** It stays where it is: one that moves to another facility is another one there. */
export const ResourceChange = z.strictObject({
  ...z.object(fields).omit({ facilityId: true }).partial().shape,
  id: Id,
  version: Version,
});

export const ResourceQuery = z.strictObject({
  ...paging,
  facilityId: Id.optional(),
  status: ResourceStatus.optional(),
  trashed: Flag.default(false),
});

export const Resource = z.object({
  ...recordFields,
  facilityId: z.uuid(),
  name: z.string(),
  note: z.string().nullable().default(null),
  status: ResourceStatus,
});
export type Resource = z.output<typeof Resource>;
export const ResourcePage = page(Resource);
