import { z } from 'zod';
import { SignIn } from '../account/session.ts';
import { Email } from '../contact.ts';
import { AnswerInstant, Id, Line, page, paging } from '../scalars.ts';

/** `admin` runs the platform, `support` helps clinics under grants, `auditor` reads. */
export const OperatorRole = z.enum(['admin', 'support', 'auditor']);
export type OperatorRole = z.infer<typeof OperatorRole>;

const all = OperatorRole.options;
const helpers = ['admin', 'support'] as const;

/** What operators may do on the console; a role that is not listed may not. None of it reaches a clinic's data. */
export const operatorPermissions = {
  'clinics:read': all,
  'clinics:write': ['admin'],
  'flags:read': all,
  'flags:write': ['admin'],
  'grants:read': all,
  'grants:request': helpers,
  'jobs:read': all,
  'jobs:control': ['admin'],
  'operators:read': all,
  'operators:write': ['admin'],
  'audit:read': ['admin', 'auditor'],
  'plans:read': all,
  'plans:write': ['admin'],
  'proofs:read': all,
  'proofs:run': ['admin'],
  'settings:read': all,
  'settings:write': ['admin'],
  'security:read': all,
  'alerts:acknowledge': helpers,
} as const satisfies Record<string, readonly OperatorRole[]>;

export type OperatorPermission = keyof typeof operatorPermissions;

/** Default deny: false for whatever the matrix does not name. */
export const operatorMay = (role: OperatorRole, permission: OperatorPermission): boolean =>
  Object.hasOwn(operatorPermissions, permission) &&
  (operatorPermissions[permission] as readonly OperatorRole[]).includes(role);

/** Every permission of a role, for the console to hide what would be refused. */
export const operatorPermissionsOf = (role: OperatorRole): OperatorPermission[] =>
  (Object.keys(operatorPermissions) as OperatorPermission[]).filter(permission =>
    operatorMay(role, permission),
  );

export const NewOperator = z.strictObject({ email: Email, name: Line(120), role: OperatorRole });

const OperatorStatus = z.enum(['active', 'inactive']);

export const OperatorsQuery = z.strictObject(paging);

export const OperatorView = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: OperatorRole,
  status: OperatorStatus,
  createdAt: AnswerInstant,
});
export type OperatorView = z.output<typeof OperatorView>;
export const OperatorsPage = page(OperatorView);

export const OperatorStatusChange = z.strictObject({ id: Id, status: OperatorStatus });

/** Who operates the console in this browser. */
export const CurrentOperator = z.object({
  operator: OperatorView.omit({ createdAt: true }),
  permissions: z.array(z.string()),
  /** In production an operator has to set up a second factor before anything else. */
  lacksSecondFactor: z.boolean(),
});

/** `code` is asked for where there is a second factor: of the app, or a recovery code. */
export const ConsoleSignIn = SignIn.extend({ code: z.string().trim().min(6).max(40).optional() });

/** Not done: the password was right, and a code must be shown with it. */
export const ConsoleSignInAnswer = z.object({ done: z.boolean() });

/** What a visitor of the console may know: on demo data only, whom to sign in as. */
export const ConsoleDoor = z.object({
  demoOperator: z.object({ email: z.string(), password: z.string() }).nullable(),
});
