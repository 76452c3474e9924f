import { z } from 'zod';
import { Id } from '../../scalars.ts';
import {
  AddressChange,
  addressAnswer,
  inOrder,
  misordered,
  newAddress,
} from '../postal-addresses/address.ts';

/** A new primary one that begins ends the former of its kind the day before; without a beginning, it takes its place. */
export const NewPatientAddress = z.strictObject({ patientId: Id, ...newAddress }).refine(inOrder, misordered);
export const PatientAddressChange = AddressChange;

export const PatientAddress = z.object({ ...addressAnswer, patientId: z.uuid() });
export type PatientAddress = z.output<typeof PatientAddress>;
