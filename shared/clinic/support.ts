import { z } from 'zod';
import { t } from '../i18n/translate.ts';
import type { Permission } from '../permissions.ts';
import { AnswerInstant, Count, Id, Line, page, paging, Text } from '../scalars.ts';

/** What an operator may do in a clinic: look, or also work on its everyday records. */
export const GrantScope = z.enum(['read', 'write']);
export type GrantScope = z.infer<typeof GrantScope>;

/** A request that nobody answers within a day has lapsed. */
export const GrantStatus = z.enum(['requested', 'live', 'declined', 'ended', 'expired', 'lapsed']);
export type GrantStatus = z.infer<typeof GrantStatus>;

/** An operator's request for access to one clinic, for an hour at most (TEN-7). */
export const GrantRequest = z.strictObject({
  clinicId: Id,
  /** Read by the clinic's owner. */
  reason: Text(500),
  ticket: Line(60),
  scope: GrantScope.default('read'),
  minutes: Count(5, 60).default(30),
});

const grantFields = {
  id: z.uuid(),
  operator: z.string(),
  reason: z.string(),
  ticket: z.string(),
  scope: GrantScope,
  emergency: z.boolean(),
  minutes: z.int(),
  status: GrantStatus,
  createdAt: AnswerInstant,
  approvedAt: AnswerInstant.nullable().default(null),
  expiresAt: AnswerInstant.nullable().default(null),
  endedAt: AnswerInstant.nullable().default(null),
};

/** A grant as the clinic reads it; `decidedBy` is the member who approved it. */
export const SupportGrantView = z.object({ ...grantFields, decidedBy: z.string().nullable() });
export type SupportGrantView = z.output<typeof SupportGrantView>;
export const SupportGrantsPage = page(SupportGrantView);
export const SupportGrantsQuery = z.strictObject(paging);

/** A grant as the console reads it; `own` is whether the asking operator may use it. */
export const ConsoleGrant = z.object({
  ...grantFields,
  clinic: z.object({ id: z.uuid(), slug: z.string(), name: z.string() }),
  own: z.boolean(),
});
export type ConsoleGrant = z.output<typeof ConsoleGrant>;
export const ConsoleGrantsPage = page(ConsoleGrant);
export const ConsoleGrantsQuery = z.strictObject({ ...paging, clinicId: Id.optional() });

/** Who of MedFlow works in the clinic now, for the banner; `own` is the asking operator's own visit. */
export const LiveSupport = z.object({
  visits: z.array(
    z.object({
      id: z.uuid(),
      operator: z.string(),
      scope: GrantScope,
      emergency: z.boolean(),
      expiresAt: AnswerInstant,
      own: z.boolean(),
    }),
  ),
  /** How many requests wait for an answer; 0 for whoever may not give one. */
  waiting: z.int(),
});
export type LiveSupport = z.output<typeof LiveSupport>;

/** Where a grant opens the clinic: an address that is worth one visit within a minute. */
export const GrantDoor = z.object({ url: z.string() });

/** The ticket that an operator's browser carries from the console to the clinic's door. */
export const SupportTicket = z.strictObject({
  ticket: z.string().regex(/^[\w-]{43}$/, t('This link is incomplete.')),
});

const readable = [
  'dashboard:read',
  'patients:read',
  'bookings:read',
  'services:read',
  'facilities:read',
  'users:read',
  'availability:read',
  'settings:read',
  'audit:read',
  'support:read',
] as const;
const workable = [
  'patients:write',
  'bookings:write',
  'services:write',
  'facilities:write',
  'availability:write',
] as const;

/** What a grant allows; never members, settings, tokens or the approval of grants, whatever its scope. */
export const grantPermissions = {
  read: readable,
  write: [...readable, ...workable],
} as const satisfies Record<GrantScope, readonly Permission[]>;

/** Default deny: false for whatever a grant of this scope does not name. */
export const mayUnderGrant = (scope: GrantScope, permission: Permission): boolean =>
  (grantPermissions[scope] as readonly Permission[]).includes(permission);
