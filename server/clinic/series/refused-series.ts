import { t } from '../../../shared/i18n/translate.ts';
import type { Planes } from '../../data/orm/planes.ts';
import type { Actor } from '../../data/records/actor.ts';
import { isOverlap, NeedsReason, SlotTaken, toApiError } from '../../errors.ts';
import { takenDates, type WishedDate } from './taken-dates.ts';

/** Dates that a sentence names. */
const MOST_NAMED = 10;

const named = (dates: string[]): string => {
  const more = dates.length - MOST_NAMED;
  const first = dates.slice(0, MOST_NAMED).join(', ');
  return more > 0 ? t('{first} and {more} more', { first, more }) : first;
};

interface Asked {
  wishes: WishedDate[];
  bookingIds?: string[];
}

/**
 * Passes a result on, unless a time was taken: then the refusal names the dates that collide, all of them together. Runs
 * outside the failed transaction, of which nothing remains.
 */
export const namingDates = async <Result extends { ok: boolean; error?: unknown }>(
  result: Result,
  context: { planes: Planes; actor: Actor },
  ask: () => Promise<Asked>,
): Promise<Result> => {
  if (result.ok || !isOverlap(result.error)) return result;
  const { wishes, bookingIds } = await ask();
  const taken = await takenDates(context, wishes, bookingIds);
  const bySentence = Map.groupBy(taken, ([, sentence]) => sentence);
  const sentences = [...bySentence].map(
    ([sentence, dates]) =>
      `${sentence.replace(/( at this time)?\.$/, '')}: ${named(dates.map(([date]) => date))}.`,
  );
  const all = sentences.length > 0 ? sentences : [toApiError(result.error).message];
  throw new SlotTaken([...all, t('Nothing was changed.')].join(' '), []);
};

/** Does something for every date, and refuses with the warnings of all of them at once, so that one reason is enough. */
export const withOneReason = async <Of>(
  all: readonly Of[],
  dateOf: (one: Of) => string,
  work: (one: Of) => Promise<void>,
): Promise<void> => {
  const warned: { date: string; warning: NeedsReason['warnings'][number] }[] = [];
  for (const one of all) {
    try {
      await work(one);
    } catch (error) {
      if (!(error instanceof NeedsReason)) throw error;
      warned.push(...error.warnings.map(warning => ({ date: dateOf(one), warning })));
    }
  }
  if (warned.length > 0) throw new NeedsReason(together(warned));
};

const together = (warned: { date: string; warning: NeedsReason['warnings'][number] }[]) =>
  [...Map.groupBy(warned, ({ warning }) => warning.kind)].flatMap(([, [first, ...more]]) =>
    first
      ? [
          {
            kind: first.warning.kind,
            sentence: `${first.warning.sentence.replace(/\.$/, '')}: ${named([first, ...more].map(({ date }) => date))}.`,
          },
        ]
      : [],
  );
