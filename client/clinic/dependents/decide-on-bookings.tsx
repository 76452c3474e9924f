import type { Pillar } from '../../../shared/clinic/dependent-bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import { ask } from '../../ui/forms/ask.tsx';
import { DecisionForm } from './DecisionForm.tsx';
import type { Decision } from './decision.tsx';

export type Going = {
  kind: Pillar;
  id: string;
  name: string;
  /** Whether the bookings may stay as they are. */
  mayStay: boolean;
};

/**
 * Before a record goes, tells how many bookings to come hang on it, and has it decided what becomes of them (K9). Answers
 * what was decided, or undefined where it is not to go after all.
 */
export const decideOnBookings = async (going: Going): Promise<Decision | undefined> => {
  const toCome = await trpc.bookings.dependingOn.query({ kind: going.kind, id: going.id });
  if (toCome.count === 0) return {};
  return ask<Decision>({
    title: t('{count, plural, one {There is a booking} other {There are # bookings}} to come', {
      count: toCome.count,
    }),
    render: (give, cancel) => (
      <DecisionForm going={going} toCome={toCome} onDecided={give} onCancel={cancel} />
    ),
  });
};
