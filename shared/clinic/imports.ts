import { z } from 'zod';
import { t } from '../i18n/translate.ts';
import {
  AnswerInstant,
  ById,
  ByIdPaged,
  Count,
  Flag,
  Line,
  page,
  paging,
  recordFields,
  Whole,
} from '../scalars.ts';
import { importFieldNames } from './import-fields.ts';

/** What a file may have at most: a clinic with more patients sends several. */
export const MOST_BYTES = 20_000_000;
export const MOST_ROWS = 20_000;
export const MOST_COLUMNS = 200;

/** Bytes of a file that are sent at once. */
export const PART_BYTES = 360_000;

/**
 * `uploading` until all of the file is there, `mapping` until somebody says what its columns are, `checked` until somebody
 * has the patients made; a job is at work while it is `reading`, `checking`, `importing` or `undoing`.
 */
export const ImportStatus = z.enum([
  ...['uploading', 'reading', 'mapping', 'checking', 'checked', 'importing', 'imported'],
  ...['undoing', 'undone', 'failed', 'discarded'],
] as const);
export type ImportStatus = z.output<typeof ImportStatus>;

/** What became, or would become, of a row: nobody who is known, there by the identifier, probably there, or not to be read. */
export const RowOutcome = z.enum(['new', 'known', 'alike', 'faulty']);
export type RowOutcome = z.output<typeof RowOutcome>;

const tooLarge = () =>
  t(
    'This file is too large. Please send at most {megabytes} MB and {rows, number} rows at once. A larger file can be split into several.',
    { megabytes: MOST_BYTES / 1_000_000, rows: MOST_ROWS },
  );

/** Announces a file before any of it is sent. */
export const NewPatientImport = z.strictObject({
  /** What the file is called. */
  name: Line(200),
  /** Bytes of the file. */
  size: z.int().min(1, t('This file is empty.')).max(MOST_BYTES, { error: tooLarge }),
});

/** The next bytes of an announced file, in base64. */
export const FilePart = z.strictObject({
  ...ById.shape,
  position: Whole(0, 1000),
  bytes: z
    .base64(t('Please send bytes in base64.'))
    .max(Math.ceil(PART_BYTES / 3) * 4, t('This part is too large.')),
});

/** A field for each column of the file, from the left; null for one that is left out. */
const Mapping = z.array(z.enum(importFieldNames).nullable()).max(MOST_COLUMNS);

export const ColumnMapping = z.strictObject({ ...ById.shape, mapping: Mapping });

export const ImportStart = z.strictObject({
  ...ById.shape,
  /** Whether those who are probably there already are imported as well. */
  alsoAlike: Flag.default(false),
});

export const PatientImportQuery = z.strictObject(paging);

export const PatientImport = z.object({
  ...recordFields,
  name: z.string(),
  size: z.int(),
  status: ImportStatus,
  /** Why the last step did not go through, in words. */
  fault: z.string().nullable().default(null),
  encoding: z.string().nullable().default(null),
  separator: z.string().nullable().default(null),
  headings: z.array(z.string()).nullable().default(null),
  mapping: z.array(z.string().nullable()).nullable().default(null),
  rows: z.int(),
  /** Rows that the step under way is done with. */
  done: z.int(),
  counts: z.object({ new: z.int(), known: z.int(), alike: z.int(), faulty: z.int() }),
  alsoAlike: z.boolean(),
  imported: z.int(),
  undone: z.int(),
  kept: z.int(),
  finishedAt: AnswerInstant.nullable().default(null),
  /** Until when the rows of the file are kept. */
  keptUntil: AnswerInstant,
});
export type PatientImport = z.output<typeof PatientImport>;
export const PatientImportPage = page(PatientImport);

export const ImportRowsQuery = z.strictObject({ ...ByIdPaged.shape, outcome: RowOutcome.optional() });

export const ImportRow = z.object({
  id: z.uuid(),
  /** As spreadsheets count; the headings are row 1. */
  number: z.int(),
  cells: z.array(z.string()),
  outcome: RowOutcome.nullable().default(null),
  faults: z.array(z.string()),
  patientId: z.uuid().nullable().default(null),
});
export type ImportRow = z.output<typeof ImportRow>;
export const ImportRowPage = page(ImportRow);

/** Rows that were not imported, with what is wrong with them. */
export const FaultsQuery = z.strictObject({
  ...ById.shape,
  cursor: paging.cursor,
  limit: Count(1, 1000).default(1000),
});
export const FaultsPart = z.object({ csv: z.string(), rows: z.int(), nextCursor: z.string().nullable() });

/** Patients of an import that is undone who stay, because somebody changed or booked them since. */
export const KeptPatients = page(z.object({ id: z.uuid(), name: z.string() }));
