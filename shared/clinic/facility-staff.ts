import { z } from 'zod';
import { t } from '../i18n/translate.ts';
import { Flag, Id, Line, LocalDate, Named, orNone, page, paging, recordFields, Version } from '../scalars.ts';

const fields = {
  /** What the person is in this facility, in the clinic's own words, such as "Head nurse". It gives no rights. */
  position: Line(80),
  /** Where the person belongs, of all the facilities they work in at that time. */
  isPrimary: Flag,
  /** The first and the last day, as dates of the clinic; without an end it lasts. */
  startsOn: LocalDate,
  endsOn: orNone(LocalDate),
};

interface Span {
  startsOn?: string | undefined;
  endsOn?: string | null | undefined;
}
const inOrder = ({ startsOn, endsOn }: Span) => !startsOn || !endsOn || endsOn >= startsOn;
const misordered = { path: ['endsOn'], error: t('An assignment cannot end before it begins.') };

/** Somebody works in a facility from one day to another (CLI-1). */
export const NewFacilityStaff = z
  .strictObject({ userId: Id, facilityId: Id, ...fields, isPrimary: Flag.default(false) })
  .refine(inOrder, misordered);
/** It stays with its person and its facility: whoever works elsewhere has another one there. */
export const FacilityStaffChange = z
  .strictObject({ ...z.object(fields).partial().shape, id: Id, version: Version })
  .refine(inOrder, misordered);

export const FacilityStaffQuery = z.strictObject({
  ...paging,
  userId: Id.optional(),
  facilityId: Id.optional(),
  /** Those only who are active members and work there on this day. */
  on: LocalDate.optional(),
  trashed: Flag.default(false),
});

export const FacilityStaff = z.object({
  ...recordFields,
  user: Named,
  facility: Named,
  position: z.string(),
  isPrimary: z.boolean(),
  startsOn: z.string(),
  endsOn: z.string().nullable().default(null),
});
export type FacilityStaff = z.output<typeof FacilityStaff>;
/** By the names of the people. */
export const FacilityStaffPage = page(FacilityStaff);
