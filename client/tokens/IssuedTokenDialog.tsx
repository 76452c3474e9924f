import { Alert, Button, Code, CopyButton, Group, Modal, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCopy } from '@tabler/icons-react';

/** A token that was just made, with the name of its service. */
export type Issued = { name: string; token: string };

type Props = { issued: Issued | undefined; onClose: () => void };

/** The only time that anybody sees a token. */
export const IssuedTokenDialog = ({ issued, onClose }: Props) => (
  <Modal
    opened={issued !== undefined}
    onClose={onClose}
    closeOnClickOutside={false}
    title={`Token of ${issued?.name ?? ''}`}
    size="lg"
  >
    {issued && (
      <Stack gap="sm">
        <Alert color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />}>
          Copy it now: it is shown only this once, and MedFlow keeps no copy.
        </Alert>
        <Code block data-testid="issued-token" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {issued.token}
        </Code>
        <Text size="sm" c="dimmed">
          Send it with each call as the header Authorization: Bearer, followed by the token.
        </Text>
        <Group justify="flex-end" gap="xs">
          <CopyButton value={issued.token}>
            {({ copied, copy }) => (
              <Button
                variant="default"
                data-autofocus
                leftSection={
                  copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />
                }
                onClick={copy}
              >
                {copied ? 'Copied' : 'Copy'}
              </Button>
            )}
          </CopyButton>
          <Button onClick={onClose}>Done</Button>
        </Group>
      </Stack>
    )}
  </Modal>
);
