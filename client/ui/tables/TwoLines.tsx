import { Box, Text } from '@mantine/core';
import type { ReactNode } from 'react';

type Props = { title: ReactNode; note?: ReactNode };

/** What a row is called, and below it what tells it from others of that name. */
export const TwoLines = ({ title, note }: Props) => (
  <Box miw={0} className="two-lines">
    <Text size="sm" fw={600} lh={1.3} truncate>
      {title}
    </Text>
    {note && (
      <Text size="xs" c="dimmed" lh={1.3} truncate>
        {note}
      </Text>
    )}
  </Box>
);
