import { z } from 'zod';
import { Country } from '../../countries.ts';
import { t } from '../../i18n/translate.ts';
import { Id, LocalDate, OptionalLine, orNone, recordFields, Text } from '../../scalars.ts';
import { partVersion } from './part-fields.ts';

export const AddressKind = z.enum(['home', 'postal', 'billing', 'temporary']);
export type AddressKind = z.output<typeof AddressKind>;

/** Needed are the lines and the country: not everybody has a postal code, or a region (P20). */
export const writtenFields = {
  /** Street and number, or whatever stands above the town. */
  lines: Text(300),
  postalCode: OptionalLine(20),
  city: OptionalLine(100),
  region: OptionalLine(100),
  country: Country,
};

const fields = {
  kind: AddressKind,
  ...writtenFields,
  /** The first and the last day on which it holds; none is from ever, or for good. */
  validFrom: orNone(LocalDate),
  validTo: orNone(LocalDate),
  /** At one time, one of a kind is. */
  isPrimary: z.boolean(),
};

type Span = { validFrom?: string | null | undefined; validTo?: string | null | undefined };
const inOrder = ({ validFrom, validTo }: Span) => !validFrom || !validTo || validTo >= validFrom;
const misordered = { path: ['validTo'], error: t('A postal address cannot end before it begins.') };

/** A new primary one that begins ends the former of its kind the day before; without a beginning, it takes its place. */
export const NewPatientAddress = z
  .strictObject({
    patientId: Id,
    ...fields,
    kind: AddressKind.default('home'),
    isPrimary: z.boolean().default(true),
  })
  .refine(inOrder, misordered);
export const PatientAddressChange = z
  .strictObject({ ...z.object(fields).partial().shape, ...partVersion })
  .refine(inOrder, misordered);

export const PatientAddress = z.object({
  ...recordFields,
  patientId: z.uuid(),
  kind: AddressKind,
  lines: z.string(),
  postalCode: z.string().nullable().default(null),
  city: z.string().nullable().default(null),
  region: z.string().nullable().default(null),
  country: z.string(),
  validFrom: z.string().nullable().default(null),
  validTo: z.string().nullable().default(null),
  isPrimary: z.boolean(),
});
export type PatientAddress = z.output<typeof PatientAddress>;
