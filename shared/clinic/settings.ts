import { z } from 'zod';
import { Email } from '../contact.ts';
import { AnyLine, AnyText, Clock, Count, Version } from '../scalars.ts';
import { RequiredContact } from './admission.ts';
import { UsualSpan } from './dashboard.ts';
import { IdentifierKind } from './patient-parts/identifiers.ts';

/** What a clinic may set its own way; each kind is a table of its own (TEN-12). */
export const settingsKinds = [
  ...(['organization', 'booking', 'security', 'integration', 'communication'] as const),
  ...(['patients', 'analytics'] as const),
] as const;
export type SettingsKind = (typeof settingsKinds)[number];

/** The charts of accounts SKR 03 and SKR 04 of DATEV. */
export const AccountChart = z.enum(['03', '04']);
export type AccountChart = z.infer<typeof AccountChart>;

const organization = {
  /** ISO weekday the calendar begins with. */
  weekStartsOn: Count(1, 7),
  /** How times are written; `region` is as the clinic's language and region do. */
  clock: Clock,
  /** An invoice is due so many days after it is issued. */
  paymentDays: Count(0, 180),
  /** Whether prices are told with their tax. */
  pricesIncludeTax: z.boolean(),
  /** By which numbers the accountant knows who advises the clinic, and the clinic; 0 is not said. */
  booksAdviser: Count(0, 9_999_999),
  booksClient: Count(0, 99_999),
  /** The chart of accounts, how many digits its accounts have, and the month with which a business year begins. */
  booksChart: AccountChart,
  booksAccountDigits: Count(4, 8),
  booksYearStart: Count(1, 12),
};

const booking = {
  /** Free times are offered every so many minutes. */
  slotMinutes: Count(5, 120),
  /** Whether a new booking starts as confirmed rather than pending. */
  confirmBookings: z.boolean(),
  /** First hour shown by the calendar; set together with the last. */
  dayStartsAt: Count(0, 23),
  /** Last hour shown by the calendar. */
  dayEndsAt: Count(1, 24),
  /** Whoever has not been checked in so many minutes after the end did not come; 0 is left to the staff. */
  noShowAfterMinutes: Count(0, 1440),
  /** Whether anybody books on the clinic's page, without an account. */
  publicBooking: z.boolean(),
  /** Whether what is booked there is confirmed at once, rather than by the desk. */
  publicConfirms: z.boolean(),
  /** Whether whoever finds no time there may leave themselves on the waiting list. */
  publicWaiting: z.boolean(),
  /** How many days ahead can be booked there. */
  publicDaysAhead: Count(1, 365),
  /** How many hours before its beginning a time can be booked there at the latest. */
  publicHoursBefore: Count(0, 720),
  /** How many hours before its beginning it can be moved or cancelled by the link of its letter at the latest. */
  publicChangeHours: Count(0, 720),
  /** What visitors read above the services. */
  publicText: AnyText(1000),
  /** Whether patients see and change what is theirs in the clinic's portal, by a link to their e-mail address. */
  patientPortal: z.boolean(),
  /** Whether patients and the clinic write to each other there. */
  portalMessages: z.boolean(),
};

/** Minutes that no clinic's sessions may outlast. */
export const LONGEST_SESSION = 1440;

/** No clinic's trail goes sooner, whatever is set: the database lets nobody. */
export const LEAST_AUDIT_YEARS = 3;

const security = {
  /** Members must show a second factor, and set one up before anything else. */
  requireSecondFactor: z.boolean(),
  /** A session ends so long after its last call. */
  idleMinutes: Count(5, LONGEST_SESSION),
  /** A session ends so long after signing in, whatever happens. */
  absoluteMinutes: Count(15, LONGEST_SESSION),
  /** How long the link of an invitation works. */
  invitationHours: Count(1, 720),
  /** How long it is kept who did what and who saw whom. */
  auditYears: Count(LEAST_AUDIT_YEARS, 30),
};

const integration = {
  /** The longest life of a new API token; 0 is without end. */
  apiTokenDays: Count(0, 3650),
};

const communication = {
  /** Whom mails of the clinic are from; empty is the name that the installation has. */
  senderName: AnyLine(100),
  /** Where answers to its mails go; empty is nowhere else. */
  replyTo: z.union([z.literal(''), Email]),
  /** Stands below every mail. */
  footer: AnyText(1000),
  /** Patients are reminded by mail a day before they are expected. */
  mailReminders: z.boolean(),
  /** Patients hear by mail that something was booked, moved or cancelled. */
  mailChanges: z.boolean(),
};

const patients = {
  /** Nobody becomes a patient without their birth date. */
  birthDateRequired: z.boolean(),
  /** How whoever becomes a patient must be reachable. */
  contactRequired: RequiredContact,
  /** Nobody becomes a patient without a number of the clinic's own. */
  numberRequired: z.boolean(),
  /** Whoever is probably a patient already is entered again for a reason only. */
  alikeNeedsReason: z.boolean(),
  /** Which kind of number is offered first. */
  identifierKind: IdentifierKind,
};

const analytics = {
  /** The span that the figures of the home page begin with. */
  figuresSpan: UsualSpan,
  /** What is cancelled later than so many hours before it begins counts as a no-show in the figures; 0 is nothing of it. */
  lateCancelHours: Count(0, 168),
  /** How much of the open hours is to be booked, in percent; 0 is not said. */
  targetUtilisation: Count(0, 100),
  /** Whether anybody sees what the clinic earns. */
  showRevenue: z.boolean(),
};

