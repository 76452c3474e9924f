import type { AttachmentReason, FileKind } from '../../../../shared/clinic/attachments.ts';
import type { Scanner } from '../scanner/scanner.ts';
import { drawn } from './drawn.ts';
import { isLockedPdf, kindOf } from './kind-of.ts';
import { isPicture, type Verdict } from './verdict.ts';

export interface Judged {
  verdict: Verdict;
  preview: Buffer | null;
}

const without = (
  status: 'refused' | 'withheld',
  kind: FileKind | null,
  reason: AttachmentReason,
): Judged => ({
  verdict: { status, kind, reason, finding: null, scanner: 'content' },
  preview: null,
});

/**
 * Says what a file is, from all of its content, and what the scanner makes of it: one verdict, by which everything goes from then on
 * (RQ2). It is drawn last, so that nothing is decoded that a scanner stops.
 */
export const judge = async (bytes: Buffer, scanner: Scanner): Promise<Judged> => {
  const kind = kindOf(bytes);
  if (!kind) return without('refused', null, 'kind');
  if (kind === 'pdf' && isLockedPdf(bytes)) return without('withheld', kind, 'locked');
  const scan = await scanner.scan(bytes);
  if (scan.status !== 'clean') {
    const reason = scan.status === 'infected' ? 'malware' : scan.reason;
    const { status, finding } = scan;
    return { verdict: { status, kind, reason, finding, scanner: scanner.name }, preview: null };
  }
  const preview = isPicture(kind) ? await drawn(bytes, kind) : null;
  if (typeof preview === 'string') return without('refused', kind, preview);
  return { verdict: { status: 'clean', kind, reason: null, finding: null, scanner: scanner.name }, preview };
};
