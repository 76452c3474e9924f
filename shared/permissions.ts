import { z } from 'zod';

export const Role = z.enum(['owner', 'admin', 'provider', 'staff', 'auditor', 'portal']);
export type Role = z.infer<typeof Role>;

const all = ['owner', 'admin', 'provider', 'staff', 'auditor'] as const;
const desk = ['owner', 'admin', 'provider', 'staff'] as const;
const care = ['owner', 'admin', 'provider'] as const;
const lead = ['owner', 'admin'] as const;

/** Who may do what; a role that is not listed may not (IDN-7). */
export const permissions = {
  /** Figures of the clinic without money: what an auditor may see, too (FD12). */
  'dashboard:read': ['owner', 'admin', 'auditor'],
  'revenue:read': lead,
  'patients:read': desk,
  'patients:write': desk,
  'patients:trash': lead,
  'patients:import': lead,
  /** Lists that tell of patients, to take along. */
  'patients:export': lead,
  /** What a patient takes and has, and who looks after it: for those who treat, and not for the front desk. */
  'clinical:read': care,
  'clinical:write': care,
  /** Those outside the clinic who look after its patients: who looks after whom tells what somebody has. */
  'specialists:read': care,
  'specialists:write': care,
  /** One's own files of lists, whoever may read any. */
  'exports:read': all,
  /** One's own name here, and how one likes to work: the columns of one's calendar and the views one saved. */
  'preferences:own': all,
  /** What those who lead the clinic tell everybody who works in it. */
  'announcements:read': all,
  'announcements:write': lead,
  /** What patients write in the portal, and what is answered. */
  'messages:read': desk,
  'messages:write': desk,
  /** Work that is asked of the clinic, and what is written to it. */
  'requests:read': desk,
  'requests:write': desk,
  /** What somebody of the clinic is to do. */
  'tasks:read': desk,
  'tasks:write': desk,
  'templates:write': lead,
  /** Licences, trainings and inspections, of whomever they are; and one's own, whoever may read any. */
  'compliance:read': lead,
  'compliance:write': lead,
  'compliance:own': all,
  /** The forms of a clinic are built by those who lead it, and filled in by whoever works with patients. */
  'forms:read': desk,
  'forms:fill': desk,
  'forms:write': lead,
  'bookings:read': desk,
  'bookings:write': desk,
  'bookings:overbook': lead,
  'feeds:own': ['owner', 'admin', 'provider'],
  'feeds:write': lead,
  /** Bills and what was paid: the desk, and who leads; those who treat see no money. */
  'billing:read': ['owner', 'admin', 'staff'],
  'billing:write': ['owner', 'admin', 'staff'],
  /** What takes money back: credit notes and refunds. */
  'billing:correct': lead,
  'billing:rates': lead,
  /** What the whole clinic billed and received, and the ledger that it is made of. */
  'billing:report': lead,
  /** What the clinic spends: everybody who works in it hands in their own, and whoever leads sees all and decides. */
  'expenses:read': desk,
  'expenses:write': desk,
  'expenses:approve': lead,
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
  'webhooks:read': lead,
  'webhooks:write': lead,
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
  ...([
    'services:write',
    'specialists:write',
    'templates:write',
    'billing:rates',
    'billing:report',
    'mails:read',
    'mails:write',
    'settings:write',
  ] as const),
  ...(['webhooks:read', 'webhooks:write', 'patients:import'] as const),
  ...(['support:decide', 'clinic:write', 'clinic:export'] as const),
];

/**
 * What a clinic cannot be without: it sees how it does, administers itself, is answerable for what it did, takes its data along
 * and takes access away, and every page stands on what every role may read.
 */
export const essential = [
  ...(['dashboard:read', 'services:read', 'facilities:read', 'users:read', 'users:write'] as const),
  ...(['availability:read', 'settings:read', 'settings:write', 'audit:read', 'support:read'] as const),
  ...([
    'preferences:own',
    'support:decide',
    'tokens:read',
    'usage:read',
    'clinic:read',
    'clinic:write',
    'clinic:export',
  ] as const),
] satisfies Permission[];

/** What operators may leave out of a clinic's package (TEN-13). */
export const Withholdable = Permission.exclude(essential);
export type Withholdable = z.infer<typeof Withholdable>;

/** Whether a clinic's package includes it, whoever asks; a clinic without a list has them all. */
export const isIncluded = (permission: Permission, { permissions }: Package): boolean =>
  permissions === null || permissions.includes(permission);

export interface Package {
  permissions: readonly Permission[] | null;
}

/** Every permission of a role, for the client to hide what would be refused. */
export const permissionsOf = (role: Role): Permission[] =>
  (Object.keys(permissions) as Permission[]).filter(permission => may(role, permission));

/** The same of a member who may be bound to facilities. */
export const permissionsWithin = (role: Role, facilities: string[] | null): Permission[] =>
  permissionsOf(role).filter(permission => facilities === null || !wholeClinic.includes(permission));
