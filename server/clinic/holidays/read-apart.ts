import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { Language } from '../../../shared/i18n/languages.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { workTrail } from '../../work-trail.ts';
import type { Days } from '../availability/wall-time.ts';
import type { readCalendar } from './read-calendar.ts';

/** What the thread is given. Dates are ISO 8601. */
export interface FileToRead {
  text: string;
  from: string;
  to: string;
  /** Of whoever is told what cannot be read. */
  language: Language;
}
export type FileRead = ReturnType<typeof readCalendar> | { refused: string };

/** Thrice this, for as many dates as there are on earth at once, is less than a transaction may wait. */
const TIMEOUT_MS = 4000;
/** A calendar of holidays takes a few of them, and the largest file of anything has room. */
const HEAP_MB = 96;

const refused = (message: string) => new TRPCError({ code: 'BAD_REQUEST', message });
const tooMuch = () =>
  refused(
    t('This calendar takes too long to be read. Please choose a smaller one, or one of holidays alone.'),
  );

const Coded = z.object({ code: z.string() });

/**
 * Reads a file of holidays (read-calendar.ts) in a thread of its own, because whoever made the file decides how long that takes
 * (S38): this process answers others meanwhile, and ends the thread when it takes too long or too much. BAD_REQUEST then, too.
 */
export const readApart = async (
  text: string,
  { from, to }: Days,
  { timeoutMs = TIMEOUT_MS, heapMb = HEAP_MB } = {},
): Promise<ReturnType<typeof readCalendar>> => {
  const worker = new Worker(new URL('./calendar-worker.ts', import.meta.url), {
    workerData: {
      ...{ text, from: `${from}`, to: `${to}` },
      language: workTrail().language ?? 'en',
    } satisfies FileToRead,
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: heapMb / 4 },
    // It needs to know nothing of this process, whose environment holds secrets.
    ...{ env: {}, execArgv: [] },
  });
  try {
    const [read]: FileRead[] = await once(worker, 'message', { signal: AbortSignal.timeout(timeoutMs) });
    if (!read || 'refused' in read) throw refused(read?.refused ?? t('This calendar cannot be read.'));
    return read;
  } catch (error) {
    const isOver = error instanceof Error && error.name === 'AbortError';
    if (isOver || Coded.safeParse(error).data?.code === 'ERR_WORKER_OUT_OF_MEMORY') throw tooMuch();
    throw error;
  } finally {
    await worker.terminate();
  }
};
