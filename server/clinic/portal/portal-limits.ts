import type { CallContext } from '../../api/call-context.ts';
import { TryLater } from '../../errors.ts';
import { sourceOf } from '../public-booking/visitor-door.ts';

/** Letters that a network, all of a clinic, and one address may ask for, whoever it belongs to (D2, D10, D12). */
const fromNetwork = { name: 'portal-requests', points: 20, seconds: 3600 };
const toClinic = { name: 'portal-requests-clinic', points: 500, seconds: 86_400 };
const letters = { name: 'portal-letters-day', points: 8, seconds: 86_400 };
/** Codes that a browser may try of one letter, and a network of all its letters. */
const codes = { name: 'portal-codes', points: 5, seconds: 900 };
const codesFromNetwork = { name: 'portal-codes-network', points: 60, seconds: 3600 };

/** Counts before anything is looked up, so that the answer says nothing of an address. */
export const countLinkRequest = async (
  ctx: CallContext,
  { clinic, email }: { clinic: { id: string }; email: string },
): Promise<void> => {
  const { limits } = ctx;
  const byNetwork = await limits.take(fromNetwork, sourceOf(ctx, clinic));
  if (byNetwork.isOver) throw new TryLater('Many links were asked for from here.', byNetwork.resetSeconds);
  const byClinic = await limits.take(toClinic, clinic.id);
  if (byClinic.isOver) throw new TryLater('This page is used too much at the moment.', byClinic.resetSeconds);
  const ofDay = await limits.take(letters, `${clinic.id} ${email}`);
  if (ofDay.isOver)
    throw new TryLater('A link was asked for often for this e-mail address today.', ofDay.resetSeconds);
};

/** Counts a try before it is known whether it fits (A3). */
export const countCode = async (
  ctx: CallContext,
  { clinic, browser }: { clinic: { id: string }; browser: string },
): Promise<void> => {
  const own = await ctx.limits.take(codes, `${clinic.id} ${browser}`);
  const all = await ctx.limits.take(codesFromNetwork, sourceOf(ctx, clinic));
  if (own.isOver || all.isOver)
    throw new TryLater(
      'Too many codes were tried. Please ask for a new letter.',
      Math.max(own.resetSeconds, all.resetSeconds),
    );
};
