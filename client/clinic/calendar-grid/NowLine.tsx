import { Box } from '@mantine/core';

type Props = {
  /** Minutes below the upper edge of the grid. */
  minute: number;
  /** The first and the last column of today, counted from 0. */
  first: number;
  last: number;
};

export const NowLine = ({ minute, first, last }: Props) => (
  <Box
    className="day-now"
    aria-hidden
    __vars={{ '--from': `${minute}`, '--first': `${first + 2}`, '--last': `${last + 3}` }}
  />
);
