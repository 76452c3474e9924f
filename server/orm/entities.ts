import { AccessEntry } from '../audit/access-entry.entity.ts';
import { AuditEntry } from '../audit/audit-entry.entity.ts';
import { AvailabilityRule } from '../availability/availability-rule.entity.ts';
import { Booking } from '../bookings/booking.entity.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { Account } from '../identity/account.entity.ts';
import { ApiToken } from '../identity/api-token.entity.ts';
import { LimitCount } from '../identity/limit-count.entity.ts';
import { Membership } from '../identity/membership.entity.ts';
import { OneTimeToken } from '../identity/one-time-token.entity.ts';
import { Passkey } from '../identity/passkey.entity.ts';
import { RecoveryCode } from '../identity/recovery-code.entity.ts';
import { SecondFactor } from '../identity/second-factor.entity.ts';
import { Session } from '../identity/session.entity.ts';
import { Invitation } from '../invitations/invitation.entity.ts';
import { Mail } from '../mail/mail.entity.ts';
import { Patient } from '../patients/patient.entity.ts';
import { PatientTerm } from '../patients/patient-term.entity.ts';
import { Alert } from '../platform/alert.entity.ts';
import { Operator } from '../platform/operator.entity.ts';
import { Proof } from '../platform/proof.entity.ts';
import { SecurityEvent } from '../platform/security-event.entity.ts';
import { SupportGrant } from '../platform/support-grant.entity.ts';
import { SystemEntry } from '../platform/system-entry.entity.ts';
import { Service } from '../services/service.entity.ts';
import { settingsEntities } from '../settings/settings-entities.ts';
import { Clinic } from '../tenancy/clinic.entity.ts';
import { Erasure } from '../tenancy/erasure.entity.ts';
import { FeatureFlag } from '../tenancy/feature-flag.entity.ts';
import { Plan } from '../tenancy/plan.entity.ts';
import { Usage } from '../tenancy/usage.entity.ts';
import { User } from '../users/user.entity.ts';

/** Everything a clinic owns. */
export const clinicEntities = [
  AccessEntry,
  AuditEntry,
  AvailabilityRule,
  Booking,
  Facility,
  Invitation,
  Mail,
  Patient,
  PatientTerm,
  Service,
  User,
  ...settingsEntities,
];

const identityOnly = [
  ApiToken,
  ...[Account, LimitCount, Membership, OneTimeToken],
  ...[Passkey, RecoveryCode, SecondFactor, Session],
];

/** Who can sign in; `AuditEntry` and `Mail` so that a sign-in, its trace and its mail commit together. */
export const identityEntities = [...identityOnly, AuditEntry, Mail];

const platformOnly = [
  ...[Alert, Clinic, Erasure, FeatureFlag, Operator, Plan],
  ...[Proof, SecurityEvent, SupportGrant, SystemEntry, Usage],
];

/** The registry and its operators; the rest is what a new clinic is furnished with, and the traces it leaves there. */
export const platformEntities = [
  ...platformOnly,
  ...[AuditEntry, Facility, Invitation, Mail, User],
  ...settingsEntities,
];

/** The only entities that do not belong to one clinic; whatever else does not extend `TenantScoped` stops the boot. */
export const globalEntities = [...identityOnly, ...platformOnly];

/** All of them, for migrations. */
export const allEntities = [...new Set([...clinicEntities, ...identityEntities, ...platformEntities])];
