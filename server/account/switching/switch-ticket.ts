import { randomBytes } from 'node:crypto';
import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { SignInAnswer } from '../../../shared/account/second-factor.ts';
import type { Switch } from '../../../shared/account/switching.ts';
import type { Message } from '../../../shared/i18n/translate.ts';
import { Account } from '../../access/accounts/account.entity.ts';
import { issueToken, peekToken, redeemToken } from '../../access/accounts/one-time-tokens.ts';
import type { ClinicFacts } from '../../access/clinics/clinics.ts';
import { factorsOf, methodsOf } from '../../access/factors/second-factors.ts';
import { recordIdentityEntry } from '../../access/sessions/sign-in-audit.ts';
import type { CallContext } from '../../api/call-context.ts';
import { hashToken } from '../../secrets.ts';
import { enter } from '../sign-in/open-session.ts';
import { issueChallenge } from '../sign-in/pending-sign-in.ts';
import { clinicHere, mayEnter } from '../sign-in/sign-in.ts';
import type { Person } from './my-clinics.ts';

/** Long enough to read the question and answer it; whoever else finds the ticket has not the browser that it is for. */
const TICKET_MS = 120_000;

const NO_MEMBERSHIP: Message = 'You have no membership in this clinic.';
const worthless = () =>
  new TRPCError({
    code: 'UNAUTHORIZED',
    message: 'This link was used already or is too old. Please choose the clinic again.',
  });

const hashed = (secret: string): string => hashToken(secret).toString('base64url');

/**
 * Lets a person pass into another clinic of theirs (TEN-5). The first time, answers the door of that clinic, which gives
 * the browser a secret (`arriveFrom`) and sends it back; then that door with a ticket that only this browser can use,
 * because no cookie of one host reaches another (docs/decisions/0018). Both clinics find SWITCH_TENANT in their audit,
 * also when it was refused.
 */
export const passTo = async (
  ctx: CallContext,
  person: Person,
  { slug, browser }: z.output<typeof Switch>,
): Promise<string> => {
  const { planes, authenticator, credentials } = ctx;
  const { session, here } = person;
  const { accountId, secondFactorAt, confirmedAt, expiresAt } = session;
  const clinic = await authenticator.clinics.bySlug(slug);
  const userId = clinic && (await mayEnter(ctx, clinic, accountId));
  if (!clinic || !userId) return refuse(ctx, person, clinic);
  const door = ctx.linkTo(clinic.slug, '/enter');
  if (!browser) return `${door}#${ctx.site.origin}`;
  const { requestId, address } = credentials;
  const trace = { action: 'SWITCH_TENANT', procedure: 'session.switch', requestId, address } as const;
  const ticket = await planes.identity.em.fork().transactional(async em => {
    if (here) recordIdentityEntry(em, here.clinic.id, { ...trace, actorId: here.member.userId });
    recordIdentityEntry(em, clinic.id, { ...trace, actorId: userId });
    return issueToken(em, {
      ...{ kind: 'hand-over', accountId, tenantId: clinic.id, lifetimeMs: TICKET_MS },
      detail: {
        secondFactorAt: secondFactorAt?.toISOString() ?? null,
        browser,
        ...{ confirmedAt: confirmedAt.toISOString(), expiresAt: expiresAt.toISOString() },
      },
    });
  });
  return `${door}#${ticket}`;
};

/** Gives a browser that wants to come in a secret, and answers where it came from, with the hash to fetch a ticket with. */
export const arriveFrom = async (ctx: CallContext, from: string): Promise<string> => {
  const { slug } = await clinicHere(ctx);
  const { origin, host } = new URL(from);
  // Refuses a host that is nobody's, so that this leads to no other site.
  await ctx.authenticator.clinicAt(host);
  // Two tabs on their way at the same time share theirs.
  const secret = ctx.credentials.arrival ?? randomBytes(32).toString('base64url');
  ctx.cookies.setArrival(secret);
  return `${origin}/pass#${slug}.${hashed(secret)}`;
};

const refuse = async (
  { authenticator, credentials: { requestId, address } }: CallContext,
  { session, here }: Person,
  clinic: ClinicFacts | null,
): Promise<never> => {
  await authenticator.tell({
    ...{ kind: 'NOT_A_MEMBER', action: 'SWITCH_TENANT', procedure: 'session.switch', requestId, address },
    ...{ tenantId: clinic?.id ?? null, fromTenantId: here?.clinic.id ?? null, accountId: session.accountId },
  });
  throw new TRPCError({ code: 'FORBIDDEN', message: NO_MEMBERSHIP });
};

/** What is known of the person's session elsewhere, which the new one must not outdo, and of their browser. */
const Carried = z.object({
  browser: z.string(),
  secondFactorAt: z.coerce.date().nullable(),
  confirmedAt: z.coerce.date(),
  expiresAt: z.coerce.date(),
});

/** Which clinic a ticket leads into and as whom, so that the person is asked before it does; only the browser it is for learns it. */
export const showTicket = async (
  ctx: CallContext,
  ticket: string,
): Promise<{ clinic: string; email: string }> => {
  const clinic = await clinicHere(ctx);
  const em = ctx.planes.identity.em.fork();
  const shown = await peekToken(em, 'hand-over', ticket);
  if (shown?.tenantId !== clinic.id) throw worthless();
  if (hashed(ctx.credentials.arrival ?? '') !== shown.detail.browser) throw worthless();
  const { email } = await em.findOneOrFail(Account, { id: shown.accountId });
  return { clinic: clinic.name, email };
};

/**
 * Redeems a ticket at the door it was made for, in the browser it was made for: whoever is a member there now gets a session of that clinic, which ends
 * when the former one does. Whoever has a second factor and has not shown it yet is asked for it first.
 */
export const enterWith = async (ctx: CallContext, ticket: string): Promise<SignInAnswer> => {
  const { identity } = ctx.planes;
  const clinic = await clinicHere(ctx);
  const shown = await identity.em.fork().transactional(em => redeemToken(em, 'hand-over', ticket));
  if (shown?.tenantId !== clinic.id) throw worthless();
  const { accountId, detail } = shown;
  const { browser, ...carried } = Carried.parse(detail);
  // Somebody else's ticket in a link must not sign this browser in as them.
  if (hashed(ctx.credentials.arrival ?? '') !== browser) throw worthless();
  const userId = await mayEnter(ctx, clinic, accountId);
  if (!userId) throw new TRPCError({ code: 'FORBIDDEN', message: NO_MEMBERSHIP });
  const factors = await factorsOf(identity.em.fork(), accountId);
  if (factors.isSet && !carried.secondFactorAt) {
    const em = identity.em.fork();
    const challenge = await em.transactional(async inner => issueChallenge(inner, accountId, clinic.id));
    return { done: false, challenge, methods: methodsOf(factors, ctx.site) };
  }
  const procedure = 'session.enter';
  await enter(ctx, { accountId, tenantId: clinic.id, userId, procedure, ...carried });
  return { done: true };
};
