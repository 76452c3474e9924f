import { z } from 'zod';
import {
  Count,
  Currency,
  Flag,
  Id,
  MinorUnits,
  OptionalText,
  page,
  paging,
  recordFields,
  Slug,
  Text,
  Version,
} from '../scalars.ts';

export const ServiceStatus = z.enum(['draft', 'active', 'archived']);
export const serviceColors = [
  'blue',
  'cyan',
  'teal',
  'green',
  'lime',
  'yellow',
  'orange',
  'red',
  'pink',
  'grape',
  'violet',
  'indigo',
] as const;

/** Ids of what a service names, in an order of their own, so that another order is no change (K23). */
const Ids = z
  .array(Id)
  .max(200, 'Please choose at most 200.')
  .transform(ids => [...new Set(ids)].sort());

const fields = {
  name: Text(120),
  slug: Slug,
  description: OptionalText(2000),
  /** Minutes the patient is seen for. */
  durationMinutes: Count(5, 720),
  /** Minutes the practitioner needs afterwards before the next patient. */
  bufferMinutes: Count(0, 240),
  price: MinorUnits,
  currency: Currency,
  status: ServiceStatus,
  color: z.enum(serviceColors),
  /** Patients who can be booked together, at the same time with the same practitioner. */
  capacity: Count(1, 200),
  /** Who gives it; an empty list is every practitioner. */
  practitionerIds: Ids,
  /** Where it is given; an empty list is every facility. */
  facilityIds: Ids,
  /** A booking takes one of these rooms; an empty list is none. */
  roomIds: Ids,
  /** A booking takes one of these devices; an empty list is none. */
  deviceIds: Ids,
};

export const NewService = z.strictObject({
  ...fields,
  bufferMinutes: fields.bufferMinutes.default(0),
  status: ServiceStatus.default('active'),
  color: fields.color.default('blue'),
  capacity: fields.capacity.default(1),
  practitionerIds: fields.practitionerIds.default([]),
  facilityIds: fields.facilityIds.default([]),
  roomIds: fields.roomIds.default([]),
  deviceIds: fields.deviceIds.default([]),
});
export const ServiceChange = z.strictObject({
  ...z.object(fields).partial().shape,
  id: Id,
  version: Version,
});

export const ServiceQuery = z.strictObject({
  ...paging,
  status: ServiceStatus.optional(),
  trashed: Flag.default(false),
});

export const Service = z.object({
  ...recordFields,
  name: z.string(),
  slug: z.string(),
  description: z.string().nullable().default(null),
  durationMinutes: z.int(),
  bufferMinutes: z.int(),
  price: z.int(),
  currency: z.string(),
  status: ServiceStatus,
  color: z.string(),
  capacity: z.int(),
  practitionerIds: z.array(z.uuid()),
  facilityIds: z.array(z.uuid()),
  roomIds: z.array(z.uuid()),
  deviceIds: z.array(z.uuid()),
});
export type Service = z.output<typeof Service>;
export const ServicePage = page(Service);
