import type {
  Encoding,
  ImportStatus,
  PatientImport,
  RowOutcome,
  Separator,
} from '../../../shared/clinic/imports.ts';
import type { DateOrder } from '../../../shared/clinic-dates.ts';
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
  changes: { label: t('Changes somebody'), tone: 'good' },
  alike: { label: t('Probably there'), tone: 'waiting' },
  known: { label: t('There already'), tone: 'quiet' },
  leftOut: { label: t('Left out'), tone: 'quiet' },
  faulty: { label: t('Faulty'), tone: 'bad' },
};

/** How many rows would be imported now. */
export const leftOf = ({ counts, imported, changed }: PatientImport): number =>
  counts.new + counts.changes - imported - changed;

const steps: Record<ImportStatus, number> = {
  ...{ uploading: 0, reading: 0, failed: 0, discarded: 0 },
  ...{ mapping: 1, checking: 2, checked: 2 },
  ...{ importing: 3, imported: 4, undoing: 4, undone: 4 },
};

/** Which of file, columns, check and import it is at; 4 is past all of them. */
export const stepOf = (status: ImportStatus): number => steps[status];

export const isUnderWay = (status: ImportStatus | undefined): boolean =>
  status !== undefined && ['reading', 'checking', 'importing', 'undoing'].includes(status);

export const dateOrders: Record<DateOrder, string> = {
  dmy: t('Day, month, year'),
  mdy: t('Month, day, year'),
  ymd: t('Year, month, day'),
};

export const separators: Record<Separator, string> = {
  ...{ ',': t('Commas'), ';': t('Semicolons'), '\t': t('Tabs'), '|': t('Bars') },
};

export const encodings: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': t('Windows-1252 (Western Europe)'),
  'iso-8859-1': t('ISO-8859-1 (Western Europe)'),
  'iso-8859-15': t('ISO-8859-15 (Western Europe)'),
  'windows-1250': t('Windows-1250 (Central Europe)'),
  'windows-1251': t('Windows-1251 (Cyrillic)'),
  'windows-1253': t('Windows-1253 (Greek)'),
};
