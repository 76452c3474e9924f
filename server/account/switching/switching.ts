import { TRPCError } from '@trpc/server';
import { SignInAnswer } from '../../../shared/account/second-factor.ts';
import { SignIn } from '../../../shared/account/session.ts';
import {
  Arrival,
  MyClinics,
  MyClinicsQuery,
  Passage,
  Switch,
  Ticket,
  TicketShown,
} from '../../../shared/account/switching.ts';
import { Done, Nothing } from '../../../shared/scalars.ts';
import { INVALID_CREDENTIALS } from '../../access/accounts/invalid-credentials.ts';
import { countSignIn } from '../../access/limits/sign-ins.ts';
import { checkPassword } from '../../access/lock-out/check-password.ts';
import { clearAttempts } from '../../access/lock-out/failed-attempts.ts';
import { closeClinicless, openClinicless } from '../../access/sessions/clinicless-session.ts';
import { open } from '../../api/trpc.ts';
import { clinicsOf, personAt } from './my-clinics.ts';
import { arriveFrom, enterWith, passTo, showTicket } from './switch-ticket.ts';

/** Choosing a clinic, at the apex or from another clinic (TEN-5, TEN-6); a part of the session router. */
export const switching = {
  /** The apex opens nothing but the choice of one's clinics, so each of them may still ask for a second factor. */
  signInAtApex: open('POST /apex-session', SignIn, Done).mutation(async ({ ctx, input }) => {
    const { planes, authenticator, credentials, userAgent, cookies } = ctx;
    if (await authenticator.clinicAt(credentials.host))
      throw new TRPCError({ code: 'BAD_REQUEST', message: 'Please sign in to this clinic instead.' });
    const procedure = 'session.signInAtApex';
    const attempt = { what: 'password', whom: input.email, tenantId: null, procedure } as const;
    const { account, isRight } = await checkPassword(ctx, attempt, input.password);
    const { requestId, address } = credentials;
    if (!account || !isRight) {
      const accountId = account?.id ?? null;
      await authenticator.tell({ kind: 'LOGIN_FAILED', accountId, procedure, requestId, address });
      throw new TRPCError({ code: 'UNAUTHORIZED', message: INVALID_CREDENTIALS });
    }
    await clearAttempts(ctx, attempt);
    await countSignIn(ctx.limits, account.id);
    const token = await openClinicless(planes, {
      ...{ kind: 'apex', accountId: account.id, passwordHash: account.passwordHash },
      ...{ secondFactorAt: null, address, userAgent },
    });
    if (credentials.token) await closeClinicless(planes, 'apex', credentials.token);
    cookies.set(token, null);
    return { done: true };
  }),

  signOutAtApex: open('DELETE /apex-session', Nothing, Done).mutation(async ({ ctx }) => {
    if (ctx.credentials.token) await closeClinicless(ctx.planes, 'apex', ctx.credentials.token);
    ctx.cookies.clear();
    return { done: true };
  }),

  clinics: open('GET /session/clinics', MyClinicsQuery, MyClinics).query(async ({ ctx, input }) => {
    const person = await personAt(ctx);
    return {
      items: await clinicsOf(ctx, person, input.search),
      maySwitch: ctx.authenticator.letsSwitch || person.here === null,
    };
  }),

  /** From one clinic into another, or from the apex into one; answers where the browser is to go next. */
  switch: open('POST /session/switch', Switch, Passage).mutation(async ({ ctx, input }) => {
    const person = await personAt(ctx);
    if (person.here && !ctx.authenticator.letsSwitch)
      throw new TRPCError({ code: 'FORBIDDEN', message: 'Switching between clinics is switched off here.' });
    return { url: await passTo(ctx, person, input) };
  }),

  arrive: open('POST /session/arrive', Arrival, Passage).mutation(async ({ ctx, input }) => ({
    url: await arriveFrom(ctx, input.from),
  })),

  /** A change by its method only: the ticket must not be part of an address, which logs keep. */
  showTicket: open('POST /session/ticket', Ticket, TicketShown).mutation(({ ctx, input }) =>
    showTicket(ctx, input.ticket),
  ),

  enter: open('POST /session/enter', Ticket, SignInAnswer).mutation(({ ctx, input }) =>
    enterWith(ctx, input.ticket),
  ),
};
