import { Account } from './access/accounts/account.entity.ts';
import { EmailChange } from './access/accounts/email-change.entity.ts';
import { OneTimeToken } from './access/accounts/one-time-token.entity.ts';
import { Operator } from './access/callers/operator.entity.ts';
import { SupportGrant } from './access/callers/support-grant.entity.ts';
import { Backup } from './access/clinics/backup.entity.ts';
import { Clinic } from './access/clinics/clinic.entity.ts';
import { FeatureFlag } from './access/clinics/feature-flag.entity.ts';
import { Plan } from './access/clinics/plan.entity.ts';
import { Usage } from './access/clinics/usage.entity.ts';
import { Passkey } from './access/factors/passkey.entity.ts';
import { RecoveryCode } from './access/factors/recovery-code.entity.ts';
import { SecondFactor } from './access/factors/second-factor.entity.ts';
import { LimitCount } from './access/limits/limit-count.entity.ts';
import { Membership } from './access/memberships/membership.entity.ts';
import { Alert } from './access/security-events/alert.entity.ts';
import { SecurityEvent } from './access/security-events/security-event.entity.ts';
import { Session } from './access/sessions/session.entity.ts';
import { ApiToken } from './access/tokens/api-token.entity.ts';
import { Announcement } from './clinic/announcements/announcement.entity.ts';
import { Attachment } from './clinic/attachments/attachment.entity.ts';
import { AttachmentPart } from './clinic/attachments/attachment-part.entity.ts';
import { AvailabilityRule } from './clinic/availability/availability-rule.entity.ts';
import { DayException } from './clinic/availability/day-exception.entity.ts';
import { Holiday } from './clinic/availability/holiday.entity.ts';
import { TimeOff } from './clinic/availability/time-off.entity.ts';
import { BookingRequest } from './clinic/booking-requests/booking-request.entity.ts';
import { Booking } from './clinic/bookings/booking/booking.entity.ts';
import { Claim } from './clinic/bookings/booking/claim.entity.ts';
import { Hold } from './clinic/bookings/booking/hold.entity.ts';
import { Series } from './clinic/bookings/booking/series.entity.ts';
import { CalendarFeed } from './clinic/calendar-feeds/calendar-feed.entity.ts';
import { FeedFetch } from './clinic/calendar-feeds/feed-fetch.entity.ts';
import { CheckoutEvent } from './clinic/checkouts/checkout-event.entity.ts';
import { PaymentAccount } from './clinic/checkouts/payment-account.entity.ts';
import { ComplianceRecord } from './clinic/compliance/compliance-record.entity.ts';
import { ComplianceReminder } from './clinic/compliance/compliance-reminder.entity.ts';
import { DailyReport } from './clinic/daily-reports/daily-report.entity.ts';
import { DistinctPatients } from './clinic/distinct-patients/distinct-patients.entity.ts';
import { Interaction } from './clinic/drug-list/interaction.entity.ts';
import { Substance } from './clinic/drug-list/substance.entity.ts';
import { Expense } from './clinic/expenses/expense.entity.ts';
import { Facility } from './clinic/facilities/facility.entity.ts';
import { FacilityAddress } from './clinic/facilities/facility-address.entity.ts';
import { FacilityStaff } from './clinic/facility-staff/facility-staff.entity.ts';
import { FilledForm } from './clinic/filled-forms/filled-form.entity.ts';
import { FormAnswer } from './clinic/filled-forms/form-answer.entity.ts';
import { FormComment } from './clinic/filled-forms/form-comment.entity.ts';
import { FormStep } from './clinic/filled-forms/form-step.entity.ts';
import { Form } from './clinic/forms/form.entity.ts';
import { FormVersion } from './clinic/forms/form-version.entity.ts';
import { HealthEvent } from './clinic/health/health-event.entity.ts';
import { Measurement } from './clinic/health/measurement.entity.ts';
import { ImportPart } from './clinic/imports/import-part.entity.ts';
import { ImportRow } from './clinic/imports/import-row.entity.ts';
import { PatientImport } from './clinic/imports/patient-import.entity.ts';
import { Invitation } from './clinic/invitations/invitation.entity.ts';
import { Checkout } from './clinic/invoices/ledger/checkout.entity.ts';
import { CreditLine } from './clinic/invoices/ledger/credit-line.entity.ts';
import { CreditNote } from './clinic/invoices/ledger/credit-note.entity.ts';
import { Invoice } from './clinic/invoices/ledger/invoice.entity.ts';
import { InvoiceCounter } from './clinic/invoices/ledger/invoice-counter.entity.ts';
import { InvoiceLine } from './clinic/invoices/ledger/invoice-line.entity.ts';
import { InvoiceReminder } from './clinic/invoices/ledger/invoice-reminder.entity.ts';
import { Payment } from './clinic/invoices/ledger/payment.entity.ts';
import { ListExport } from './clinic/list-exports/list-export.entity.ts';
import { ListExportPart } from './clinic/list-exports/list-export-part.entity.ts';
import { Medication } from './clinic/medications/medication.entity.ts';
import { Message } from './clinic/messages/message.entity.ts';
import { PatientMerge } from './clinic/patient-merges/patient-merge.entity.ts';
import { PatientAddress } from './clinic/patient-parts/patient-address.entity.ts';
import { PatientConsent } from './clinic/patient-parts/patient-consent.entity.ts';
import { PatientContact } from './clinic/patient-parts/patient-contact.entity.ts';
import { PatientIdentifier } from './clinic/patient-parts/patient-identifier.entity.ts';
import { Patient } from './clinic/patients/patient.entity.ts';
import { PatientTerms } from './clinic/patients/patient-terms.entity.ts';
import { Placement } from './clinic/placements/placement.entity.ts';
import { PortalSession } from './clinic/portal/portal-session.entity.ts';
import { PortalPasskey } from './clinic/portal-passkeys/portal-passkey.entity.ts';
import { Preferences } from './clinic/preferences/preferences.entity.ts';
import { ClinicAddress } from './clinic/profile/clinic-address.entity.ts';
import { PatientNotice } from './clinic/reminders/patient-notice.entity.ts';
import { RequestComment } from './clinic/request-comments/request-comment.entity.ts';
import { Device } from './clinic/resources/device.entity.ts';
import { Room } from './clinic/resources/room.entity.ts';
import { ServiceRequest } from './clinic/service-requests/service-request.entity.ts';
import { Service } from './clinic/services/service.entity.ts';
import { ServiceNeed } from './clinic/services/service-need.entity.ts';
import { settingsEntities } from './clinic/settings/settings-entities.ts';
import { PlacementSpecialist } from './clinic/specialists/placement-specialist.entity.ts';
import { Specialist } from './clinic/specialists/specialist.entity.ts';
import { Task } from './clinic/tasks/task.entity.ts';
import { TaskItem } from './clinic/tasks/task-item.entity.ts';
import { TaskTemplate } from './clinic/tasks/task-template.entity.ts';
import { TaxRate } from './clinic/tax-rates/tax-rate.entity.ts';
import { User } from './clinic/users/user.entity.ts';
import { WaitingEntry } from './clinic/waiting-list/waiting-entry.entity.ts';
import { WaitingOffer } from './clinic/waiting-list/waiting-offer.entity.ts';
import { WaitingRequest } from './clinic/waiting-requests/waiting-request.entity.ts';
import { BookingEvent } from './clinic/webhooks/booking-event.entity.ts';
import { Webhook } from './clinic/webhooks/webhook.entity.ts';
import { WebhookDelivery } from './clinic/webhooks/webhook-delivery.entity.ts';
import { IdempotencyKey } from './data/idempotency/idempotency-key.entity.ts';
import { Mail } from './data/outbox/mail.entity.ts';
import type { Entities } from './data/records/scoping.ts';
import { AccessEntry } from './data/trails/access-entry.entity.ts';
import { AuditEntry } from './data/trails/audit-entry.entity.ts';
import { RetiredSpan } from './data/trails/retired-span.entity.ts';
import { Seal } from './data/trails/seal.entity.ts';
import { SealedEntry } from './data/trails/sealed-entry.entity.ts';
import { SystemEntry } from './data/trails/system-entry.entity.ts';
import { Erasure } from './platform/clinics/erasure.entity.ts';
import { HealthReport } from './platform/health-reports/health-report.entity.ts';
import { JobFailure } from './platform/jobs/job-failure.entity.ts';
import { JobOrder } from './platform/jobs/job-order.entity.ts';
import { DataKey } from './platform/keys/data-key.entity.ts';
import { Orphan } from './platform/orphans/orphan.entity.ts';
import { Proof } from './platform/proofs/proof.entity.ts';
import { CallMinute } from './platform/roll-back/call-minute.entity.ts';

