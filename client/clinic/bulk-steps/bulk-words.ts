import type { BulkStep } from './bulk-step.ts';

/** How a step is offered, while it is taken, and what it has done to so many bookings. */
export const bulkWords: Record<BulkStep, { offer: string; doing: string; done: string }> = {
  confirm: { offer: 'Confirm', doing: 'Confirming', done: 'confirmed' },
  cancel: { offer: 'Cancel…', doing: 'Cancelling', done: 'cancelled' },
  markNoShow: { offer: 'Mark as no-show', doing: 'Marking as no-show', done: 'marked as no-show' },
  takeBack: { offer: 'Take back', doing: 'Taking back', done: 'as before' },
};

export const counted = (count: number): string => (count === 1 ? '1 booking' : `${count} bookings`);
