import { z } from 'zod';
import { dateOrders } from '../clinic-dates.ts';
import { t } from '../i18n/translate.ts';
import {
  AnswerInstant,
  ById,
  ByIdPaged,
  Count,
  Flag,
  Id,
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

/**
 * What became, or would become, of a row: somebody new, changes of a patient who is there by the identifier, nothing as the
 * patient is like that already, to be decided as somebody is probably there, left out by decision, or not to be read.
 */
export const RowOutcome = z.enum(['new', 'changes', 'known', 'alike', 'leftOut', 'faulty']);
export type RowOutcome = z.output<typeof RowOutcome>;

/** How the letters of a file may be written, by the names that browsers have for it. */
export const Encoding = z.enum([
  ...['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-1', 'iso-8859-15'],
  ...['windows-1250', 'windows-1251', 'windows-1253'],
] as const);
export type Encoding = z.output<typeof Encoding>;

/** What may part the cells of a row. */
export const Separator = z.enum([',', ';', '\t', '|']);
export type Separator = z.output<typeof Separator>;

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

/** How to read a file anew; what is not said is recognised. */
export const FileReading = z.strictObject({
  ...ById.shape,
  encoding: Encoding.optional(),
  separator: Separator.optional(),
});

/** A field for each column of the file, from the left; null for one that is left out. */
const Mapping = z.array(z.enum(importFieldNames).nullable()).max(MOST_COLUMNS);

/** What an empty cell must never empty: whose row it is, and what somebody said of being written to. */
const NEVER_EMPTIED: string[] = ['identifier', 'status', 'contactConsent'];
export const fieldsToEmpty = importFieldNames.filter(name => !NEVER_EMPTIED.includes(name));

export const ColumnMapping = z.strictObject({
  ...ById.shape,
  mapping: Mapping,
  /** Fields whose empty cells empty what is there of a patient; of all others they leave it as it is. */
  empties: z.array(z.enum(fieldsToEmpty)).max(importFieldNames.length).default([]),
  /** The order in which the dates of the file are written; the clinic's where it is not said. ISO is always read. */
  dateOrder: z.enum(dateOrders).optional(),
});

/** What is made of a row: changes of a patient who is there, somebody new, or nothing; or it waits again. */
export const RowChoice = z.enum(['patient', 'new', 'leaveOut', 'wait']);
export type RowChoice = z.output<typeof RowChoice>;

export const ChosenRow = z
  .strictObject({
    ...ById.shape,
    /** As spreadsheets count; the headings are row 1. */
    row: Whole(1, 1_000_000),
    choice: RowChoice,
    /** The patient whom it changes. */
    patientId: Id.optional(),
  })
  .refine(({ choice, patientId }) => (choice === 'patient') === (patientId !== undefined), {
    error: t('Please say which patient it is, where it is one.'),
    path: ['patientId'],
  });

/** The same of all rows that wait. */
export const ChosenRows = z.strictObject({ ...ById.shape, choice: RowChoice.extract(['new', 'leaveOut']) });

export const PatientImportQuery = z.strictObject(paging);

export const PatientImport = z.object({
  ...recordFields,
  name: z.string(),
  size: z.int(),
  status: ImportStatus,
  /** The import that has made patients of the same bytes before, when it was read. */
  sameAs: z.uuid().nullable().default(null),
  /** Why the last step did not go through, in words. */
  fault: z.string().nullable().default(null),
  encoding: z.string().nullable().default(null),
  separator: z.string().nullable().default(null),
  /** Whether another separator parts its rows alike, so that somebody must say which one it is. */
  isAmbiguous: z.boolean(),
  headings: z.array(z.string()).nullable().default(null),
  mapping: z.array(z.string().nullable()).nullable().default(null),
  rows: z.int(),
  /** Rows that the step under way is done with. */
  done: z.int(),
  counts: z.object({
    ...{ new: z.int(), changes: z.int(), known: z.int() },
    ...{ alike: z.int(), leftOut: z.int(), faulty: z.int() },
  }),
  empties: z.array(z.string()),
  /** The order in which dates are read; null is the clinic's. */
  dateOrder: z.enum(dateOrders).nullable().default(null),
  /** Rows whose dates can only be read in this order, only in another one, or in several. */
  dates: z.object({ own: z.int(), other: z.int(), either: z.int() }),
  imported: z.int(),
  /** Patients who were there and were changed. */
  changed: z.int(),
  undone: z.int(),
  /** Changed patients who have their former values again. */
  restored: z.int(),
  kept: z.int(),
  finishedAt: AnswerInstant.nullable().default(null),
  /** Until when the rows of the file are kept. */
  keptUntil: AnswerInstant,
});
export type PatientImport = z.output<typeof PatientImport>;
export const PatientImportPage = page(PatientImport);

export const ImportRowsQuery = z.strictObject({
  ...ByIdPaged.shape,
  outcome: RowOutcome.optional(),
  /** Only rows with letters beyond ASCII, which tell whether a file was read as it is written. */
  beyondAscii: Flag.default(false),
});

/** Old and new value of a field, in text; null is empty. */
const PatientDifference = z.object({
  ...{ field: z.enum(importFieldNames), from: z.string().nullable(), to: z.string().nullable() },
});
export type PatientDifference = z.output<typeof PatientDifference>;

/** A patient who may be the one that a row tells of, by what, and what the row would change of them. */
const ImportCandidate = z.object({
  ...{ id: z.uuid(), name: z.string(), birthDate: z.string().nullable(), identifier: z.string().nullable() },
  phone: z.string().nullable(),
  ways: z.array(z.enum(['identifier', 'person', 'name', 'phone', 'email'])),
  changes: z.array(PatientDifference),
});
export type ImportCandidate = z.output<typeof ImportCandidate>;

export const ImportRow = z.object({
  id: z.uuid(),
  /** As spreadsheets count; the headings are row 1. */
  number: z.int(),
  cells: z.array(z.string()),
  outcome: RowOutcome.nullable().default(null),
  faults: z.array(z.string()),
  /** What somebody chose, where there was a choice. */
  choice: RowChoice.exclude(['wait']).nullable().default(null),
  /** Whether it is imported already. */
  isMade: z.boolean(),
  /** Who was made of it, or whom it changes. */
  patientId: z.uuid().nullable().default(null),
  changes: z.array(PatientDifference),
  candidates: z.array(ImportCandidate),
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
