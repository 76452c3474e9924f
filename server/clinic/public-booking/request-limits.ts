import type { CallContext } from '../../api/call-context.ts';
import { TryLater } from '../../errors.ts';
import { sourceOf } from './visitor-door.ts';

/** So many requests that nobody has confirmed yet may come from a network; confirming gives its point back (D13). */
const fromNetwork = { name: 'public-requests', points: 10, seconds: 3600 };
/** And to all of a clinic, from however many networks (D10). */
const toClinic = { name: 'public-requests-clinic', points: 200, seconds: 86_400 };
/** One letter asks an address to confirm until it did, and a few a day do, whatever happens (D12). */
const unanswered = { name: 'public-letters', points: 1, seconds: 3600 };
const letters = { name: 'public-letters-day', points: 6, seconds: 86_400 };
/** How long an address hears nothing that said it had asked for nothing. */
const LEFT_ALONE_SECONDS = 7 * 86_400;

interface Asked {
  clinic: { id: string };
  email: string;
}

const addressee = ({ clinic, email }: Asked): string => `${clinic.id} ${email}`;

/** Counts a request before anything is kept or written for it; 429 says until when (D10). What is refused counts for the network only. */
export const countRequest = async (ctx: CallContext, asked: Asked): Promise<void> => {
  const { limits } = ctx;
  const byNetwork = await limits.take(fromNetwork, sourceOf(ctx, asked.clinic));
  if (byNetwork.isOver)
    throw new TryLater('Many times were asked for from here and not confirmed.', byNetwork.resetSeconds);
  const uncounted = async (error: TryLater) => {
    await limits.giveBack(toClinic, asked.clinic.id);
    return error;
  };
  const byClinic = await limits.take(toClinic, asked.clinic.id);
  if (byClinic.isOver)
    throw await uncounted(new TryLater('This page is used too much at the moment.', byClinic.resetSeconds));
  const open = await limits.take(unanswered, addressee(asked));
  if (open.isOver)
    throw await uncounted(
      new TryLater(
        'We have written to this e-mail address already. Please confirm by the link in that letter first.',
        open.resetSeconds,
      ),
    );
  const ofDay = await limits.take(letters, addressee(asked));
  if (!ofDay.isOver) return;
  await limits.forget(unanswered, addressee(asked));
  throw await uncounted(
    new TryLater('We have written to this e-mail address often today.', ofDay.resetSeconds),
  );
};

/** What came to nothing counts for the network only. */
export const uncountRequest = async ({ limits }: CallContext, asked: Asked): Promise<void> => {
  await limits.giveBack(toClinic, asked.clinic.id);
  await limits.giveBack(letters, addressee(asked));
  await limits.forget(unanswered, addressee(asked));
};

/** Whoever has confirmed is no flood: they may ask for the next one at once, also for their family (D5). */
export const countConfirmed = async (ctx: CallContext, asked: Asked): Promise<void> => {
  await ctx.limits.giveBack(fromNetwork, sourceOf(ctx, asked.clinic));
  await ctx.limits.giveBack(toClinic, asked.clinic.id);
  await ctx.limits.forget(unanswered, addressee(asked));
};

/** Writes to this address no more for a while, because it said that it had asked for nothing. */
export const leaveAlone = ({ limits }: CallContext, asked: Asked): Promise<void> =>
  limits.block(unanswered, addressee(asked), LEFT_ALONE_SECONDS);
