import type { Request, RequestHandler, Response } from 'express';
import type { CallContext } from '../../api/call-context.ts';
import { answerError } from '../../api/rest.ts';
import { kindOf, toApiError } from '../../errors.ts';
import { workTrail } from '../../work-trail.ts';
import { PROCEDURE, readFeed } from './read-feed.ts';

/**
 * `GET /feeds/{secret}.ics`: calendar programs can neither sign in nor bear a token, so the address itself is the secret.
 * It goes into no log and no answer.
 */
export const serveFeeds =
  (contextOf: (req: Request, res: Response) => CallContext): RequestHandler<{ token: string }> =>
  async (req, res) => {
    const ctx = contextOf(req as Request, res);
    const stop = ctx.metrics.requests.startTimer({ procedure: PROCEDURE });
    res.set({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' });
    const isKnown = (tag: string) => {
      res.set('etag', tag);
      return req.fresh;
    };
    try {
      const { text, tag } = await readFeed(ctx, req.params.token, isKnown);
      stop({ outcome: 'ok' });
      if (isKnown(tag)) res.status(304).end();
      else
        res
          .set('content-disposition', 'inline; filename="calendar.ics"')
          .type('text/calendar; charset=utf-8')
          .send(text);
    } catch (cause) {
      const error = toApiError(cause);
      stop({ outcome: error.code });
      const { requestId } = ctx.credentials;
      if (error.code === 'INTERNAL_SERVER_ERROR' || error.code === 'SERVICE_UNAVAILABLE')
        ctx.log.error(
          { ...workTrail(), requestId, procedure: PROCEDURE, ...kindOf(error) },
          'A calendar could not be told',
        );
      res.removeHeader('etag');
      answerError(res, error, requestId);
    }
  };
