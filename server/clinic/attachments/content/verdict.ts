import type { AttachmentReason, AttachmentStatus, FileKind } from '../../../../shared/clinic/attachments.ts';

/** What somebody said of a whole file. */
export interface Verdict {
  status: Extract<AttachmentStatus, 'clean' | 'infected' | 'refused' | 'withheld'>;
  kind: FileKind | null;
  reason: AttachmentReason | null;
  finding: string | null;
  /** Who said it. */
  scanner: string | null;
}

/** How each kind is sent: the type, and the endings that a name of it may have, the usual one first. */
export const kinds: Record<FileKind, { type: string; endings: readonly [string, ...string[]] }> = {
  png: { type: 'image/png', endings: ['png'] },
  jpeg: { type: 'image/jpeg', endings: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  gif: { type: 'image/gif', endings: ['gif'] },
  webp: { type: 'image/webp', endings: ['webp'] },
  pdf: { type: 'application/pdf', endings: ['pdf'] },
  text: { type: 'text/plain; charset=utf-8', endings: ['txt', 'csv', 'tsv', 'md', 'log'] },
};

const pictures: readonly FileKind[] = ['png', 'jpeg', 'gif', 'webp'];
export const isPicture = (kind: FileKind): boolean => pictures.includes(kind);

/** What it is saved as: by the name that somebody gave it, with an ending that its content bears out (RQ2). */
export const savedName = (name: string, kind: FileKind): string => {
  const { endings } = kinds[kind];
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  return name.includes('.') && endings.includes(ending) ? name : `${name}.${endings[0]}`;
};
