import { z } from 'zod';
import { Metric } from '../clinic/usage.ts';
import { ClinicStatus } from '../clinics.ts';
import { Email } from '../contact.ts';
import { t } from '../i18n/translate.ts';
import { Withholdable } from '../permissions.ts';
import { AnswerInstant, Currency, Id, Line, page, paging, Slug, Text, TimeZone } from '../scalars.ts';
import { NewPlan } from './plans.ts';

/** `search` looks into name, address of the dashboard, postal address and time zone. */
export const ClinicsQuery = z.strictObject({
  ...paging,
  search: Line(100).optional(),
  status: ClinicStatus.optional(),
  plan: z.string().max(40).optional(),
});

const Used = z.object({ metric: Metric, used: z.int(), limit: z.int().nullable() });

const facts = {
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  status: ClinicStatus,
  plan: z.string(),
  timeZone: z.string(),
  address: z.string().nullable().default(null),
  demo: z.boolean(),
  createdAt: AnswerInstant,
};

/** A clinic as the registry knows it: nothing of what it holds. */
export const ClinicRow = z.object(facts);
export type ClinicRow = z.output<typeof ClinicRow>;
export const ClinicsPage = page(ClinicRow);

export const ClinicDetails = z.object({
  ...facts,
  legalName: z.string().nullable().default(null),
  registration: z.string().nullable().default(null),
  phone: z.string().nullable().default(null),
  email: z.string().nullable().default(null),
  locale: z.string(),
  currency: z.string(),
  customDomain: z.string().nullable().default(null),
  statusSince: AnswerInstant,
  trialEndsAt: AnswerInstant.nullable().default(null),
  closesAt: AnswerInstant.nullable().default(null),
  /** Whether somebody owns it; until then its first owner has not accepted the invitation. */
  hasOwner: z.boolean(),
  /** What it may not use at all, whoever asks. */
  withheld: z.array(Withholdable),
  /** How much of its plan it uses, in numbers; a limit of null is none. */
  usage: z.array(Used),
});
export type ClinicDetails = z.output<typeof ClinicDetails>;

export const ClinicsHealthQuery = z.strictObject({ ids: z.array(Id).min(1).max(100) });

/** How a clinic is doing, from 0 to 100, and why no better; numbers of a week that name nobody. */
const ClinicHealth = z.object({
  id: z.uuid(),
  score: z.int(),
  reasons: z.array(z.string()),
  lastActivity: AnswerInstant.nullable(),
  activeMembers: z.int(),
  failedSignIns: z.int(),
  usage: z.array(Used),
});
export type ClinicHealth = z.output<typeof ClinicHealth>;
/** Clinics that are erased are left out: nothing of them can be read. */
export const ClinicsHealth = z.object({ items: z.array(ClinicHealth) });

export const OpenClinic = z.strictObject({
  slug: Slug,
  name: Line(120),
  timeZone: TimeZone,
  locale: z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/, t('Please enter a language such as en or de-DE.')),
  currency: Currency,
  plan: z.string().min(1, t('Please choose a plan.')).max(40),
  owner: z.strictObject({ email: Email, firstName: Line(100), lastName: Line(100) }),
});

/** `link` is that of the owner's invitation, or null where it is told by mail only. */
export const OpenedClinic = z.object({
  id: z.uuid(),
  slug: z.string(),
  email: z.string(),
  link: z.string().nullable(),
});
export type OpenedClinic = z.output<typeof OpenedClinic>;

/** `link` is null where it is told by mail only. */
export const InvitedOwner = z.object({ email: z.string(), link: z.string().nullable() });

export const ClinicStep = z.enum(['markPastDue', 'suspend', 'reactivate', 'close', 'erase']);
export type ClinicStep = z.infer<typeof ClinicStep>;

/** A step of a clinic's life; its owners read the reason. */
export const TakeStep = z.strictObject({ clinicId: Id, step: ClinicStep, reason: Text(500) });
export const ChangePlan = z.strictObject({
  clinicId: Id,
  plan: z.string().min(1).max(40),
  reason: Text(500),
});
/** All that is left out of the clinic's package from now on. */
export const ChangePackage = z.strictObject({
  clinicId: Id,
  withheld: z.array(Withholdable).max(Withholdable.options.length),
  reason: Text(500),
});
export const ClinicState = z.object({ id: z.uuid(), status: ClinicStatus, plan: z.string() });

export const PlanView = NewPlan.extend({ clinics: z.int() }).strip();
export type PlanView = z.output<typeof PlanView>;
export const PlansList = z.object({ items: z.array(PlanView) });
