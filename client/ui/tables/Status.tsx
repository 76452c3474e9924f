import { Box, Text } from '@mantine/core';

type Props = { label: string; tone: 'good' | 'busy' | 'active' | 'waiting' | 'bad' | 'quiet' };

/** A dot and a word: the word carries the meaning, so that colour is never alone. */
export const Status = ({ label, tone }: Props) => (
  <Text span size="sm" className="status">
    <Box component="span" className="status-dot" data-tone={tone} aria-hidden />
    {label}
  </Text>
);
