import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import type {
  AttachmentBytes,
  AttachmentBytesQuery,
  AttachmentLink,
  AttachmentLinkQuery,
} from '../../../shared/clinic/attachments.ts';
import type { CallContext } from '../../api/call-context.ts';
import { answerError } from '../../api/rest.ts';
import { toApiError } from '../../errors.ts';

interface Calls {
  link: (query: z.input<typeof AttachmentLinkQuery>) => Promise<z.output<typeof AttachmentLink>>;
  part: (query: z.input<typeof AttachmentBytesQuery>) => Promise<z.output<typeof AttachmentBytes>>;
}

/**
 * What came in leaves as a download under a policy that allows nothing, whatever it is (RQ1), and is kept by nobody on its way. None of
 * these may have quotes of another kind, or browsers ignore the policy.
 */
const LOCKED_AWAY = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
};

/** A name in any letters (RFC 6266, RFC 8187), and one in plain letters for whoever does not know these. */
const disposition = (name: string): string => {
  const plain = name.replaceAll(/[^\w .()-]/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    letter => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
};

/** What is asked twice, or as a list, is no link that was made here. */
const oneOf = (asked: unknown): string => (typeof asked === 'string' ? asked : '');

type Open = (ctx: CallContext) => Calls;
type ContextOf = (req: Request, res: Response) => CallContext;

/**
 * `GET /attachments/{id}/{view}`: the address of a file, which asks who calls and sends them on to a link that was made for them just
 * now; that is what stands in pages and is copied (RQ16). With such a link it answers the file, part by part as any call is asked, so
 * that all walls stand before each.
 */
export const serveAttachments =
  (contextOf: ContextOf, open: Open): RequestHandler<{ id: string; view: string }> =>
  async (req, res) => {
    const ctx = contextOf(req as Request, res);
    const calls = open(ctx);
    res.set(LOCKED_AWAY);
    const { id } = req.params;
    const view = req.params.view as 'original' | 'preview';
    const { until, signature } = req.query;
    try {
      if (until === undefined && signature === undefined) {
        res.redirect(303, (await calls.link({ id, view })).path);
        return;
      }
      const link = { id, view, until: oneOf(until), signature: oneOf(signature) };
      let last = await calls.part({ ...link, position: 0 });
      res.set({
        'content-disposition': disposition(last.name),
        'content-type': last.type,
        'content-length': `${last.size}`,
      });
      for (let position = 1; ; position++) {
        if (!res.write(Buffer.from(last.bytes, 'base64')))
          await new Promise(resolve => res.once('drain', resolve).once('close', resolve));
        if (last.isLast || res.destroyed) break;
        last = await calls.part({ ...link, position });
      }
      res.end();
    } catch (error) {
      // Half a file must not look like a whole one.
      if (res.headersSent) res.destroy();
      else answerError(res, toApiError(error), ctx.credentials.requestId);
    }
  };
