import { z } from 'zod';
import { t } from '../i18n/translate.ts';
import {
  AnyLine,
  asIdSet,
  ById,
  Count,
  Currency,
  Flag,
  Id,
  Line,
  LocalDate,
  MinorUnits,
  OptionalText,
  page,
  paging,
  recordFields,
  Slug,
  Version,
  Whole,
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

const Ids = z.array(Id).max(200, t('Please choose at most 200.')).transform(asIdSet);

const fields = {
  name: Line(120),
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
  /** Whether anybody may book it on the clinic's page, without an account. */
  bookableOnline: z.boolean(),
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
  bookableOnline: z.boolean().default(false),
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

/** Under another short name where a new service has the former one by now (K19). */
export const ServiceRestore = ById.extend({ slug: Slug.optional() });

export const ServiceQuery = z.strictObject({
  ...paging,
  /** Words of the name, whatever their case and accents. */
  search: AnyLine(100).optional(),
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
  bookableOnline: z.boolean(),
  practitionerIds: z.array(z.uuid()),
  facilityIds: z.array(z.uuid()),
  roomIds: z.array(z.uuid()),
  deviceIds: z.array(z.uuid()),
});
export type Service = z.output<typeof Service>;
export const ServicePage = page(Service);

/** A copy to begin another service with; it is a draft until somebody offers it. */
export const ServiceClone = z.strictObject({ id: Id, name: Line(120).optional() });

/** Whether a short name can be taken, by the service that is edited or by a new one. */
export const SlugQuery = z.strictObject({ slug: Slug, serviceId: Id.optional() });
/** `free` is the short name that was asked for, or the next one like it that nobody has. */
export const SlugAnswer = z.object({ isFree: z.boolean(), free: z.string() });

/** The same change of many services at once, each in the version that was looked at: all of them or none. */
export const ServicesChange = z.strictObject({
  services: z
    .array(z.strictObject({ id: Id, version: Version }))
    .min(1, t('Please choose a service.'))
    .max(100, t('Please choose at most 100 services.')),
  status: ServiceStatus.optional(),
  /** Percent by which each price rises, or falls where it is negative; rounded to whole minor units. */
  priceBy: Whole(-90, 1000).optional(),
});
export const ChangedServices = z.object({ items: z.array(Service) });

/** How a service was used from one local date to another, both included, by the clinic's calendar. */
export const ServiceUseQuery = z
  .strictObject({ id: Id, from: LocalDate, to: LocalDate })
  .refine(q => q.to >= q.from, { error: t('The end must not lie before the start.'), path: ['to'] });
export const ServiceUse = z.object({
  booked: z.int(),
  completed: z.int(),
  cancelled: z.int(),
  missed: z.int(),
  /** Minutes for which patients were booked, cancelled and missed ones left out. */
  minutes: z.int(),
  patients: z.int(),
});