export const OrganizationValues = z.object(organization);
export const BookingValues = z.object(booking);
export const SecurityValues = z.object(security);
export const IntegrationValues = z.object(integration);
export const CommunicationValues = z.object(communication);
export const PatientsValues = z.object(patients);
export const AnalyticsValues = z.object(analytics);

/** What a clinic has set itself; null is as by default. */
export const OwnOrganization = z.object({
  weekStartsOn: organization.weekStartsOn.nullable(),
  clock: organization.clock.nullable(),
  paymentDays: organization.paymentDays.nullable(),
  pricesIncludeTax: organization.pricesIncludeTax.nullable(),
  booksAdviser: organization.booksAdviser.nullable(),
  booksClient: organization.booksClient.nullable(),
  booksChart: organization.booksChart.nullable(),
  booksAccountDigits: organization.booksAccountDigits.nullable(),
  booksYearStart: organization.booksYearStart.nullable(),
});
export const OwnBooking = z.object({
  slotMinutes: booking.slotMinutes.nullable(),
  confirmBookings: booking.confirmBookings.nullable(),
  dayStartsAt: booking.dayStartsAt.nullable(),
  dayEndsAt: booking.dayEndsAt.nullable(),
  noShowAfterMinutes: booking.noShowAfterMinutes.nullable(),
  publicBooking: booking.publicBooking.nullable(),
  publicConfirms: booking.publicConfirms.nullable(),
  publicWaiting: booking.publicWaiting.nullable(),
  publicDaysAhead: booking.publicDaysAhead.nullable(),
  publicHoursBefore: booking.publicHoursBefore.nullable(),
  publicChangeHours: booking.publicChangeHours.nullable(),
  publicText: booking.publicText.nullable(),
  patientPortal: booking.patientPortal.nullable(),
  portalMessages: booking.portalMessages.nullable(),
});
export const OwnSecurity = z.object({
  requireSecondFactor: security.requireSecondFactor.nullable(),
  idleMinutes: security.idleMinutes.nullable(),
  absoluteMinutes: security.absoluteMinutes.nullable(),
  invitationHours: security.invitationHours.nullable(),
  auditYears: security.auditYears.nullable(),
});
export const OwnIntegration = z.object({ apiTokenDays: integration.apiTokenDays.nullable() });
export const OwnCommunication = z.object({
  senderName: communication.senderName.nullable(),
  replyTo: communication.replyTo.nullable(),
  footer: communication.footer.nullable(),
  mailReminders: communication.mailReminders.nullable(),
  mailChanges: communication.mailChanges.nullable(),
});
export const OwnPatients = z.object({
  birthDateRequired: patients.birthDateRequired.nullable(),
  contactRequired: patients.contactRequired.nullable(),
  numberRequired: patients.numberRequired.nullable(),
  alikeNeedsReason: patients.alikeNeedsReason.nullable(),
  identifierKind: patients.identifierKind.nullable(),
});
export const OwnAnalytics = z.object({
  figuresSpan: analytics.figuresSpan.nullable(),
  lateCancelHours: analytics.lateCancelHours.nullable(),
  targetUtilisation: analytics.targetUtilisation.nullable(),
  showRevenue: analytics.showRevenue.nullable(),
});

/** A setting that is left out stays as it is; null goes back to the default. */
export const OrganizationChange = z.strictObject({ ...OwnOrganization.partial().shape, version: Version });
export const BookingChange = z.strictObject({ ...OwnBooking.partial().shape, version: Version });
export const SecurityChange = z.strictObject({ ...OwnSecurity.partial().shape, version: Version });
export const IntegrationChange = z.strictObject({ ...OwnIntegration.partial().shape, version: Version });
export const CommunicationChange = z.strictObject({ ...OwnCommunication.partial().shape, version: Version });
export const PatientsChange = z.strictObject({ ...OwnPatients.partial().shape, version: Version });
export const AnalyticsChange = z.strictObject({ ...OwnAnalytics.partial().shape, version: Version });

/** Settings of one kind: what counts in the clinic, what would by default, and what the clinic has set itself. */
const settingsOf = <Values extends z.ZodType, Own extends z.ZodType>(values: Values, own: Own) =>
  z.object({ version: z.int(), values, defaults: values, own });

export const OrganizationSettings = settingsOf(OrganizationValues, OwnOrganization);
export const BookingSettings = settingsOf(BookingValues, OwnBooking);
export const SecuritySettings = settingsOf(SecurityValues, OwnSecurity);
export const IntegrationSettings = settingsOf(IntegrationValues, OwnIntegration);
export const CommunicationSettings = settingsOf(CommunicationValues, OwnCommunication);
export const PatientsSettings = settingsOf(PatientsValues, OwnPatients);
export const AnalyticsSettings = settingsOf(AnalyticsValues, OwnAnalytics);

export const Settings = z.object({
  organization: OrganizationSettings,
  booking: BookingSettings,
  security: SecuritySettings,
  integration: IntegrationSettings,
  communication: CommunicationSettings,
  patients: PatientsSettings,
  analytics: AnalyticsSettings,
});
export type Settings = z.output<typeof Settings>;
