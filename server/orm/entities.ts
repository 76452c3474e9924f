import { AccessEntry } from '../audit/access-entry.entity.ts';
import { AuditEntry } from '../audit/audit-entry.entity.ts';
import { AvailabilityRule } from '../availability/availability-rule.entity.ts';
import { Booking } from '../bookings/booking.entity.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { Account } from '../identity/account.entity.ts';
import { Session } from '../identity/session.entity.ts';
import { Patient } from '../patients/patient.entity.ts';
import { PatientTerm } from '../patients/patient-term.entity.ts';
import { Service } from '../services/service.entity.ts';
import { ClinicSettings } from '../settings/clinic-settings.entity.ts';
import { Clinic } from '../tenancy/clinic.entity.ts';
import { User } from '../users/user.entity.ts';

/** Everything a clinic owns. */
export const clinicEntities = [
  AccessEntry,
  AuditEntry,
  AvailabilityRule,
  Booking,
  ClinicSettings,
  Facility,
  Patient,
  PatientTerm,
  Service,
  User,
];

/** Who can sign in; `AuditEntry` so that a sign-in and its trace commit together. */
export const identityEntities = [Account, AuditEntry, Session];

/** The registry; it may leave traces in a clinic, too. */
export const platformEntities = [AuditEntry, Clinic];

/** The only entities that do not belong to one clinic; whatever else does not extend `TenantScoped` stops the boot. */
export const globalEntities = [Account, Clinic, Session];

/** All of them, for migrations. */
export const allEntities = [...new Set([...clinicEntities, ...identityEntities, ...platformEntities])];