/** Everything a clinic owns. */
export const clinicEntities = [
  AccessEntry,
  Announcement,
  AuditEntry,
  AvailabilityRule,
  Booking,
  BookingRequest,
  BookingEvent,
  CalendarFeed,
  Claim,
  ClinicAddress,
  ComplianceRecord,
  ComplianceReminder,
  DailyReport,
  DayException,
  Device,
  Expense,
  Facility,
  FacilityAddress,
  FacilityStaff,
  DistinctPatients,
  FeedFetch,
  HealthEvent,
  FilledForm,
  Form,
  FormAnswer,
  FormComment,
  FormStep,
  FormVersion,
  Hold,
  Holiday,
  IdempotencyKey,
  Attachment,
  AttachmentPart,
  ImportPart,
  ImportRow,
  Interaction,
  Invitation,
  Invoice,
  InvoiceCounter,
  InvoiceLine,
  CreditNote,
  CreditLine,
  InvoiceReminder,
  Payment,
  Checkout,
  CheckoutEvent,
  PaymentAccount,
  ListExport,
  ListExportPart,
  Mail,
  Measurement,
  Medication,
  Message,
  Patient,
  PatientAddress,
  PatientConsent,
  PatientContact,
  PatientIdentifier,
  PatientImport,
  PatientMerge,
  PatientNotice,
  PatientTerms,
  Placement,
  PlacementSpecialist,
  PortalPasskey,
  PortalSession,
  Room,
  Preferences,
  Seal,
  SealedEntry,
  RetiredSpan,
  Series,
  Service,
  ServiceNeed,
  Specialist,
  Substance,
  TaxRate,
  Task,
  TaskItem,
  TaskTemplate,
  TimeOff,
  User,
  ServiceRequest,
  RequestComment,
  WaitingEntry,
  WaitingOffer,
  WaitingRequest,
  Webhook,
  WebhookDelivery,
  ...settingsEntities,
];

