import { Code } from '@mantine/core';
import { ShownOnce } from '../../ui/forms/ShownOnce.tsx';

/** A secret that was just made, with the name of its webhook. */
export type Shown = { name: string; secret: string };

type Props = { shown: Shown | undefined; onClose: () => void };

export const WebhookSecretDialog = ({ shown, onClose }: Props) => (
  <ShownOnce
    title={`Secret of ${shown?.name ?? ''}`}
    secret={shown?.secret}
    onClose={onClose}
    testId="webhook-secret"
  >
    Whoever receives the events checks the header <Code>webhook-signature</Code> with it.
  </ShownOnce>
);
