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
  procedure: string;
  requestId: string | null;
  address: string | null;
  /** The word by which the clinics concerned find it in their own audit, if they shall. */
  action?: AuditAction;
}
