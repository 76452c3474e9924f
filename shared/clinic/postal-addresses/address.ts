import { z } from 'zod';
import { Country } from '../../countries.ts';
import { t } from '../../i18n/translate.ts';
import { AnyLine, Id, LocalDate, OptionalLine, orNone, recordFields, Text, Version } from '../../scalars.ts';

/** `home` is where the owner is: where a patient lives, where a facility or the clinic receives its visitors. */
export const AddressKind = z.enum(['home', 'postal', 'billing', 'temporary']);
export type AddressKind = z.output<typeof AddressKind>;

/** As the countries that have any write theirs; the database asks the same (CLI-3). */
export const POSTAL_CODE = '^[0-9A-Za-z][0-9A-Za-z -]*$';

const PostalCode = AnyLine(20)
  .refine(
    code => code === '' || new RegExp(POSTAL_CODE).test(code),
    t('Please enter a postal code of letters, digits and hyphens.'),
  )
  .nullish()
  .transform(code => code || null);

/** Needed are the lines and the country: not everybody has a postal code, or a region (P20). */
export const writtenFields = {
  /** Street and number, or whatever stands above the town. */
  lines: Text(300),
  postalCode: PostalCode,
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

/** What a new address of anybody is made of. */
export const newAddress = {
  ...fields,
  kind: AddressKind.default('home'),
  isPrimary: z.boolean().default(true),
};

type Span = { validFrom?: string | null | undefined; validTo?: string | null | undefined };
export const inOrder = ({ validFrom, validTo }: Span) => !validFrom || !validTo || validTo >= validFrom;
export const misordered = {
  path: ['validTo'],
  error: t('A postal address cannot end before it begins.'),
};

/** It stays with its owner. */
export const AddressChange = z
  .strictObject({ ...z.object(fields).partial().shape, id: Id, version: Version })
  .refine(inOrder, misordered);

/** What every answer tells of an address, whoever owns it. */
export const addressAnswer = {
  ...recordFields,
  kind: AddressKind,
  lines: z.string(),
  postalCode: z.string().nullable().default(null),
  city: z.string().nullable().default(null),
  region: z.string().nullable().default(null),
  country: z.string(),
  validFrom: z.string().nullable().default(null),
  validTo: z.string().nullable().default(null),
  isPrimary: z.boolean(),
};
export const Address = z.object(addressAnswer);
export type Address = z.output<typeof Address>;
