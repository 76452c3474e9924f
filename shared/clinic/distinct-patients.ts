import { z } from 'zod';
import { Flag, Id, Named, page, paging, recordFields } from '../scalars.ts';

export const NewDistinctPatients = z.strictObject({ patientId: Id, otherId: Id });

export const DistinctPatientsQuery = z.strictObject({
  ...paging,
  /** Either of the two. */
  patientId: Id.optional(),
  trashed: Flag.default(false),
});

/** That two records are two people, however alike they are (P6). */
export const DistinctPatients = z.object({ ...recordFields, patient: Named, other: Named });
export type DistinctPatients = z.output<typeof DistinctPatients>;
export const DistinctPatientsPage = page(DistinctPatients);
