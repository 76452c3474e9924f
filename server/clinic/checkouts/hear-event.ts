import type { IncomingHttpHeaders } from 'node:http';
import { TRPCError } from '@trpc/server';
import { CheckoutProvider } from '../../../shared/clinic/checkouts.ts';
import { isOpen } from '../../../shared/clinics.ts';
import type { ClinicWithFlags } from '../../access/clinics/clinics.ts';
import { networkOf } from '../../access/limits/network.ts';
import type { CallContext } from '../../api/call-context.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import { systemActor } from '../../data/records/actor.ts';
import { NOTHING_HERE, TryLater, toApiError, UNREADABLE } from '../../errors.ts';
import { heardProvider } from './provider-of.ts';
import { type PaymentEvent, type PaymentProvider, RefusedMessage } from './providers/provider.ts';
import { type Settled, settleEvent } from './settle-event.ts';

export const PROCEDURE = 'checkouts.hear';

/** Messages and pages from one network for one clinic, believed or not; a provider sends again what it could not. */
const CALLS = { name: 'checkout-calls', points: 600, seconds: 60 };

/** One answer for what is not there, closed or another clinic's. */
export const nothing = () => new TRPCError({ code: 'NOT_FOUND', message: NOTHING_HERE });

/** The clinic of the host, as anybody finds it who has no session. */
export const clinicHere = async ({
  authenticator,
  credentials,
  limits,
}: CallContext): Promise<ClinicWithFlags> => {
  const clinic = await authenticator.clinicAt(credentials.host).catch((error: unknown) => {
    if (toApiError(error).code === 'NOT_FOUND') return null;
    throw error;
  });
  if (!clinic || !isOpen(clinic.status)) throw nothing();
  const { isOver, resetSeconds } = await limits.take(CALLS, `${clinic.id} ${networkOf(credentials.address)}`);
  if (isOver) throw new TryLater('Too much comes from here.', resetSeconds);
  return clinic;
};

const believed = (
  { log, credentials: { requestId } }: CallContext,
  provider: PaymentProvider,
  { body, headers }: Message,
): PaymentEvent | null => {
  try {
    return provider.verify(body, headers);
  } catch (error) {
    if (!(error instanceof RefusedMessage)) throw error;
    log.warn({ requestId, provider: provider.name, reason: error.message }, 'A message was not believed');
    throw new TRPCError({ code: 'BAD_REQUEST', message: UNREADABLE, cause: error });
  }
};

interface Message {
  body: Buffer;
  headers: IncomingHttpHeaders;
}

/** Hears a message of a provider: checked over its bytes, and booked once (FIN-2). `ignored` is about nothing of ours. */
export const hearEvent = async (
  ctx: CallContext,
  name: string,
  message: Message,
): Promise<Settled | 'ignored'> => {
  const { data: known } = CheckoutProvider.safeParse(name);
  if (!known) throw nothing();
  const clinic = await clinicHere(ctx);
  const provider = await heardProvider(ctx, clinic, known);
  if (!provider) throw nothing();
  const event = believed(ctx, provider, message);
  if (!event) return 'ignored';
  const { requestId, address } = ctx.credentials;
  const actor = {
    ...systemActor(clinic.id, PROCEDURE),
    trail: { procedure: PROCEDURE, requestId, address },
  };
  const settled = await ctx.gate.run(clinic.id, () =>
    asActor(ctx.planes, actor, em => settleEvent(em, { provider: known, event, clinic })),
  );
  if (settled === 'unclear')
    ctx.log.error(
      { requestId, clinic: clinic.id, checkout: event.checkoutId },
      'Money came in another currency',
    );
  return settled;
};
