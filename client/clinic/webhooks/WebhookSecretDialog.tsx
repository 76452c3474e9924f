import { Code } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';
import { rich } from '../../i18n/rich.ts';
import { ShownOnce } from '../../ui/forms/ShownOnce.tsx';

/** A secret that was just made, with the name of its webhook. */
export type Shown = { name: string; secret: string };

type Props = { shown: Shown | undefined; onClose: () => void };

export const WebhookSecretDialog = ({ shown, onClose }: Props) => (
  <ShownOnce
    title={t('Secret of {name}', { name: shown?.name ?? '' })}
    secret={shown?.secret}
    onClose={onClose}
    testId="webhook-secret"
  >
    {rich('Whoever receives the events checks the header {header} with it.', {
      header: <Code key="header">webhook-signature</Code>,
    })}
  </ShownOnce>
);
