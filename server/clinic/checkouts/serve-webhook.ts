import type { Request, RequestHandler, Response } from 'express';
import type { CallContext } from '../../api/call-context.ts';
import { answerError } from '../../api/rest.ts';
import { isOurFault, kindOf, toApiError } from '../../errors.ts';
import { workTrail } from '../../work-trail.ts';
import { hearEvent, PROCEDURE } from './hear-event.ts';

type ContextOf = (req: Request, res: Response) => CallContext;

/** A message of a provider is a few kilobytes. */
export const MOST_BYTES = 256 * 1024;

/**
 * `POST /webhooks/payments/{provider}`: no session and no token, the signature of the clinic's own account is all. Its body is the bytes as
 * they came, because it is over these that they are signed (MY24).
 */
export const serveWebhook =
  (contextOf: ContextOf): RequestHandler<{ provider: string }> =>
  async (req, res) => {
    const ctx = contextOf(req as Request, res);
    const stop = ctx.metrics.requests.startTimer({ procedure: PROCEDURE });
    res.set({ 'cache-control': 'no-store' });
    try {
      const body: unknown = req.body;
      const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
      await hearEvent(ctx, req.params.provider, { body: bytes, headers: req.headers });
      stop({ outcome: 'ok' });
      // The same for whatever was heard: who sends it learns nothing of what there is.
      res.json({ received: true });
    } catch (cause) {
      const error = toApiError(cause);
      stop({ outcome: error.code });
      const { requestId } = ctx.credentials;
      if (isOurFault(error))
        ctx.log.error(
          { ...workTrail(), requestId, procedure: PROCEDURE, ...kindOf(error) },
          'A message of a payment provider could not be heard',
        );
      answerError(res, error, requestId);
    }
  };
