import type { AuditAction } from '../../../shared/clinic/audit.ts';
import { t } from '../../../shared/i18n/translate.ts';

/** What the person of the entry did, as the end of a sentence. */
export const actionWords: Record<AuditAction, string> = {
  CREATE: t('created this'),
  UPDATE: t('changed this'),
  DELETE: t('moved this to the trash'),
  RESTORE: t('restored this'),
  READ: t('looked at this'),
  LOGIN: t('signed in'),
  LOGIN_FAILED: t('failed to sign in'),
  LOGOUT: t('signed out'),
  SWITCH_TENANT: t('switched clinic'),
  CROSS_TENANT_ACCESS_ATTEMPT: t('tried to reach another clinic'),
  PERMISSION_DENIED: t('tried what they may not do'),
  RLS_VIOLATION: t('was stopped by the database'),
  EXPORT: t('exported data'),
  IMPORT: t('imported data'),
};

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

/** `startsAt` and `starts_at` become "Starts at". */
export const fieldLabel = (field: string): string => {
  const words = field
    .replace(/_/g, ' ')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};
