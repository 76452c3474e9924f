import { z } from 'zod';
import { Email, Phone } from '../../contact.ts';
import { t } from '../../i18n/translate.ts';
import { Id, OptionalLine, orNone, recordFields } from '../../scalars.ts';
import { partVersion } from './part-fields.ts';

const fields = {
  /** Empty for the patient's own, such as the phone at work. */
  name: OptionalLine(200),
  /** What this person is to the patient, or which phone it is. */
  relation: OptionalLine(100),
  phone: orNone(Phone),
  email: orNone(Email),
  /** Whom to call in an emergency. */
  isEmergency: z.boolean(),
};

type Reached = { phone?: string | null | undefined; email?: string | null | undefined };
export const isReached = ({ phone, email }: Reached): boolean => Boolean(phone || email);
const UNREACHED = t('Please enter a phone number or an e-mail address.');

/** Somebody to be reached about the patient, or another way to reach the patient than the record's own. */
export const NewPatientContact = z
  .strictObject({ patientId: Id, ...fields, isEmergency: z.boolean().default(false) })
  .refine(isReached, { path: ['phone'], error: UNREACHED });
export const PatientContactChange = z.strictObject({ ...z.object(fields).partial().shape, ...partVersion });

export const PatientContact = z.object({
  ...recordFields,
  patientId: z.uuid(),
  name: z.string().nullable().default(null),
  relation: z.string().nullable().default(null),
  phone: z.string().nullable().default(null),
  email: z.string().nullable().default(null),
  isEmergency: z.boolean(),
});
export type PatientContact = z.output<typeof PatientContact>;
