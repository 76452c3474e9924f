import type { ComponentProps } from 'react';
import type { Attachment, AttachmentReason, AttachmentStatus } from '../../../shared/clinic/attachments.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import type { Status } from '../../ui/tables/Status.tsx';

export const attachmentStatuses: Record<AttachmentStatus, ComponentProps<typeof Status>> = {
  sending: { label: t('Not sent to its end'), tone: 'quiet' },
  waiting: { label: t('Being checked'), tone: 'waiting' },
  clean: { label: t('Checked'), tone: 'good' },
  infected: { label: t('Locked: malware'), tone: 'bad' },
  refused: { label: t('Not taken'), tone: 'bad' },
  withheld: { label: t('Locked: not checked'), tone: 'bad' },
};

const reasons: Record<AttachmentReason, string> = {
  scanner: t(
    'The check cannot be reached at the moment. It is tried again by itself, and nobody can open the file before.',
  ),
  kind: t(
    'Only pictures (PNG, JPEG, GIF, WebP), PDF and plain text are taken, whatever the name says. Please save it as one of these and attach it again.',
  ),
  broken: t('This picture is damaged, or is none. Please save it anew and attach it again.'),
  pixels: t('This picture has too many points. Please make it smaller and attach it again.'),
  malware: t('Malware was found in it. Nobody can open it. Please tell whoever sent it, and remove it here.'),
  tooLarge: t('It is too large to be checked, so nobody can open it. Please attach a smaller file.'),
  limits: t(
    'It is built in a way that cannot be checked, so nobody can open it. Please save it anew and attach it again.',
  ),
  locked: t(
    'It is locked with a password, so it cannot be checked. Please save it without one and attach it again.',
  ),
  unreadable: t('It could not be checked, so nobody can open it. Please save it anew and attach it again.'),
};

/** Why it cannot be opened, where that is to be told. */
export const reasonOf = ({ reason, status }: Attachment): string | undefined => {
  if (reason) return reasons[reason];
  return status === 'sending'
    ? t('Sending it was broken off. Please remove it and attach the file again.')
    : undefined;
};

export const sizeInWords = (bytes: number, { number }: Pick<Formats, 'number'>): string =>
  bytes < 1_000_000
    ? t('{size} kB', { size: number(Math.max(1, Math.round(bytes / 1000))) })
    : t('{size} MB', { size: number(Math.round(bytes / 100_000) / 10) });
