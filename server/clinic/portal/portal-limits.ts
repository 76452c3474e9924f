import type { CallContext } from '../../api/call-context.ts';
import { TryLater } from '../../errors.ts';
import { sourceOf } from '../public-booking/visitor-door.ts';

/**
 * Letters that a network, all of a clinic, and a network for one e-mail address may ask for, whoever it belongs to (D2, D10, D12). What
 * one network asks for keeps nobody else's from an address.
 */
const fromNetwork = { name: 'portal-requests', points: 20, seconds: 3600 };
const toClinic = { name: 'portal-requests-clinic', points: 500, seconds: 86_400 };
const toAddress = { name: 'portal-letters-day', points: 8, seconds: 86_400 };
/** Codes that a browser may try of its letters, and a network of all of theirs. */
const codes = { name: 'portal-codes', points: 5, seconds: 900 };
const codesFromNetwork = { name: 'portal-codes-network', points: 60, seconds: 3600 };
/** Passkeys that a network may show. */
const passkeysFromNetwork = { name: 'portal-passkeys-network', points: 60, seconds: 3600 };

/** Counts before anything is looked up, so that the answer says nothing of an address. */
export const countLinkRequest = async (
  ctx: CallContext,
  { clinic, email }: { clinic: { id: string }; email: string },
): Promise<void> => {
  const { limits } = ctx;
  const source = sourceOf(ctx, clinic);
  const byNetwork = await limits.take(fromNetwork, source);
  if (byNetwork.isOver) throw new TryLater('Many links were asked for from here.', byNetwork.resetSeconds);
  const byClinic = await limits.take(toClinic, clinic.id);
  if (byClinic.isOver) throw new TryLater('This page is used too much at the moment.', byClinic.resetSeconds);
  const ofDay = await limits.take(toAddress, `${source} ${email}`);
  if (ofDay.isOver)
    throw new TryLater(
      'A link was asked for often for this e-mail address from here today.',
      ofDay.resetSeconds,
    );
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
      'Too many codes were tried. The link of the letter still opens.',
      Math.max(own.resetSeconds, all.resetSeconds),
    );
};

/** Counts a passkey before it is looked up. */
export const countPasskey = async (
  ctx: CallContext,
  { clinic }: { clinic: { id: string } },
): Promise<void> => {
  const { isOver, resetSeconds } = await ctx.limits.take(passkeysFromNetwork, sourceOf(ctx, clinic));
  if (isOver) throw new TryLater('Many passkeys were tried from here.', resetSeconds);
};
