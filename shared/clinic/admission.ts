import { z } from 'zod';
import { t } from '../i18n/translate.ts';

/** How a new patient must be reachable; `any` is by either of the two. */
export const RequiredContact = z.enum(['none', 'any', 'phone', 'email']);
export type RequiredContact = z.output<typeof RequiredContact>;

/** What a clinic asks of everybody who becomes a patient (SET-1). */
export interface AdmissionNeeds {
  birthDateRequired: boolean;
  contactRequired: RequiredContact;
  numberRequired: boolean;
}

/** A clinic that asks for no more than a name. */
export const asksNothing: AdmissionNeeds = {
  ...{ birthDateRequired: false, contactRequired: 'none', numberRequired: false },
};

/** What of somebody who is entered a clinic may ask for. */
export type Entered = {
  [Field in 'birthDate' | 'phone' | 'email' | 'identifier']?: string | null | undefined;
};

export interface Lacking {
  field: keyof Entered;
  sentence: string;
}

const contactLacking = ({ phone, email }: Entered, required: RequiredContact): Lacking[] => {
  if (required === 'phone' && !phone)
    return [{ field: 'phone', sentence: t('This clinic needs a phone number of every new patient.') }];
  if (required === 'email' && !email)
    return [{ field: 'email', sentence: t('This clinic needs an e-mail address of every new patient.') }];
  if (required !== 'any' || phone || email) return [];
  const sentence = t('This clinic needs a phone number or an e-mail address of every new patient.');
  return [{ field: 'phone', sentence }];
};

/** What is not there of somebody who becomes a patient, in words. */
export const lackingIn = (entered: Entered, needs: AdmissionNeeds): Lacking[] => [
  ...(needs.birthDateRequired && !entered.birthDate
    ? [
        {
          field: 'birthDate' as const,
          sentence: t('This clinic needs the birth date of every new patient.'),
        },
      ]
    : []),
  ...contactLacking(entered, needs.contactRequired),
  ...(needs.numberRequired && !entered.identifier
    ? [{ field: 'identifier' as const, sentence: t('This clinic gives every new patient a number.') }]
    : []),
];

/** A contract of a new patient, of a clinic that asks for these; said together with what is wrong of other fields. */
export const withNeeds = <Schema extends z.ZodType<Entered>>(schema: Schema, needs: AdmissionNeeds): Schema =>
  lackingIn({}, needs).reduce(
    (asked, { field, sentence }) =>
      asked.refine(entered => lackingIn(entered, needs).every(lacking => lacking.field !== field), {
        ...{ path: [field], error: sentence },
        when: ({ value }) => typeof value === 'object' && value !== null,
      }),
    schema,
  );
