import type { AuditAction } from '../../../shared/clinic/audit.ts';
import { t } from '../../../shared/i18n/translate.ts';

export const actionLabels: Record<AuditAction, string> = {
  CREATE: t('Created'),
  UPDATE: t('Changed'),
  DELETE: t('Trashed'),
  RESTORE: t('Restored'),
  READ: t('Looked at'),
  LOGIN: t('Signed in'),
  LOGIN_FAILED: t('Sign-in failed'),
  LOGOUT: t('Signed out'),
  SWITCH_TENANT: t('Switched clinic'),
  CROSS_TENANT_ACCESS_ATTEMPT: t('Cross-clinic attempt'),
  PERMISSION_DENIED: t('Not allowed'),
  RLS_VIOLATION: t('Stopped by the database'),
  EXPORT: t('Exported'),
  IMPORT: t('Imported'),
};

export const actionTones = {
  CREATE: 'good',
  UPDATE: 'busy',
  DELETE: 'waiting',
  RESTORE: 'good',
  READ: 'quiet',
  LOGIN: 'quiet',
  LOGIN_FAILED: 'bad',
  LOGOUT: 'quiet',
  SWITCH_TENANT: 'quiet',
  CROSS_TENANT_ACCESS_ATTEMPT: 'bad',
  PERMISSION_DENIED: 'bad',
  RLS_VIOLATION: 'bad',
  EXPORT: 'waiting',
  IMPORT: 'waiting',
} as const satisfies Record<AuditAction, string>;
