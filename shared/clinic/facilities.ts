import { z } from 'zod';
import { Email, Phone } from '../contact.ts';
import {
  Count,
  Flag,
  Id,
  Line,
  OptionalLine,
  OptionalText,
  orNone,
  page,
  paging,
  recordFields,
  TimeZone,
  Version,
} from '../scalars.ts';
import { OpeningHours, OpeningHoursAnswer } from './availability.ts';

export const FacilityKind = z.enum(['clinic', 'practice', 'hospital', 'laboratory', 'home', 'other']);

const fields = {
  name: Line(120),
  kind: FacilityKind,
  /** The number of the operating licence, where there is one. */
  licence: OptionalLine(60),
  /** Patients that can be cared for at the same time. */
  capacity: Count(1, 100_000)
    .nullish()
    .transform(capacity => capacity ?? null),
  address: OptionalText(300),
  timeZone: TimeZone,
  phone: orNone(Phone),
  email: orNone(Email),
  /** On its own clock. It tells when the door is open, and not when somebody can be booked. */
  openingHours: OpeningHours,
};

export const NewFacility = z.strictObject({
  ...fields,
  kind: FacilityKind.default('clinic'),
  openingHours: OpeningHours.default([]),
});
export const FacilityChange = z.strictObject({
  ...z.object(fields).partial().shape,
  id: Id,
  version: Version,
  /** Bookings to come keep their instant, though another zone has them read as other times of day. */
  keepBookings: Flag.default(false),
});
export const FacilityQuery = z.strictObject({ ...paging, trashed: Flag.default(false) });

export const Facility = z.object({
  ...recordFields,
  name: z.string(),
  kind: FacilityKind,
  licence: z.string().nullable().default(null),
  capacity: z.int().nullable().default(null),
  address: z.string().nullable().default(null),
  timeZone: z.string(),
  phone: z.string().nullable().default(null),
  email: z.string().nullable().default(null),
  openingHours: OpeningHoursAnswer,
});
export type Facility = z.output<typeof Facility>;
export const FacilityPage = page(Facility);
