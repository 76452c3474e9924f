import { t } from '../../../shared/i18n/translate.ts';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { fromName } from './from-name.ts';

/** The kinds of records that are looked for, by the names that the trail keeps. */
const lookedFor: Record<string, string> = {
  Patient: t('Patient'),
  Booking: t('Booking'),
  Series: t('Series'),
  Service: t('Service'),
  Facility: t('Facility'),
  User: t('User'),
  AvailabilityRule: t('Availability rule'),
  DayException: t('Day exception'),
  Holiday: t('Holiday'),
  TimeOff: t('Time off'),
  OrganizationSettings: t('Organization settings'),
  BookingSettings: t('Booking settings'),
  SecuritySettings: t('Security settings'),
  IntegrationSettings: t('Integration settings'),
  CommunicationSettings: t('Communication settings'),
  PatientsSettings: t('Patients settings'),
  AnalyticsSettings: t('Analytics settings'),
  Session: t('Session'),
};

const others: Record<string, string> = {
  AccessEntry: t('Access entry'),
  Account: t('Account'),
  Announcement: t('Announcement'),
  ApiToken: t('Api token'),
  AuditEntry: t('Audit entry'),
  BookingEvent: t('Booking event'),
  BookingRequest: t('Booking request'),
  CalendarFeed: t('Calendar feed'),
  Claim: t('Claim'),
  Clinic: t('Clinic'),
  ClinicAddress: t('Postal address'),
  Device: t('Device'),
  DistinctPatients: t('Two people'),
  FacilityAddress: t('Postal address'),
  FacilityStaff: t('Facility staff'),
  FeedFetch: t('Feed fetch'),
  Hold: t('Hold'),
  IdempotencyKey: t('Idempotency key'),
  ImportPart: t('Import part'),
  ImportRow: t('Import row'),
  Invitation: t('Invitation'),
  ListExport: t('List export'),
  ListExportPart: t('List export part'),
  Mail: t('Mail'),
  Message: t('Message'),
  PatientAddress: t('Postal address'),
  PatientConsent: t('Patient consent'),
  PatientContact: t('Patient contact'),
  PatientIdentifier: t('Patient identifier'),
  PatientImport: t('Patient import'),
  PatientMerge: t('Patient merge'),
  DailyReport: t('Daily report'),
  PatientNotice: t('Patient notice'),
  PatientTerms: t('Patient term'),
  PortalPasskey: t('Portal passkey'),
  PortalSession: t('Portal session'),
  Preferences: t('Preferences'),
  Room: t('Room'),
  Seal: t('Seal'),
  SealedEntry: t('Sealed entry'),
  RetiredSpan: t('Retired span'),
  ServiceNeed: t('Service need'),
  SupportGrant: t('Support grant'),
  WaitingEntry: t('Waiting entry'),
  WaitingOffer: t('Waiting offer'),
  WaitingRequest: t('Request to wait'),
  Webhook: t('Webhook'),
  WebhookDelivery: t('Webhook delivery'),
};

/** What a kind of record is called. */
export const entityLabel = (entity: string): string =>
  lookedFor[entity] ?? others[entity] ?? fromName(entity);

/** What can be chosen, with what a link asks for besides. */
export const entityOptions = (asked: string | undefined) => [
  ...optionsOf(lookedFor),
  ...(asked && !lookedFor[asked] ? [{ value: asked, label: entityLabel(asked) }] : []),
];
