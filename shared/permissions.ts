import { z } from 'zod';

export const Role = z.enum(['owner', 'admin', 'provider', 'staff', 'auditor', 'portal']);
export type Role = z.infer<typeof Role>;

const all = ['owner', 'admin', 'provider', 'staff', 'auditor'] as const;
const desk = ['owner', 'admin', 'provider', 'staff'] as const;
const lead = ['owner', 'admin'] as const;

/** Who may do what; a role that is not listed may not (IDN-7). */
export const permissions = {
  'dashboard:read': all,
  'patients:read': desk,
  'patients:write': desk,
  'patients:trash': lead,
  'bookings:read': desk,
  'bookings:write': desk,
  'services:read': all,
  'services:write': lead,
  'facilities:read': all,
  'facilities:write': lead,
  'users:read': all,
  'users:write': lead,
  'mails:read': lead,
  'mails:write': lead,
  'availability:read': all,
  'availability:write': lead,
  'settings:read': all,
  'settings:write': lead,
  'audit:read': ['owner', 'admin', 'auditor'],
  'support:read': all,
  'support:decide': lead,
  'tokens:read': lead,
  'tokens:write': lead,
  'usage:read': lead,
  'clinic:read': lead,
  'clinic:write': ['owner'],
  'clinic:export': ['owner'],
} as const satisfies Record<string, readonly Role[]>;

export const Permission = z.enum(
  Object.keys(permissions) as [keyof typeof permissions, ...(keyof typeof permissions)[]],
);
export type Permission = z.infer<typeof Permission>;

/** Default deny: false for whatever the matrix does not name. */
export const may = (role: Role, permission: Permission): boolean =>
  Object.hasOwn(permissions, permission) && (permissions[permission] as readonly Role[]).includes(role);

/** What concerns the whole clinic, so that nobody who is bound to facilities may do any of it (TEN-8). */
export const wholeClinic: readonly Permission[] = [
  ...(['services:write', 'mails:read', 'mails:write', 'settings:write'] as const),
  ...(['support:decide', 'clinic:write', 'clinic:export'] as const),
];

/** Every permission of a role, for the client to hide what would be refused. */
export const permissionsOf = (role: Role): Permission[] =>
  (Object.keys(permissions) as Permission[]).filter(permission => may(role, permission));

/** The same of a member who may be bound to facilities. */
export const permissionsWithin = (role: Role, facilities: string[] | null): Permission[] =>
  permissionsOf(role).filter(permission => facilities === null || !wholeClinic.includes(permission));
