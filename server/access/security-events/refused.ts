import type { AuditAction } from '../../../shared/clinic/audit.ts';
import type { SecurityEventKind } from '../../../shared/platform/security-events.ts';

/** What was refused, to whom and where; nothing of what was entered. */
export interface Refused {
  kind: SecurityEventKind;
  /** The clinic that was to be protected. */
  tenantId?: string | null;
  /** The clinic of the visitor's session, where it is another one. */
  fromTenantId?: string | null;
  accountId?: string | null;
  /** The service whose token it was; it has no account. */
  service?: { tenantId: string; userId: string } | undefined;
  /** Who it was in the clinic that was to be protected, where that is one of its members. */
  actorId?: string | null;
  procedure: string;
  requestId: string | null;
  address: string | null;
  /** The word by which the clinics concerned find it in their own audit, if they shall. */
  action?: AuditAction;
}

/** What a clinic reads in its audit, where nothing else would tell a refusal from what succeeded. */
export const whatWasRefused: Record<SecurityEventKind, string> = {
  CROSS_TENANT_ACCESS_ATTEMPT: 'a session or token of one clinic was shown to another.',
  TENANT_COOKIE_FAILURE: 'the signature of the session was missing, expired or not genuine.',
  FORWARDED_HOST_REFUSED: 'a proxy named the web address in a way that cannot be trusted.',
  CLINIC_CLOSED: 'the clinic is closed.',
  NOT_A_MEMBER: 'this person has no active membership in the clinic.',
  LOGIN_FAILED: 'a sign-in failed.',
  LOCKED_OUT: 'there had been too many wrong passwords or codes.',
  SECOND_FACTOR_FAILED: 'the second factor was wrong.',
  EMAIL_CHANGE_STOPPED: 'whoever reads the former e-mail did not ask for another one.',
  TOKEN_REFUSED: 'the token is not valid.',
  RATE_LIMITED: 'there had been too many calls.',
  RLS_VIOLATION: 'the database stopped a statement that reached beyond the clinic.',
  MISSING_TENANT_CONTEXT: 'the call named no clinic.',
  EMERGENCY_ACCESS: 'access in an emergency.',
  PERMISSION_DENIED: 'the role, token or grant does not allow it.',
};
