import { z } from 'zod';
import { Placement as Contract } from '../../../shared/clinic/forms/placements.ts';
import { idOf } from '../../data/lists/rows-of.ts';

/** A row tells what it belongs to by the key, an entity by a reference. */
interface Held {
  patient: { id: string } | readonly string[];
  filledForm: { id: string } | readonly string[];
}

const keyOf = (held: Held['patient']): string => ('id' in held ? held.id : idOf(held));

export const answered = ({ patient, filledForm, ...fields }: Held) =>
  ({ ...fields, patientId: keyOf(patient), filledFormId: keyOf(filledForm) }) as z.input<typeof Contract>;

export const PlacementAnswer = z.custom<Held>().transform(answered).pipe(Contract);
