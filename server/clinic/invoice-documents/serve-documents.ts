import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import type { Bill } from '../../../shared/clinic/invoice-documents.ts';
import type { CallContext } from '../../api/call-context.ts';
import { answerError } from '../../api/rest.ts';
import { toApiError } from '../../errors.ts';

type Params = { id: string; noteId?: string; reminderId?: string };
type DocumentOf = (ctx: CallContext, params: Params) => Promise<z.output<typeof Bill>>;

/**
 * `GET /invoices/{id}.pdf`, and those of its credit notes and reminders: a link to a file that no cache keeps. It is asked
 * for as any call is, so all walls stand before it, and whoever has it leaves the trace of who saw whom (MY37).
 */
export const serveDocuments =
  (contextOf: (req: Request, res: Response) => CallContext, documentOf: DocumentOf): RequestHandler<Params> =>
  async (req, res) => {
    const ctx = contextOf(req as Request, res);
    res.set({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' });
    try {
      const { name, pdf } = await documentOf(ctx, req.params);
      res
        .set('content-disposition', `attachment; filename="${name}.pdf"`)
        .type('application/pdf')
        .send(Buffer.from(pdf, 'base64'));
    } catch (error) {
      answerError(res, toApiError(error), ctx.credentials.requestId);
    }
  };
