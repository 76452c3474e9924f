import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { AlertName } from '../../../shared/platform/alerts.ts';
import type { SecurityEventKind } from '../../../shared/platform/security-events.ts';
import type { Refused } from './refused.ts';
import { SecurityEvent } from './security-event.entity.ts';

interface Rule {
  name: AlertName;
  severity: 'critical' | 'warning';
  /** Events of the kind within `WINDOW_MS` above which it is raised (LIT-6). */
  above: number;
  /** What is told once: whoever did it, the clinic it happened to, or the installation. */
  about: (refused: Refused) => string;
}

const WINDOW_MS = 5 * 60_000;

const installation = () => 'all';
const clinic = ({ tenantId }: Refused) => (tenantId ? `clinic ${tenantId}` : 'all');
const culprit = (refused: Refused) => (refused.accountId ? `account ${refused.accountId}` : clinic(refused));

/** Which events somebody must be told of, and from how many on. */
const alertRules: Partial<Record<SecurityEventKind, Rule>> = {
  CROSS_TENANT_ACCESS_ATTEMPT: {
    ...{ name: 'CrossTenantAccessAttempt', severity: 'critical', above: 0, about: culprit },
  },
  MISSING_TENANT_CONTEXT: {
    ...{ name: 'MissingTenantContext', severity: 'warning', above: 10, about: installation },
  },
  RLS_VIOLATION: { name: 'RLSViolation', severity: 'critical', above: 0, about: clinic },
  TENANT_COOKIE_FAILURE: {
    ...{ name: 'TenantCookieFailure', severity: 'warning', above: 50, about: installation },
  },
  EMERGENCY_ACCESS: { name: 'EmergencyAccess', severity: 'critical', above: 0, about: clinic },
};

/** Raises or counts the alert that this event belongs to, in the event's own transaction: one row while it is open. */
export const raiseAlert = async (em: SqlEntityManager, refused: Refused): Promise<void> => {
  const rule = alertRules[refused.kind];
  if (!rule) return;
  await em.flush();
  const since = new Date(Date.now() - WINDOW_MS);
  const lately =
    rule.above > 0 ? await em.count(SecurityEvent, { kind: refused.kind, createdAt: { $gt: since } }) : 1;
  if (lately <= rule.above) return;
  const { name, severity } = rule;
  await openAlert(em, {
    ...{ name, severity, subject: rule.about(refused), tenantId: refused.tenantId, count: lately },
  });
};

interface Raised {
  name: AlertName;
  subject: string;
  severity: Rule['severity'];
  tenantId?: string | null | undefined;
  /** How often it happened before it was raised. */
  count?: number;
}

/** Something sealed of this clinic does not open (docs/vault.md). */
export const vaultFault = (tenantId: string | null): Raised => ({
  ...{ name: 'VaultFault', severity: 'critical', subject: `clinic ${tenantId}`, tenantId },
});

/** Opens an alert, or counts it while it is open. */
export const openAlert = async (
  em: SqlEntityManager,
  { name, subject, severity, tenantId = null, count = 1 }: Raised,
): Promise<void> => {
  await em.execute(
    `insert into platform.alerts (name, subject, tenant_id, severity, count) values (?, ?, ?, ?, ?)
     on conflict (name, subject) where acknowledged_at is null
     do update set count = alerts.count + 1, last_at = now()`,
    [name, subject, tenantId, severity, count],
  );
};
