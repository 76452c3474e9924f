import { z } from 'zod';
import { Email } from '../contact.ts';
import { languages } from '../i18n/languages.ts';
import { t } from '../i18n/translate.ts';
import { Role } from '../permissions.ts';
import { Clock } from '../scalars.ts';

/** At least 12 characters; 200 at most, because hashing is deliberately expensive. */
export const Password = z
  .string(t('Please enter a password.'))
  .min(12, t('Please use at least 12 characters.'))
  .max(200, t('Please use at most 200 characters.'))
  .refine(text => text.isWellFormed(), t('This password holds characters that cannot be stored.'));

export const SignIn = z.strictObject({
  email: Email,
  /** Checked for length only, so that nothing is said about passwords of old. */
  password: z.string().min(1, t('Please enter your password.')).max(200),
});

/** Who is signed in, where, and what they may do. */
export const CurrentSession = z.object({
  user: z.object({
    ...{ id: z.uuid(), name: z.string(), email: z.string() },
    /** Null for an operator, who is here under a support grant and no member. */
    role: Role.nullable(),
  }),
  clinic: z.object({
    id: z.uuid(),
    slug: z.string(),
    name: z.string(),
    timeZone: z.string(),
    locale: z.string(),
    currency: z.string(),
    clock: Clock,
    /** ISO weekday: 1 is Monday. */
    weekStartsOn: z.int(),
  }),
  /** What the account wants to read; null where it never said so. */
  language: z.enum(languages).nullable(),
  permissions: z.array(z.string()),
  /** Features that are on in this clinic, and modes of the whole installation. */
  flags: z.array(z.string()),
  /** Nothing else is possible until a second factor has been set up, or shown. */
  needsSecondFactor: z.boolean(),
  /** Facilities the member is bound to; null is the whole clinic. */
  facilityIds: z.array(z.uuid()).nullable(),
});
export type CurrentSession = z.output<typeof CurrentSession>;

/** What a visitor without a session may know: whose door this is and, on demo data only, whom to sign in as. */
export const FrontDoor = z.object({
  clinic: z.object({ slug: z.string(), name: z.string() }).nullable(),
  demoClinics: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      url: z.string(),
      logins: z.array(z.object({ role: Role, email: z.string(), password: z.string() })),
    }),
  ),
});
export type FrontDoor = z.output<typeof FrontDoor>;
