import type { z } from 'zod';
import type { Permission } from '../../../shared/permissions.ts';
import type { ClinicAtWork } from '../../access/clinics/clinics-with-work.ts';
import { toCsv } from '../../data/lists/csv.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';

interface Paging {
  cursor?: string | undefined;
  limit: number;
}

/** Rows of one page of a file. */
const AT_ONCE = 1000;

interface Rules {
  /** The procedure that shows the list. */
  of: string;
  /** What one needs to take it along. */
  permission: Permission;
  /** Only for somebody who just said once more who they are. */
  isConfirmed?: boolean;
  /** For nobody who is bound to facilities (TEN-8). */
  isWholeClinic?: boolean;
  /** What the audit calls its records. */
  entity: string;
  /** How its file is called and written, where it is none for spreadsheets in UTF-8. */
  file?: { name: string; charset: string; encode: (text: string) => Buffer };
}

/** Finds what filters name; NOT_FOUND for what is not the clinic's. */
type Find = (em: ClinicEm, ids: string[]) => Promise<unknown>;

interface Spec<Query extends z.ZodType, Row> extends Rules {
  query: Query;
  /** A page of it, as the list itself shows it. It only reads. */
  list: (
    em: ClinicEm,
    query: z.output<Query> & Paging,
    clinic: ClinicAtWork,
  ) => Promise<{ items: Row[]; nextCursor: string | null }>;
  /** What stands in its columns, by their headings. */
  columns: Record<string, (row: Row, clinic: ClinicAtWork) => unknown>;
  /** Finds the records that its filters name, by their fields. */
  names: Record<string, Find>;
  /** Whose data a row tells, where it tells of a patient; without it, nobody's. */
  patientOf?: (row: Row) => string | undefined;
}

/** Some rows of a file. */
interface Written {
  csv: string;
  rows: number;
  patientIds: string[];
}

export interface ExportedList<Query extends z.ZodType = z.ZodType> extends Rules {
  query: Query;
  names: Record<string, Find>;
  /** Refuses what could not be written, in words, when it is asked for. */
  expectPossible?: (em: ClinicEm, query: z.output<Query>, clinic: { currency: string }) => Promise<void>;
  /** All of the list, a page at a time; `query` is what was asked for, as JSON. */
  write: (em: ClinicEm, query: string, clinic: ClinicAtWork) => AsyncIterable<Written>;
}

/** A list that can be taken along: the same pages that are looked at, one after another, as CSV. */
export const exportedList = <Query extends z.ZodType, Row>({
  columns,
  list,
  patientOf,
  ...spec
}: Spec<Query, Row>): ExportedList<Query> => ({
  ...spec,
  async *write(em, query, clinic) {
    const asked = Object(spec.query.parse(JSON.parse(query)));
    const headings = Object.keys(columns);
    let cursor: string | undefined;
    let isFirst = true;
    do {
      const { items, nextCursor } = await list(
        em,
        { ...asked, cursor, limit: AT_ONCE } as z.output<Query> & Paging,
        clinic,
      );
      const rows = items.map(row =>
        Object.fromEntries(
          Object.entries(columns).map(([heading, valueOf]) => [heading, valueOf(row, clinic) ?? '']),
        ),
      );
      yield {
        csv: toCsv(rows, headings, isFirst),
        rows: rows.length,
        patientIds: items.flatMap(item => patientOf?.(item) ?? []),
      };
      isFirst = false;
      cursor = nextCursor ?? undefined;
    } while (cursor);
  },
});
