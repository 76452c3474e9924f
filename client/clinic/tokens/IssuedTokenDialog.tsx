import { Code } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { rich } from '../../i18n/rich.ts';
import { ShownOnce } from '../../ui/forms/ShownOnce.tsx';

/** A token that was just made, with the name of its service. */
export type Issued = { name: string; token: string };

const code = (inside: ReactNode[]) => <Code key="code">{inside}</Code>;

type Props = { issued: Issued | undefined; onClose: () => void };

export const IssuedTokenDialog = ({ issued, onClose }: Props) => (
  <ShownOnce
    title={t('Token of {name}', { name: issued?.name ?? '' })}
    secret={issued?.token}
    onClose={onClose}
    testId="issued-token"
  >
    {rich('Send it with each call as the header <code>Authorization: Bearer</code>, followed by the token.', {
      code,
    })}
  </ShownOnce>
);