const identityOnly = [
  ApiToken,
  ...[Account, EmailChange, LimitCount, Membership, OneTimeToken],
  ...[Passkey, RecoveryCode, SecondFactor, Session],
];

/** Who can sign in; `AuditEntry` and `Mail` so that a sign-in, its trace and its mail commit together. */
const identityEntities = [...identityOnly, AuditEntry, Mail];

const platformOnly = [
  ...[
    Alert,
    Backup,
    CallMinute,
    Clinic,
    DataKey,
    Erasure,
    FeatureFlag,
    HealthReport,
    JobFailure,
    JobOrder,
    Operator,
  ],
  ...[Orphan, Plan, Proof, SecurityEvent, SupportGrant, SystemEntry, Usage],
];

/** The registry and its operators; the rest is what a new clinic is furnished with, and the traces it leaves there. */
const platformEntities = [
  ...platformOnly,
  ...[AuditEntry, Facility, Invitation, Mail, User],
  ...settingsEntities,
];

/** The only entities that do not belong to one clinic; whatever else does not extend `TenantScoped` stops the boot. */
const globalEntities = [...identityOnly, ...platformOnly];

/** What each plane works with, handed down to whoever opens the planes or migrates them. */
export const entities: Entities = {
  clinic: clinicEntities,
  identity: identityEntities,
  platform: platformEntities,
  global: globalEntities,
};
