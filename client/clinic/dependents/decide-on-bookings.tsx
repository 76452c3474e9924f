import type { Pillar } from '../../../shared/clinic/dependent-bookings.ts';
import { trpc } from '../../trpc.ts';
import { ask } from '../../ui/forms/ask.tsx';
import { DecisionForm } from './DecisionForm.tsx';

export type Going = {
  kind: Pillar;
  id: string;
  name: string;
  /** Whether the bookings may stay as they are. */
  mayStay: boolean;
};

/**
 * Before a record goes, tells how many bookings to come hang on it, and has it decided what becomes of them (K9). Answers
 * whether it may go: at once where there are none.
 */
export const decideOnBookings = async (going: Going): Promise<boolean> => {
  const toCome = await trpc.bookings.dependingOn.query({ kind: going.kind, id: going.id });
  if (toCome.count === 0) return true;
  const isDecided = await ask<true>({
    title: toCome.count === 1 ? 'There is a booking to come' : `There are ${toCome.count} bookings to come`,
    render: (give, cancel) => (
      <DecisionForm going={going} toCome={toCome} onDecided={() => give(true)} onCancel={cancel} />
    ),
  });
  return isDecided ?? false;
};
