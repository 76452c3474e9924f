import { failureOf } from '../failure/failure.ts';
import type { Step } from './bulk-action.ts';

type Done<Row> = { row: Row; takeBack: (() => Promise<unknown>) | undefined };

/** What became of each row, in the order in which they were shown. */
export type Outcome<Row> = {
  done: Done<Row>[];
  refused: { row: Row; sentence: string }[];
  /** Not tried, because it was stopped before. */
  left: Row[];
};

type Options = {
  /** Lets what is under way come to its end, and begins nothing else. */
  signal: AbortSignal;
  onProgress: (count: number) => void;
};

/** So that a long list goes quickly, and others get their turn. */
const AT_ONCE = 3;

/**
 * Takes the step of each row by a call of its own, so that each is decided on for itself and has an entry of its own in the
 * trail; one that is refused stops none of the others, a server that cannot be reached does.
 */
export const takeEach = async <Row>(
  rows: Row[],
  step: Step<Row>,
  { signal, onProgress }: Options,
): Promise<Outcome<Row>> => {
  const outcome: Outcome<Row> = { done: [], refused: [], left: [] };
  let isOver = false;

  const take = async (row: Row): Promise<void> => {
    try {
      const taken = await step(row);
      if (!taken) {
        isOver = true;
        outcome.left.push(row);
      } else if ('refused' in taken) outcome.refused.push({ row, sentence: taken.refused });
      else outcome.done.push({ row, takeBack: taken.takeBack });
    } catch (error) {
      const { message, isPassing } = failureOf(error);
      isOver ||= isPassing;
      outcome.refused.push({ row, sentence: message });
    }
    onProgress(outcome.done.length + outcome.refused.length);
  };
  const [first, ...others] = rows;
  const queue = others.values();
  const takeFrom = async (some: Iterable<Row>): Promise<void> => {
    for (const row of some)
      if (isOver || signal.aborted) outcome.left.push(row);
      else await take(row);
  };

  // Alone, because it may be asked who somebody is: once is enough.
  if (first !== undefined) await takeFrom([first]);
  await Promise.all(Array.from({ length: AT_ONCE }, () => takeFrom(queue)));
  return inOrder(rows, outcome);
};

const inOrder = <Row>(rows: Row[], { done, refused, left }: Outcome<Row>): Outcome<Row> => {
  const place = new Map(rows.map((row, index) => [row, index]));
  const at = (row: Row) => place.get(row) ?? 0;
  return {
    done: done.toSorted((a, b) => at(a.row) - at(b.row)),
    refused: refused.toSorted((a, b) => at(a.row) - at(b.row)),
    left: left.toSorted((a, b) => at(a) - at(b)),
  };
};
