import type { CallContext } from '../../api/call-context.ts';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import { post } from '../../data/outbox/post.ts';
import { Refusal } from '../../errors.ts';
import { linkOf } from '../public-booking/own-request.ts';
import type { Step } from '../public-booking/own-steps.ts';
import { countConfirmed, leaveAlone } from '../public-booking/request-limits.ts';
import type { Door } from '../public-booking/visitor-door.ts';
import { endEntryOf } from '../waiting-requests/end-waits.ts';
import { wishFactsOf, wishLetter } from '../waiting-requests/wish-letters.ts';
import { findOwn, findOwnVersion, type Own, possible, shown } from './own-wish.ts';

const impossible = {
  confirm: 'This cannot be confirmed any more. Please call the clinic.',
  disown: 'This cannot be confirmed any more. Please call the clinic.',
  close: 'You are not waiting any more.',
} as const;

const expectPossible = (own: Own, door: Door, what: keyof typeof impossible): void => {
  if (!possible(own, door)[what]) throw new Refusal(impossible[what]);
};

/** What the page shows, read anew: each step has raised a version. */
export const seen = async (em: ClinicEm, door: Door, token: string) =>
  shown(em, await findOwn(em, token), door);

/** The address is theirs who read its mail: now they wait, and the desk sees it. The link stays good for ending it (D19). */
export const confirm = async (ctx: CallContext, door: Door, step: Step) => {
  const { planes, linkTo } = ctx;
  const { actor, clinic } = door;
  const answer = await asActor(planes, actor, async em => {
    const own = await findOwnVersion(em, step);
    expectPossible(own, door, 'confirm');
    const { request } = own;
    request.confirm();
    const facts = await wishFactsOf(em, request, clinic);
    const link = linkOf(linkTo, clinic, step.token, '/book/waiting');
    post(em, clinic.id, wishLetter(facts, link));
    await em.flush();
    return { email: request.email, shown: await seen(em, door, step.token) };
  });
  await countConfirmed(ctx, { clinic, email: answer.email });
  return answer.shown;
};

/** Nobody waits any more, nor does the patient as whom the desk has listed them; what was offered to them is free for the next. */
export const close = (ctx: CallContext, door: Door, step: Step) =>
  asActor(ctx.planes, door.actor, async em => {
    const own = await findOwnVersion(em, step);
    expectPossible(own, door, 'close');
    own.request.end('closed');
    await endEntryOf(em, own.request);
    await em.flush();
    return seen(em, door, step.token);
  });

/** Somebody else typed their address: nobody waits, and nothing more is written to it for a while (D12). */
export const disown = async (ctx: CallContext, door: Door, step: Step): Promise<void> => {
  const email = await asActor(ctx.planes, door.actor, async em => {
    const own = await findOwnVersion(em, step);
    expectPossible(own, door, 'disown');
    own.request.disown();
    return own.request.email;
  });
  await leaveAlone(ctx, { clinic: door.clinic, email });
};
