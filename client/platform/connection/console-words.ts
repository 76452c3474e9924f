import type { Metric } from '../../../shared/clinic/usage.ts';
import type { ClinicStatus } from '../../../shared/clinics.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { AlertName } from '../../../shared/platform/alerts.ts';
import type { ClinicStep } from '../../../shared/platform/console-clinics.ts';
import type { JobState } from '../../../shared/platform/jobs.ts';
import type { OperatorRole } from '../../../shared/platform/operators.ts';
import type { ProofHole } from '../../../shared/platform/proof.ts';
import type { SecurityEventKind } from '../../../shared/platform/security-events.ts';

type Word = { label: string; tone: 'good' | 'busy' | 'waiting' | 'bad' | 'quiet' };

export const operatorRoles = {
  admin: t('Administrator'),
  support: t('Support'),
  auditor: t('Auditor'),
} satisfies Record<OperatorRole, string>;

export const clinicStatuses: Record<ClinicStatus, Word> = {
  provisioning: { label: t('Being opened'), tone: 'quiet' },
  trial: { label: t('Trial'), tone: 'busy' },
  active: { label: t('Active'), tone: 'good' },
  past_due: { label: t('Past due'), tone: 'waiting' },
  suspended: { label: t('Suspended'), tone: 'bad' },
  closing: { label: t('Closing'), tone: 'waiting' },
  erased: { label: t('Erased'), tone: 'quiet' },
};

/** What an operator does to a clinic, and what follows from it. */
export const clinicSteps: Record<ClinicStep, { label: string; effect: string }> = {
  reactivate: { label: t('Reactivate'), effect: t('Everybody can work in the clinic again.') },
  markPastDue: {
    label: t('Mark as past due'),
    effect: t('The clinic can be read, but nothing can be changed.'),
  },
  suspend: {
    label: t('Suspend'),
    effect: t('Nobody can enter the clinic, from this moment on. Its data is kept.'),
  },
  close: {
    label: t('Begin closing'),
    effect: t('The clinic can be read for 30 more days, but nothing can be changed.'),
  },
  erase: { label: t('Erase'), effect: t('The clinic ends for good. This cannot be taken back.') },
};

export const metrics: Record<Metric, string> = {
  users: t('Members'),
  patients: t('Patients'),
  bookings: t('Bookings this month'),
  api_calls: t('API calls this month'),
};

export const eventKinds: Record<SecurityEventKind, Word> = {
  CROSS_TENANT_ACCESS_ATTEMPT: { label: t('Cross-clinic attempt'), tone: 'bad' },
  TENANT_COOKIE_FAILURE: { label: t('Session signature wrong'), tone: 'bad' },
  FORWARDED_HOST_REFUSED: { label: t('Forwarded host refused'), tone: 'waiting' },
  CLINIC_CLOSED: { label: t('Clinic closed'), tone: 'quiet' },
  NOT_A_MEMBER: { label: t('Not a member'), tone: 'waiting' },
  LOGIN_FAILED: { label: t('Sign-in failed'), tone: 'waiting' },
  LOCKED_OUT: { label: t('Locked out'), tone: 'bad' },
  SECOND_FACTOR_FAILED: { label: t('Second factor failed'), tone: 'waiting' },
  EMAIL_CHANGE_STOPPED: { label: t('Change of e-mail stopped'), tone: 'bad' },
  PERMISSION_DENIED: { label: t('Not allowed'), tone: 'waiting' },
  TOKEN_REFUSED: { label: t('Token refused'), tone: 'waiting' },
  RATE_LIMITED: { label: t('Too many calls'), tone: 'waiting' },
  RLS_VIOLATION: { label: t('Stopped by the database'), tone: 'bad' },
  MISSING_TENANT_CONTEXT: { label: t('No clinic named'), tone: 'waiting' },
  EMERGENCY_ACCESS: { label: t('Emergency access'), tone: 'bad' },
};

/** What `medflow proof` tries. */
export const proofParts: Record<ProofHole['part'], { label: string; what: string }> = {
  catalogue: { label: t('Catalogue'), what: t('Policies, keys, triggers and rights of the live database') },
  walk: { label: t('Walk'), what: t('Every procedure, called with another clinic’s ids and with its own') },
  forgery: { label: t('Forgery'), what: t('Contexts that nobody signed, and tricks in SQL, on every table') },
  mutation: {
    label: t('Mutation'),
    what: t('Each policy, key and trigger spoiled in turn: the checks must notice'),
  },
};

export const alertNames: Record<AlertName, string> = {
  CrossTenantAccessAttempt: t('Somebody tried to reach another clinic'),
  MissingTenantContext: t('Many calls named no clinic'),
  RLSViolation: t('The database stopped a statement'),
  TenantCookieFailure: t('Many sessions had a wrong signature'),
  EmergencyAccess: t('An operator entered a clinic in an emergency'),
  IntegrityFault: t('The database does not keep its promises'),
  TrailFault: t('Somebody changed what was written down'),
  VaultFault: t('Something sealed does not open'),
  BackupFailed: t('A clinic could not be backed up'),
};

/** What each job does; one that has no words yet is told by its name. */
export const jobNames: Partial<Record<string, string>> = {
  remindPatients: t('Remind patients'),
  tellChanges: t('Tell patients of changes'),
  mailNews: t('Write to members what is new for them'),
  writeDailyReports: t('Write the reports of the morning'),
  remindOfCompliance: t('Remind members of what expires'),
  markNoShows: t('Mark no-shows'),
  endTrials: t('End trials'),
  warnOfLimits: t('Warn of used-up plans'),
  reportHealth: t('Report the week of each clinic'),
  noteExpiredGrants: t('Note the end of support access'),
  checkDomains: t('Check domains of clinics'),
  forgetKeys: t('Forget idempotency keys'),
  forgetLimits: t('Forget counters of limits'),
  removeExpired: t('Remove old sessions and tokens'),
  offerFreed: t('Offer times that became free'),
  sendWebhooks: t('Send webhooks'),
  sealTrails: t('Seal the trails'),
  mailHeads: t('Write to owners by what their trails are known'),
  lockHeads: t('Lock by what trails are known'),
  sealForgotten: t('Seal what was left out'),
  verifyTrails: t('Verify the trails'),
  retireTrails: t('Remove what trails keep no longer'),
  resealValues: t('Seal anew with newer keys'),
  destroyKeys: t('Destroy keys of erased clinics'),
  importPatients: t('Import patients'),
  writeExports: t('Write exports'),
  scanAttachments: t('Check attached files'),
  removeOffers: t('Remove old offers'),
  removeRequests: t('Remove unconfirmed requests'),
  removeHolds: t('Remove old holds'),
  removePortalSessions: t('Remove old sessions of patients'),
  removeDeliveries: t('Remove old webhook deliveries'),
  removeImportParts: t('Remove parts of imported files'),
  removeImportRows: t('Remove rows of imported files'),
  removeExportParts: t('Remove parts of exported files'),
  removeAttachmentParts: t('Remove bytes of attached files'),
  removeEvents: t('Remove old events'),
};

export const jobStates: Record<JobState, Word> = {
  created: { label: t('Waiting'), tone: 'quiet' },
  retry: { label: t('To be tried again'), tone: 'waiting' },
  active: { label: t('Running'), tone: 'busy' },
  completed: { label: t('Done'), tone: 'good' },
  cancelled: { label: t('Cancelled'), tone: 'quiet' },
  failed: { label: t('Failed'), tone: 'bad' },
  skipped: { label: t('Skipped'), tone: 'quiet' },
};
