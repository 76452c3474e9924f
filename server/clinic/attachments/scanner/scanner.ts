import type { AttachmentReason } from '../../../../shared/clinic/attachments.ts';

/** What a scanner says of a whole file. Whatever else it says, or nothing, is a fault. */
export type Scan =
  | { status: 'clean' }
  | { status: 'infected'; finding: string }
  | { status: 'withheld'; reason: AttachmentReason; finding: string | null };

/** Looks into files. One that is not sure throws a `ScannerFault`: nobody takes that for clean (RQ9, RQ10). */
export interface Scanner {
  name: string;
  scan(bytes: Buffer): Promise<Scan>;
}

/** The scanner is away, or did not say what it has to. Its message names no file. */
export class ScannerFault extends Error {
  override name = 'ScannerFault';
}
