import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { type BulkStep, type Outcome, takeEach } from './bulk-step.ts';

type Progress = { step: BulkStep; done: number; of: number };

/** Steps of many bookings: how far they have come, and what became of them. */
export const useBulkSteps = () => {
  const client = useQueryClient();
  const [progress, setProgress] = useState<Progress>();
  const [outcome, setOutcome] = useState<Outcome>();

  const take = async (step: BulkStep, bookings: BookingRow[], reason?: string): Promise<Outcome> => {
    const of = bookings.length;
    setOutcome(undefined);
    const taken = await takeEach(bookings, {
      step,
      ...(reason !== undefined && { reason }),
      onProgress: done => setProgress({ step, done, of }),
    });
    setProgress(undefined);
    setOutcome(taken);
    // Once for all of them; each by itself would load every list anew each time.
    await client.invalidateQueries();
    return taken;
  };
  return { progress, outcome, take, forget: () => setOutcome(undefined) };
};
