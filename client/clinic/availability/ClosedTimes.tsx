import { Box } from '@mantine/core';
import type { Minutes } from './closed-times.ts';

type Props = {
  closed: readonly Minutes[];
  /** Minutes after midnight that the column shows. */
  from: number;
  to: number;
};

/** Shades what of a column cannot be booked without a reason (FD7). */
export const ClosedTimes = ({ closed, from, to }: Props) =>
  closed
    .map(part => ({ from: Math.max(part.from, from), to: Math.min(part.to, to) }))
    .filter(part => part.from < part.to)
    .map(part => (
      <Box
        key={part.from}
        className="day-closed"
        aria-hidden
        __vars={{ '--from': `${part.from - from}`, '--minutes': `${part.to - part.from}` }}
      />
    ));
