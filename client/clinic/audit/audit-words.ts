import type { AuditAction } from '../../../shared/clinic/audit.ts';

/** What the person of the entry did, as the end of a sentence. */
export const actionWords: Record<AuditAction, string> = {
  CREATE: 'created this',
  UPDATE: 'changed this',
  DELETE: 'moved this to the trash',
  RESTORE: 'restored this',
  READ: 'looked at this',
  LOGIN: 'signed in',
  LOGIN_FAILED: 'failed to sign in',
  LOGOUT: 'signed out',
  SWITCH_TENANT: 'switched clinic',
  CROSS_TENANT_ACCESS_ATTEMPT: 'tried to reach another clinic',
  PERMISSION_DENIED: 'tried what they may not do',
  RLS_VIOLATION: 'was stopped by the database',
  EXPORT: 'exported data',
  IMPORT: 'imported data',
};

export const actionLabels: Record<AuditAction, string> = {
  CREATE: 'Created',
  UPDATE: 'Changed',
  DELETE: 'Trashed',
  RESTORE: 'Restored',
  READ: 'Looked at',
  LOGIN: 'Signed in',
  LOGIN_FAILED: 'Sign-in failed',
  LOGOUT: 'Signed out',
  SWITCH_TENANT: 'Switched clinic',
  CROSS_TENANT_ACCESS_ATTEMPT: 'Cross-clinic attempt',
  PERMISSION_DENIED: 'Not allowed',
  RLS_VIOLATION: 'Stopped by the database',
  EXPORT: 'Exported',
  IMPORT: 'Imported',
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
