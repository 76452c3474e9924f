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
};

export const NewService = z.strictObject({
  ...fields,
  bufferMinutes: fields.bufferMinutes.default(0),
  status: ServiceStatus.default('active'),
  color: fields.color.default('blue'),
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
});
export type Service = z.output<typeof Service>;
export const ServicePage = page(Service);
