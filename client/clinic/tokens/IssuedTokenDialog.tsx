import { Code } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';
import { ShownOnce } from '../../ui/forms/ShownOnce.tsx';

/** A token that was just made, with the name of its service. */
export type Issued = { name: string; token: string };

type Props = { issued: Issued | undefined; onClose: () => void };

export const IssuedTokenDialog = ({ issued, onClose }: Props) => (
  <ShownOnce
    title={`Token of ${issued?.name ?? ''}`}
    secret={issued?.token}
    onClose={onClose}
    testId="issued-token"
  >
    Send it with each call as the header <Code>{t('Authorization: Bearer')}</Code>, followed by the token.
  </ShownOnce>
);
