import { modals } from '@mantine/modals';
import type { Pillar } from '../../../shared/clinic/dependent-bookings.ts';
import { trpc } from '../../trpc.ts';
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
  return new Promise(answer => {
    let isDecided = false;
    const id = modals.open({
      title: toCome.count === 1 ? 'There is a booking to come' : `There are ${toCome.count} bookings to come`,
      onClose: () => answer(isDecided),
      children: (
        <DecisionForm
          going={going}
          toCome={toCome}
          onCancel={() => modals.close(id)}
          onDecided={() => {
            isDecided = true;
            modals.close(id);
          }}
        />
      ),
    });
  });
};
