import type { Request, RequestHandler, Response } from 'express';
import type { ClinicWithFlags } from '../../access/clinics/clinics.ts';
import type { CallContext } from '../../api/call-context.ts';
import { answerError } from '../../api/rest.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import { systemActor } from '../../data/records/actor.ts';
import { isOurFault, kindOf, toApiError } from '../../errors.ts';
import { workTrail } from '../../work-trail.ts';
import { Checkout } from '../invoices/ledger/checkout.entity.ts';
import { Invoice } from '../invoices/ledger/invoice.entity.ts';
import { wordsIn } from '../invoices/words.ts';
import { clinicHere, nothing } from './hear-event.ts';
import { tillSecret } from './provider-of.ts';
import { signed } from './providers/signature.ts';
import { checkoutOfPass, referenceOf, TILL_SIGNATURE, type TillMessage } from './providers/till.ts';
import { tellOwn } from './tell-own.ts';
import { thanksPage, tillPage, untoldPage } from './till-page.ts';

type ContextOf = (req: Request, res: Response) => CallContext;
type Params = { pass: string; what?: string };

const PROCEDURE = 'checkouts.till';

interface Found {
  clinic: ClinicWithFlags;
  secret: string;
  checkout: Checkout;
  number: string;
  isOver: boolean;
}

/** What a pass opens; nothing for one that is false, another clinic's, or where the till is not offered. */
const found = async (ctx: CallContext, pass: string): Promise<Found> => {
  const clinic = await clinicHere(ctx);
  if (!ctx.payments.allowsTill) throw nothing();
  const secret = await tillSecret(ctx, clinic);
  const id = checkoutOfPass(secret, pass);
  if (!id) throw nothing();
  const looking = systemActor(clinic.id, PROCEDURE);
  const { checkout, number } = await asActor(
    ctx.planes,
    looking,
    async em => {
      const one = await em.findOneOrFail(Checkout, { id, provider: 'till' });
      const { reference } = await em.findOneOrFail(Invoice, { id: one.invoice.id });
      return { checkout: one, number: reference ?? '' };
    },
    { readOnly: true },
  );
  return { clinic, secret, checkout, number, isOver: checkout.expiresAt <= new Date() };
};

const answered =
  (contextOf: ContextOf, answer: (ctx: CallContext, req: Request<Params>, res: Response) => Promise<void>) =>
  async (req: Request<Params>, res: Response): Promise<void> => {
    const ctx = contextOf(req as Request, res);
    res.set({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' });
    try {
      await answer(ctx, req, res);
    } catch (cause) {
      const error = toApiError(cause);
      const { requestId } = ctx.credentials;
      if (isOurFault(error))
        ctx.log.error(
          { ...workTrail(), requestId, procedure: PROCEDURE, ...kindOf(error) },
          'The till failed',
        );
      answerError(res, error, requestId);
    }
  };

/** `GET /till/{pass}`: the address is the secret, as that of a calendar is. */
export const serveTill = (contextOf: ContextOf): RequestHandler<Params> =>
  answered(contextOf, async (ctx, { params: { pass } }, res) => {
    const { clinic, checkout, number, isOver } = await found(ctx, pass);
    const { amount, currency, state } = checkout;
    const { money } = wordsIn(clinic.locale, currency);
    res.type('html').send(
      tillPage({
        clinic: clinic.name,
        number,
        amount: money(amount),
        state,
        isOver,
        path: `/till/${pass}`,
      }),
    );
  });

const messageOf = ({ id, amount, currency }: Checkout, kind: TillMessage['kind']): TillMessage => ({
  // Pressed twice, it is one message that comes twice.
  ...{ id: `till_${kind}_${id}`, kind, checkoutId: id, reference: referenceOf(id), amount, currency },
});

/** `POST /till/{pass}/pay` and `/decline`: tells our own webhook over HTTP, signed, as a provider tells it from outside. */
export const serveTillButton = (contextOf: ContextOf): RequestHandler<Params> =>
  answered(contextOf, async (ctx, req, res) => {
    const { pass, what } = req.params;
    if (what !== 'pay' && what !== 'decline') throw nothing();
    const { clinic, secret, checkout, isOver } = await found(ctx, pass);
    const path = `/till/${pass}`;
    if (isOver) return res.redirect(303, path);
    const body = Buffer.from(JSON.stringify(messageOf(checkout, what === 'pay' ? 'paid' : 'declined')));
    const { localAddress: address = '127.0.0.1', localPort: port = 0 } = req.socket;
    const status = await tellOwn({
      ...{ url: ctx.linkTo(clinic.slug, '/webhooks/payments/till'), body, here: { address, port } },
      headers: { [TILL_SIGNATURE]: signed(secret, body) },
    }).catch((error: unknown) => {
      ctx.log.error({ procedure: PROCEDURE, ...kindOf(toApiError(error)) }, 'The till reached no webhook');
      return 502;
    });
    if (status === 200) return res.redirect(303, path);
    res.status(502).type('html').send(untoldPage(path));
  });

/** `GET /paid`: where the browser comes back to. */
export const serveThanks: RequestHandler = (_req, res) => {
  res
    .set({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' })
    .type('html')
    .send(thanksPage());
};
