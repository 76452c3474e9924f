import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { tellNotice } from '../failure/offer-undo.tsx';
import type { BulkAction, RowSentences, Step } from './bulk-action.ts';
import { outcomeSentence } from './outcome-sentence.ts';
import { type Outcome, takeEach } from './take-each.ts';

type Words = Pick<BulkAction<never>, 'doing' | 'done'>;
type Progress = { doing: string; count: number; of: number; stop: () => void; isStopping: boolean };
export type ToldOutcome<Row> = Outcome<Row> & { words: Words };

/** Steps of many rows: how far they have come, and what became of them. */
export const useBulk = <Row>(sentences: RowSentences) => {
  const client = useQueryClient();
  const [progress, setProgress] = useState<Progress>();
  const [outcome, setOutcome] = useState<ToldOutcome<Row>>();
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);

  const take = async (rows: Row[], step: Step<Row>, words: Words): Promise<Outcome<Row>> => {
    const stopper = new AbortController();
    const stop = () => {
      stopper.abort();
      setProgress(before => before && { ...before, isStopping: true });
    };
    setOutcome(undefined);
    setProgress({ doing: words.doing, count: 0, of: rows.length, stop, isStopping: false });
    const taken = await takeEach(rows, step, {
      signal: stopper.signal,
      onProgress: count => setProgress(before => before && { ...before, count }),
    });
    setProgress(undefined);
    const told = { ...taken, words };
    setOutcome(told);
    // Whoever has gone to another page is told there.
    if (!isHere.current) tellNotice(outcomeSentence(told, sentences));
    // Once for all of them; each by itself would load every list anew each time.
    await client.invalidateQueries();
    return taken;
  };
  return { progress, outcome, take, forget: () => setOutcome(undefined) };
};
