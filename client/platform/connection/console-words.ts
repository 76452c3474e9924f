import type { Metric } from '../../../shared/clinic/usage.ts';
import type { ClinicStatus } from '../../../shared/clinics.ts';
import type { AlertName } from '../../../shared/platform/alerts.ts';
import type { ClinicStep } from '../../../shared/platform/console-clinics.ts';
import type { JobState } from '../../../shared/platform/jobs.ts';
import type { OperatorRole } from '../../../shared/platform/operators.ts';
import type { ProofHole } from '../../../shared/platform/proof.ts';
import type { SecurityEventKind } from '../../../shared/platform/security-events.ts';

type Word = { label: string; tone: 'good' | 'busy' | 'waiting' | 'bad' | 'quiet' };

export const operatorRoles = {
  admin: 'Administrator',
  support: 'Support',
  auditor: 'Auditor',
} satisfies Record<OperatorRole, string>;

export const clinicStatuses: Record<ClinicStatus, Word> = {
  provisioning: { label: 'Being opened', tone: 'quiet' },
  trial: { label: 'Trial', tone: 'busy' },
  active: { label: 'Active', tone: 'good' },
  past_due: { label: 'Past due', tone: 'waiting' },
  suspended: { label: 'Suspended', tone: 'bad' },
  closing: { label: 'Closing', tone: 'waiting' },
  erased: { label: 'Erased', tone: 'quiet' },
};

/** What an operator does to a clinic, and what follows from it. */
export const clinicSteps: Record<ClinicStep, { label: string; effect: string }> = {
  reactivate: { label: 'Reactivate', effect: 'Everybody can work in the clinic again.' },
  markPastDue: { label: 'Mark as past due', effect: 'The clinic can be read, but nothing can be changed.' },
  suspend: {
    label: 'Suspend',
    effect: 'Nobody can enter the clinic, from this moment on. Its data is kept.',
  },
  close: {
    label: 'Begin closing',
    effect: 'The clinic can be read for 30 more days, but nothing can be changed.',
  },
  erase: { label: 'Erase', effect: 'The clinic ends for good. This cannot be taken back.' },
};

export const metrics: Record<Metric, string> = {
  users: 'Members',
  patients: 'Patients',
  bookings: 'Bookings this month',
  api_calls: 'API calls this month',
};

export const eventKinds: Record<SecurityEventKind, Word> = {
  CROSS_TENANT_ACCESS_ATTEMPT: { label: 'Cross-clinic attempt', tone: 'bad' },
  TENANT_COOKIE_FAILURE: { label: 'Session signature wrong', tone: 'bad' },
  FORWARDED_HOST_REFUSED: { label: 'Forwarded host refused', tone: 'waiting' },
  CLINIC_CLOSED: { label: 'Clinic closed', tone: 'quiet' },
  NOT_A_MEMBER: { label: 'Not a member', tone: 'waiting' },
  LOGIN_FAILED: { label: 'Sign-in failed', tone: 'waiting' },
  LOCKED_OUT: { label: 'Locked out', tone: 'bad' },
  SECOND_FACTOR_FAILED: { label: 'Second factor failed', tone: 'waiting' },
  PERMISSION_DENIED: { label: 'Not allowed', tone: 'waiting' },
  TOKEN_REFUSED: { label: 'Token refused', tone: 'waiting' },
  RATE_LIMITED: { label: 'Too many calls', tone: 'waiting' },
  RLS_VIOLATION: { label: 'Stopped by the database', tone: 'bad' },
  MISSING_TENANT_CONTEXT: { label: 'No clinic named', tone: 'waiting' },
  EMERGENCY_ACCESS: { label: 'Emergency access', tone: 'bad' },
};

/** What `medflow proof` tries. */
export const proofParts: Record<ProofHole['part'], { label: string; what: string }> = {
  catalogue: { label: 'Catalogue', what: 'Policies, keys, triggers and rights of the live database' },
  walk: { label: 'Walk', what: 'Every procedure, called with another clinic’s ids and with its own' },
  forgery: { label: 'Forgery', what: 'Contexts that nobody signed, and tricks in SQL, on every table' },
  mutation: {
    label: 'Mutation',
    what: 'Each policy, key and trigger spoiled in turn: the checks must notice',
  },
};

export const alertNames: Record<AlertName, string> = {
  CrossTenantAccessAttempt: 'Somebody tried to reach another clinic',
  MissingTenantContext: 'Many calls named no clinic',
  RLSViolation: 'The database stopped a statement',
  TenantCookieFailure: 'Many sessions had a wrong signature',
  EmergencyAccess: 'An operator entered a clinic in an emergency',
  IntegrityFault: 'The database does not keep its promises',
};

/** What each job does; one that has no words yet is told by its name. */
export const jobNames: Partial<Record<string, string>> = {
  remindPatients: 'Remind patients',
  tellChanges: 'Tell patients of changes',
  markNoShows: 'Mark no-shows',
  endTrials: 'End trials',
  warnOfLimits: 'Warn of used-up plans',
  noteExpiredGrants: 'Note the end of support access',
  checkDomains: 'Check domains of clinics',
  forgetKeys: 'Forget idempotency keys',
  forgetLimits: 'Forget counters of limits',
  removeExpired: 'Remove old sessions and tokens',
};

export const jobStates: Record<JobState, Word> = {
  created: { label: 'Waiting', tone: 'quiet' },
  retry: { label: 'To be tried again', tone: 'waiting' },
  active: { label: 'Running', tone: 'busy' },
  completed: { label: 'Done', tone: 'good' },
  cancelled: { label: 'Cancelled', tone: 'quiet' },
  failed: { label: 'Failed', tone: 'bad' },
};
