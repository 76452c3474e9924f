import { Alert, Button, Code, CopyButton, Group, Modal, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { t } from '../../../shared/i18n/translate.ts';

type Props = {
  title: string;
  secret: string | undefined;
  onClose: () => void;
  testId: string;
  /** What to do with it. */
  children: ReactNode;
};

/** The only time that anybody sees a secret. */
export const ShownOnce = ({ title, secret, onClose, testId, children }: Props) => (
  <Modal opened={secret !== undefined} onClose={onClose} closeOnClickOutside={false} title={title} size="lg">
    {secret !== undefined && (
      <Stack gap="sm">
        <Alert color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />}>
          {t('Copy it now: it is shown only this once, and MedFlow keeps no copy.')}
        </Alert>
        <Code block data-testid={testId} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {secret}
        </Code>
        <Text size="sm" c="dimmed">
          {children}
        </Text>
        <Group justify="flex-end" gap="xs">
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button
                variant="default"
                data-autofocus
                leftSection={
                  copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />
                }
                onClick={copy}
              >
                {copied ? t('Copied') : t('Copy')}
              </Button>
            )}
          </CopyButton>
          <Button onClick={onClose}>{t('Done')}</Button>
        </Group>
      </Stack>
    )}
  </Modal>
);
