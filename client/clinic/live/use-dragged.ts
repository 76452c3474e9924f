import { useEffect, useState } from 'react';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';

/**
 * The booking that is being dragged, among those that are shown. What others change around it does not disturb the drag; when
 * it was changed itself, the drag ends with a word, because nobody knows any more what it would move (S28).
 */
export const useDragged = <Drag extends { booking: BookingRow }>(shown: BookingRow[]) => {
  const [dragged, setDragged] = useState<Drag>();
  const now = shown.find(({ id }) => id === dragged?.booking.id);
  const isOvertaken = dragged !== undefined && now?.version !== dragged.booking.version;
  const name = dragged?.booking.patient.name;
  useEffect(() => {
    if (isOvertaken) tellSuccess(`${name} was changed by somebody else meanwhile. Nothing was moved.`);
  }, [isOvertaken, name]);
  return [isOvertaken ? undefined : dragged, setDragged] as const;
};
