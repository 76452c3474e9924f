import { Box } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { Target } from './placement.ts';

type Props = {
  target: Target;
  /** Minutes after midnight at the upper edge of the grid. */
  start: number;
  time: string;
  /** Whom it would meet, in words. */
  conflict: string | undefined;
  /** Whether the grid comes along to where it is. */
  isFollowed: boolean;
};

/** Where a booking would stand. It is a layer of its own, so that nothing else is drawn anew while it moves. */
export const Ghost = ({ target, start, time, conflict, isFollowed }: Props) => {
  const box = useRef<HTMLDivElement>(null);
  const { column, from, to } = target;
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- whenever it stands elsewhere
  useEffect(() => {
    if (isFollowed) box.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isFollowed, column, from, to]);
  return (
    <Box
      ref={box}
      className="day-target numeric"
      data-conflict={conflict !== undefined || undefined}
      __vars={{ '--from': `${from - start}`, '--minutes': `${to - from}`, '--first': `${column + 2}` }}
    >
      <span>{time}</span>
      {conflict && <span className="day-target-conflict">{conflict}</span>}
    </Box>
  );
};
