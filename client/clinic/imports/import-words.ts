import type { ImportStatus, RowOutcome } from '../../../shared/clinic/imports.ts';
import { t } from '../../../shared/i18n/translate.ts';

/** What an import is doing, or what it waits for. */
export const importStatuses: Record<
  ImportStatus,
  { label: string; tone: 'good' | 'busy' | 'waiting' | 'bad' | 'quiet' }
> = {
  uploading: { label: t('Not all of it was sent'), tone: 'quiet' },
  reading: { label: t('Being read'), tone: 'busy' },
  mapping: { label: t('Waits for its columns'), tone: 'waiting' },
  checking: { label: t('Being checked'), tone: 'busy' },
  checked: { label: t('Waits to be imported'), tone: 'waiting' },
  importing: { label: t('Being imported'), tone: 'busy' },
  imported: { label: t('Imported'), tone: 'good' },
  undoing: { label: t('Being undone'), tone: 'busy' },
  undone: { label: t('Undone'), tone: 'quiet' },
  failed: { label: t('Not readable'), tone: 'bad' },
  discarded: { label: t('Discarded'), tone: 'quiet' },
};

export const outcomes: Record<RowOutcome, { label: string; tone: 'good' | 'waiting' | 'bad' | 'quiet' }> = {
  new: { label: t('New'), tone: 'good' },
  alike: { label: t('Probably there'), tone: 'waiting' },
  known: { label: t('There already'), tone: 'quiet' },
  faulty: { label: t('Faulty'), tone: 'bad' },
};

const steps: Record<ImportStatus, number> = {
  ...{ uploading: 0, reading: 0, failed: 0, discarded: 0 },
  ...{ mapping: 1, checking: 2, checked: 2 },
  ...{ importing: 3, imported: 4, undoing: 4, undone: 4 },
};

/** Which of file, columns, check and import it is at; 4 is past all of them. */
export const stepOf = (status: ImportStatus): number => steps[status];

export const isUnderWay = (status: ImportStatus | undefined): boolean =>
  status !== undefined && ['reading', 'checking', 'importing', 'undoing'].includes(status);

const separators: Record<string, string> = {
  ...{ ',': t('commas'), ';': t('semicolons'), '\t': t('tabs'), '|': t('bars') },
};

/** How the file was read, so that wrong letters are no riddle. */
export const howRead = (encoding: string | null, separator: string | null): string =>
  t('Read as {encoding}, parted by {separators}.', {
    encoding: encoding?.toUpperCase() ?? t('text'),
    separators: separators[separator ?? ''] ?? `${separator}`,
  });
