import {
  ConsoleDoor,
  ConsoleSignIn,
  ConsoleSignInAnswer,
  CurrentOperator,
  operatorPermissionsOf,
} from '../../shared/operators.ts';
import { Done, Nothing } from '../../shared/scalars.ts';
import { AppCode, AppSetup, RecoveryCodes } from '../../shared/second-factor.ts';
import type { CallContext } from '../call-context.ts';
import { beginApp, confirmApp } from '../identity/app-setup.ts';
import { closeClinicless } from '../identity/clinicless-session.ts';
import { countGuess, forgetGuess, type Guess } from '../identity/guesses.ts';
import { router } from '../trpc.ts';
import { atTheDoor, lacksSecondFactor, operatorOnly } from './console.ts';
import { enterConsole, operatorWith, shownFactor } from './console-door.ts';
import { leaveDeed } from './deed.ts';
import { demoOperator } from './demo-operator.ts';
import { inPlatform } from './in-platform.ts';
import { operatorBehind } from './operator-session.ts';

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
    const signedIn = await operatorBehind(ctx.planes, ctx.knock);
    ctx.cookies.clear();
    if (signedIn && ctx.knock.token) {
      await closeClinicless(ctx.planes, 'platform', ctx.knock.token);
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
      const guess: Guess = { what: 'code', whom: accountId, tenantId: null, procedure: 'session.confirmApp' };
      await countGuess(ctx, guess);
      const recoveryCodes = await planes.identity.em
        .fork()
        .transactional(em => confirmApp(em, planes, accountId, code));
      await forgetGuess(ctx, guess);
      await leaveVisit(ctx, operator, 'operator.secondFactor');
      await enterConsole(ctx, { accountId, secondFactorAt: new Date() });
      return { recoveryCodes };
    },
  ),
});

const leaveVisit = (
  { planes, knock: { requestId, address } }: CallContext,
  { id, name }: { id: string; name: string },
  action: string,
): Promise<void> =>
  inPlatform(planes, async em =>
    leaveDeed(em, { id, name, requestId, address }, { action, entity: 'Operator', entityId: id }),
  );
