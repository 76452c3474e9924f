import { strToU8, Zip, ZipDeflate } from 'fflate';
import { confirmed } from '../../account/confirm/confirmed.tsx';
import { trpc } from '../../trpc.ts';
import { failureOf } from '../../ui/failure/failure.ts';

export interface Progress {
  /** Tables that are done, and how many there are. */
  done: number;
  tables: number;
  rows: number;
}

interface Follower {
  onProgress: (progress: Progress) => void;
  signal: AbortSignal;
}

/** Waits, but no longer than until it is cancelled. */
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });

/** A part of a table: asked for again where the server wants a break, undefined where the owner would not say who they are. */
const partOf = async (table: string, cursor: string | undefined, signal: AbortSignal) => {
  for (;;) {
    try {
      return await confirmed(() => trpc.exports.part.query({ table, cursor }, { signal }));
    } catch (error) {
      const { isPassing, retryAfter } = failureOf(error);
      if (signal.aborted || (!isPassing && !retryAfter)) throw error;
      await pause((retryAfter ?? 3) * 1000, signal);
    }
  }
};

/** Everything of the clinic as a ZIP file with a CSV file for each table; undefined where the owner would not confirm. */
export const exportClinic = async ({ onProgress, signal }: Follower): Promise<Blob | undefined> => {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(Uint8Array.from(chunk));
  });
  const { tables } = await trpc.exports.tables.query(undefined, { signal });
  let rows = 0;
  for (const [done, table] of tables.entries()) {
    const file = new ZipDeflate(`${table}.csv`);
    zip.add(file);
    let cursor: string | undefined;
    do {
      onProgress({ done, tables: tables.length, rows });
      const part = await partOf(table, cursor, signal);
      if (!part) return undefined;
      rows += part.rows;
      cursor = part.nextCursor ?? undefined;
      file.push(strToU8(part.csv), !cursor);
    } while (cursor);
  }
  zip.end();
  return new Blob(chunks, { type: 'application/zip' });
};
