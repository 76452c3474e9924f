import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import type { Bill, BillQuery } from '../../../shared/clinic/invoice-documents.ts';
import type { CallContext } from '../../api/call-context.ts';
import { answerError } from '../../api/rest.ts';
import { toApiError } from '../../errors.ts';

type DocumentOf = (ctx: CallContext) => (query: z.input<typeof BillQuery>) => Promise<z.output<typeof Bill>>;

/**
 * `GET /invoices/{id}.pdf`, `/invoices/{id}/credit-notes/{noteId}.pdf` and `/invoices/{id}/reminders/{reminderId}.pdf`: a link to a file that no cache keeps. It is asked
 * for as any call is, so all walls stand before it, and whoever has it leaves the trace of who saw whom (MY37).
 */
export const serveDocuments =
  (
    contextOf: (req: Request, res: Response) => CallContext,
    documentOf: DocumentOf,
  ): RequestHandler<{ id: string; noteId?: string; reminderId?: string }> =>
  async (req, res) => {
    const ctx = contextOf(req as Request, res);
    const { id, noteId, reminderId } = req.params;
    res.set({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' });
    try {
      const { name, pdf } = await documentOf(ctx)({ id, creditNoteId: noteId, reminderId });
      res
        .set('content-disposition', `attachment; filename="${name}.pdf"`)
        .type('application/pdf')
        .send(Buffer.from(pdf, 'base64'));
    } catch (error) {
      answerError(res, toApiError(error), ctx.credentials.requestId);
    }
  };
