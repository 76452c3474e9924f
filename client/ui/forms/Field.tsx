import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

type Props = { label: string; children: ReactNode };

/** One line of a record's details, inside a `dl`. */
export const Field = ({ label, children }: Props) => (
  <div className="field">
    <Text component="dt" size="xs" c="dimmed">
      {label}
    </Text>
    <Text component="dd" size="sm" m={0} style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
      {children || <span aria-label="not recorded">–</span>}
    </Text>
  </div>
);
