import { AppCode, AppSetup, RecoveryCodes } from '../../../shared/account/second-factor.ts';
import {
  ConsoleDoor,
  ConsoleSignIn,
  ConsoleSignInAnswer,
  CurrentOperator,
  operatorPermissionsOf,
} from '../../../shared/platform/operators.ts';
import { Done, Nothing } from '../../../shared/scalars.ts';
import { operatorOfSession } from '../../access/callers/operator-session.ts';
import { beginApp, confirmApp } from '../../access/factors/app-setup.ts';
import { type Attempt, clearAttempts, countAttempt } from '../../access/lock-out/failed-attempts.ts';
import { closeClinicless } from '../../access/sessions/clinicless-session.ts';
import type { CallContext } from '../../api/call-context.ts';
import { router } from '../../api/trpc.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import { recordSystemAction } from '../../data/trails/system-action.ts';
import { atTheDoor, lacksSecondFactor, operatorOnly } from '../console/console.ts';
import { enterConsole, operatorWith, shownFactor } from './console-sign-in.ts';
import { demoOperator } from './demo-operator.ts';

export const consoleSession = router({
  door: atTheDoor(Nothing, ConsoleDoor).query(async ({ ctx }) => ({
    demoOperator: await demoOperator(ctx),
  })),

  /** Whoever has a second factor is asked for a code, and calls again with it. */
  signIn: atTheDoor(ConsoleSignIn, ConsoleSignInAnswer).mutation(async ({ ctx, input }) => {
    const { code, ...credentials } = input;
    const { operator, passwordHash } = await operatorWith(ctx, credentials);
    const { accountId } = operator;
    const secondFactorAt = await shownFactor(ctx, accountId, code);
    if (secondFactorAt === undefined) return { done: false };
    await leaveVisit(ctx, operator, 'operator.signIn');
    await enterConsole(ctx, { accountId, secondFactorAt, passwordHash });
    return { done: true };
  }),

  signOut: atTheDoor(Nothing, Done).mutation(async ({ ctx }) => {
    const signedIn = await operatorOfSession(ctx.planes, ctx.credentials);
    ctx.cookies.clear();
    if (signedIn && ctx.credentials.token) {
      await closeClinicless(ctx.planes, 'platform', ctx.credentials.token);
      await leaveVisit(ctx, signedIn.operator, 'operator.signOut');
    }
    return { done: true };
  }),

  current: operatorOnly(Nothing, CurrentOperator).query(({ ctx }) => ({
    operator: ctx.operator,
    permissions: operatorPermissionsOf(ctx.operator.role),
    lacksSecondFactor: lacksSecondFactor(ctx),
  })),

  /** A new secret for the operator's authenticator app, which counts once `confirmApp` has seen a code of it. */
  beginApp: operatorOnly(Nothing, AppSetup, { confirmed: true }).mutation(({ ctx: { planes, operator } }) =>
    beginApp(planes, operator.accountId),
  ),

  /** The first code of the app: from now on it is asked for. The session goes on under a new token. */
  confirmApp: operatorOnly(AppCode, RecoveryCodes, { confirmed: true }).mutation(
    async ({ ctx, input: { code } }) => {
      const { planes, operator } = ctx;
      const { accountId } = operator;
      const attempt: Attempt = {
        what: 'code',
        whom: accountId,
        tenantId: null,
        procedure: 'session.confirmApp',
      };
      await countAttempt(ctx, attempt);
      const recoveryCodes = await planes.identity.em
        .fork()
        .transactional(em => confirmApp(em, planes, accountId, code));
      await clearAttempts(ctx, attempt);
      await leaveVisit(ctx, operator, 'operator.secondFactor');
      await enterConsole(ctx, { accountId, secondFactorAt: new Date() });
      return { recoveryCodes };
    },
  ),
});

const leaveVisit = (
  { planes, credentials: { requestId, address } }: CallContext,
  { id, name }: { id: string; name: string },
  action: string,
): Promise<void> =>
  inPlatform(planes, async em =>
    recordSystemAction(em, { id, name, requestId, address }, { action, entity: 'Operator', entityId: id }),
  );
