import { z } from 'zod';
import { Email, Phone } from '../contact.ts';
import {
  Flag,
  Id,
  Line,
  OptionalLine,
  OptionalText,
  orNone,
  page,
  paging,
  recordFields,
  Version,
} from '../scalars.ts';

const fields = {
  name: Line(200),
  /** What the list is sorted by, in the clinic's own words, such as "Neurologist". */
  profession: Line(100),
  organisation: OptionalLine(200),
  phone: orNone(Phone),
  email: orNone(Email),
  /** The postal one, in as many lines as it has. */
  address: OptionalText(500),
  notes: OptionalText(2000),
};

/** Somebody outside the clinic who looks after its patients (CLI-4). */
export const NewSpecialist = z.strictObject(fields);
export const SpecialistChange = z.strictObject({
  ...z.object(fields).partial().shape,
  id: Id,
  version: Version,
});
export const SpecialistQuery = z.strictObject({ ...paging, trashed: Flag.default(false) });

export const Specialist = z.object({
  ...recordFields,
  name: z.string(),
  profession: z.string(),
  organisation: z.string().nullable().default(null),
  phone: z.string().nullable().default(null),
  email: z.string().nullable().default(null),
  address: z.string().nullable().default(null),
  notes: z.string().nullable().default(null),
});
export type Specialist = z.output<typeof Specialist>;
/** By profession: names are sealed, so that the database cannot sort by them. */
export const SpecialistPage = page(Specialist);

export const SpecialistRole = z.enum(['treating', 'referring', 'consulting', 'other']);
export type SpecialistRole = z.infer<typeof SpecialistRole>;

/** That a specialist looks after the patient of a placement; another role is another entry, once the former is removed. */
export const NewPlacementSpecialist = z.strictObject({
  placementId: Id,
  specialistId: Id,
  role: SpecialistRole.default('treating'),
  note: OptionalLine(500),
});
export const PlacementSpecialistQuery = z.strictObject({
  ...paging,
  placementId: Id,
  trashed: Flag.default(false),
});

export const PlacementSpecialist = z.object({
  ...recordFields,
  placementId: z.uuid(),
  /** Told although it lies in the trash by now. */
  specialist: Specialist.pick({
    ...{ id: true, name: true, profession: true },
    ...{ organisation: true, phone: true, email: true },
  }),
  role: SpecialistRole,
  note: z.string().nullable().default(null),
});
export type PlacementSpecialist = z.output<typeof PlacementSpecialist>;
export const PlacementSpecialistPage = page(PlacementSpecialist);
