import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import type { ListExportPart, ListExportPartQuery, ListName } from '../../../shared/clinic/list-exports.ts';
import type { CallContext } from '../../api/call-context.ts';
import { answerError } from '../../api/rest.ts';
import { toApiError } from '../../errors.ts';
import type { ExportedList } from './exported-list.ts';
import { lists } from './lists.ts';

/** For spreadsheets, unless a list says otherwise. */
const fileOf = (name: ListName) => {
  const { file }: ExportedList = lists[name];
  return file ?? { name, charset: 'utf-8', encode: (text: string) => Buffer.from(text) };
};

type PartOf = (
  ctx: CallContext,
) => (query: z.input<typeof ListExportPartQuery>) => Promise<z.output<typeof ListExportPart>>;

/**
 * `GET /exports/{id}.csv`: the link to a file, which browsers save as it arrives. Every part is asked for as any call is, so that
 * all its walls stand before each: another member, another clinic and nobody at all find nothing.
 */
export const serveExports =
  (contextOf: (req: Request, res: Response) => CallContext, partOf: PartOf): RequestHandler<{ id: string }> =>
  async (req, res) => {
    const ctx = contextOf(req as Request, res);
    const part = partOf(ctx);
    const { id } = req.params;
    res.set({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' });
    try {
      const first = await part({ id, position: 0 });
      const { name, charset, encode } = fileOf(first.list);
      res
        .set('content-disposition', `attachment; filename="${name}.csv"`)
        .type(`text/csv; charset=${charset}`);
      res.write(encode(first.csv));
      for (let position = 1, last = first; !last.isLast && !res.destroyed; position++) {
        last = await part({ id, position });
        if (!res.write(encode(last.csv)))
          await new Promise(resolve => res.once('drain', resolve).once('close', resolve));
      }
      res.end();
    } catch (error) {
      // Half a file must not look like a whole one.
      if (res.headersSent) res.destroy();
      else answerError(res, toApiError(error), ctx.credentials.requestId);
    }
  };
