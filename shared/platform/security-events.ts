import { z } from 'zod';

/** What the front door and the database refuse, and what is told of it. */
export const SecurityEventKind = z.enum([
  'CROSS_TENANT_ACCESS_ATTEMPT',
  'TENANT_COOKIE_FAILURE',
  'FORWARDED_HOST_REFUSED',
  'CLINIC_CLOSED',
  'NOT_A_MEMBER',
  'LOGIN_FAILED',
  'LOCKED_OUT',
  'SECOND_FACTOR_FAILED',
  'EMAIL_CHANGE_STOPPED',
  'TOKEN_REFUSED',
  'PERMISSION_DENIED',
  'RATE_LIMITED',
  'RLS_VIOLATION',
  'MISSING_TENANT_CONTEXT',
  'EMERGENCY_ACCESS',
]);
export type SecurityEventKind = z.infer<typeof SecurityEventKind>;
