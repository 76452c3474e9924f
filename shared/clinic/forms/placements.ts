import { z } from 'zod';
import {
  Flag,
  Id,
  Line,
  LocalDate,
  OptionalText,
  page,
  paging,
  recordFields,
  Version,
} from '../../scalars.ts';

export const PlacementStatus = z.enum(['planned', 'active', 'ended', 'cancelled']);
export type PlacementStatus = z.output<typeof PlacementStatus>;

const fields = {
  /** Where the patient stays: a home, a ward, a family. */
  place: Line(300),
  startsOn: LocalDate,
  /** The day of leaving, which belongs to the next placement already (CR46). */
  endsOn: LocalDate.nullable(),
  status: PlacementStatus,
  /** Who looks after the patient there. */
  specialists: z.array(Line(200)).max(30),
  note: OptionalText(2000),
};
type Span = { startsOn?: string | undefined; endsOn?: string | null | undefined };
const inOrder = ({ startsOn, endsOn }: Span) => !startsOn || !endsOn || endsOn > startsOn;
const misordered = { error: 'A placement must end after it begins.', path: ['endsOn'] };

export const NewPlacement = z
  .strictObject({
    patientId: Id,
    ...fields,
    endsOn: fields.endsOn.default(null),
    status: fields.status.default('planned'),
    specialists: fields.specialists.default([]),
  })
  .refine(inOrder, misordered);
export const PlacementChange = z
  .strictObject({ ...z.object(fields).partial().shape, id: Id, version: Version })
  .refine(inOrder, misordered);
export const PlacementQuery = z.strictObject({ ...paging, patientId: Id, trashed: Flag.default(false) });

export const Placement = z.object({
  ...recordFields,
  patientId: z.uuid(),
  /** What is known of it in full, filled in by those who care (CLI-4). */
  filledFormId: z.uuid(),
  place: z.string(),
  startsOn: z.string(),
  endsOn: z.string().nullable().default(null),
  status: PlacementStatus,
  specialists: z.array(z.string()),
  note: z.string().nullable().default(null),
});
export type Placement = z.output<typeof Placement>;
export const PlacementPage = page(Placement);
