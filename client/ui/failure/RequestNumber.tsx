import { Code } from '@mantine/core';
import type { ReactNode } from 'react';
import { rich } from '../../i18n/rich.ts';

const code = (inside: ReactNode[]) => <Code key="code">{inside}</Code>;

/** What support finds a failure by. */
export const RequestNumber = ({ id }: { id: string | undefined }) =>
  rich('Request <code>{id}</code>', { id, code });
