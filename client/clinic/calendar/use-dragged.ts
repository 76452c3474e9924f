import { useEffect, useState } from 'react';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import type { Dragged } from './DayColumn.tsx';
import type { Column } from './use-columns.ts';

/**
 * The booking that is being dragged. What others change around it does not disturb the drag; when the booking itself was
 * changed, the drag ends with a word, because nobody knows any more what it would move (S28).
 */
export const useDragged = (columns: Column[]) => {
  const [dragged, setDragged] = useState<Dragged>();
  const now = columns
    .flatMap(({ placed }) => placed)
    .find(({ booking }) => booking.id === dragged?.booking.id);
  const isOvertaken = dragged !== undefined && now?.booking.version !== dragged.booking.version;
  const name = dragged?.booking.patient.name;
  useEffect(() => {
    if (!isOvertaken) return;
    setDragged(undefined);
    tellSuccess(`${name} was changed by somebody else meanwhile. Nothing was moved.`);
  }, [isOvertaken, name]);
  return [isOvertaken ? undefined : dragged, setDragged] as const;
};
