import { Flag, Id, paging, Version } from '../../scalars.ts';

/** Names the part of a patient's record that is changed. */
export const partVersion = { id: Id, version: Version };

/** Asks for the parts of one patient, or for those that were removed. */
export const partQuery = { ...paging, patientId: Id, trashed: Flag.default(false) };
