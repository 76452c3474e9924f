import { z } from 'zod';
import { Email, Phone } from '../contact.ts';
import { t } from '../i18n/translate.ts';
import {
  AnswerInstant,
  Currency,
  Line,
  Locale,
  OptionalLine,
  OptionalText,
  orNone,
  TimeZone,
} from '../scalars.ts';

/** Letter for letter what a browser sends as `Origin`: scheme, host and port. */
const Origin = z
  .string()
  .max(260)
  .refine(
    text => URL.canParse(text) && new URL(text).origin === text && /^https?:/.test(text),
    t('Please enter a web address without a path, such as https://www.example.com.'),
  )
  .refine(
    text => text.startsWith('https:') || /^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?$/.test(text),
    t('Please use https: pages that anyone on the way can change must not call for your members.'),
  );

const Domain = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/,
    t('Please enter a host name such as clinic.example.com.'),
  );

const basics = { name: Line(120), timeZone: TimeZone, locale: Locale, currency: Currency };

/** What everything in a clinic is shown in. */
export const ClinicBasics = z.strictObject(basics).partial();

/** What else follows when a clinic changes its basics, as sentences for whoever is about to do so (TEN-13). */
export const Consequences = z.object({ sentences: z.array(z.string()) });

/** What a clinic tells of itself. */
export const ProfileChange = z
  .strictObject({
    ...basics,
    legalName: OptionalLine(200),
    /** Register and tax numbers. */
    registration: OptionalLine(200),
    address: OptionalText(300),
    phone: orNone(Phone),
    email: orNone(Email),
    /** Origins whose pages may call the API with a browser's credentials (IDN-9). */
    allowedOrigins: z.array(Origin).max(20, t('Please enter at most 20 web addresses.')),
    /** A host name of the clinic's own that leads to its dashboard. */
    customDomain: orNone(Domain),
  })
  .partial();

export const ClinicProfile = z.object({
  ...{ name: z.string(), slug: z.string() },
  ...{ timeZone: z.string(), locale: z.string(), currency: z.string() },
  legalName: z.string().nullable().default(null),
  registration: z.string().nullable().default(null),
  address: z.string().nullable().default(null),
  phone: z.string().nullable().default(null),
  email: z.string().nullable().default(null),
  allowedOrigins: z.array(z.string()),
  customDomain: z.string().nullable().default(null),
  /** How the domain is proven to be the clinic's, and whether it is; null without one. Until then it leads nowhere. */
  domainProof: z
    .object({
      /** The TXT record, and what has to be in it. */
      record: z.string(),
      value: z.string(),
      provenAt: AnswerInstant.nullable(),
      checkedAt: AnswerInstant.nullable(),
      fault: z.string().nullable(),
    })
    .nullable(),
  /** When the clinic's secret was last made; null while there is none. */
  secretRotatedAt: AnswerInstant.nullable().default(null),
});
export type ClinicProfile = z.output<typeof ClinicProfile>;

/** Shown this once: only a hash of it is kept. */
export const ClinicSecret = z.object({ secret: z.string() });
