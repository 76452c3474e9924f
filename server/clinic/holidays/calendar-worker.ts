import { parentPort, workerData } from 'node:worker_threads';
import { TRPCError } from '@trpc/server';
import { Temporal } from 'temporal-polyfill';
import { inLanguage } from '../../data/language/in-language.ts';
import type { FileRead, FileToRead } from './read-apart.ts';
import { readCalendar } from './read-calendar.ts';

const { text, from, to, language } = workerData as FileToRead;

const read = (): FileRead => {
  try {
    return readCalendar(text, { from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) });
  } catch (error) {
    if (error instanceof TRPCError) return { refused: error.message };
    throw error;
  }
};

parentPort?.postMessage(inLanguage(language, read), []);
