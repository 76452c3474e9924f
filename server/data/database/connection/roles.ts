import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import { deriveKey } from '../../../secrets.ts';

/** The component roles that log in; each is `medflow_<name>` in the database. */
export const roleNames = ['owner', 'app', 'identity', 'platform', 'jobs', 'backup'] as const;
export type RoleName = (typeof roleNames)[number];

/** The role's name as PostgreSQL knows it. */
export const loginOf = (role: RoleName): string => `medflow_${role}`;

/** Passwords are derived, never stored: whoever has the root secret can open every role. */
export function passwordOf(root: Buffer, login: string): string {
  return deriveKey(root, `role:${login}`).toString('base64url');
}

/**
 * What the server stores instead of the password (RFC 5803). Sending this keeps the password out of
 * statements and logs; the derived salt makes it the same each time, so a second bootstrap changes nothing.
 */
export function scramVerifier(root: Buffer, login: string): string {
  const iterations = 4096;
  const salt = deriveKey(root, `salt:${login}`).subarray(0, 16);
  const salted = pbkdf2Sync(passwordOf(root, login), salt, iterations, 32, 'sha256');
  const keyed = (label: string) => createHmac('sha256', salted).update(label).digest();
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${stored}:${keyed('Server Key').toString('base64')}`;
}

/** What the roles that serve requests and run the queue of jobs are set to. MikroORM puts literals into the statement text, hence the first two. */
export const roleSettings: Record<string, string> = {
  log_min_error_statement: 'panic',
  track_activities: 'off',
  statement_timeout: '15s',
  lock_timeout: '5s',
  idle_in_transaction_session_timeout: '15s',
  TimeZone: 'UTC', // spelled as the catalog does, for verifyRights compares
};
