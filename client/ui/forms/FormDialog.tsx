import { Button, Drawer, Group, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type ReactNode, useCallback, useMemo, useRef } from 'react';
import { ConnectionBanner } from '../failure/ConnectionBanner.tsx';
import { FormGuard } from './form-guard.ts';

type Props = {
  opened: boolean;
  title: ReactNode;
  size?: 'lg';
  isModal?: boolean;
  /** Whether another dialog of the same form lies over it, which is the one that Escape closes. */
  isCovered?: boolean;
  onClose: () => void;
  children: ReactNode;
};

/** Holds a form, and asks before it throws away what somebody has typed. */
export const FormDialog = ({ isModal, isCovered = false, onClose, children, ...frame }: Props) => {
  const isDirty = useRef(false);
  const [isAsking, asking] = useDisclosure();
  const report = useCallback((dirty: boolean) => {
    isDirty.current = dirty;
  }, []);
  const { open } = asking;
  const close = useCallback(() => {
    if (!isDirty.current) return onClose();
    // Opened at once, the question would hear the same press of Escape and close again.
    setTimeout(open);
  }, [open, onClose]);
  const guard = useMemo(() => ({ report, close }), [report, close]);
  const Frame = isModal ? Modal : Drawer;

  return (
    <>
      {/* One press of Escape answers the question only. */}
      <Frame {...frame} onClose={close} closeOnEscape={!isAsking && !isCovered} closeOnClickOutside={false}>
        <ConnectionBanner />
        <FormGuard value={guard}>{children}</FormGuard>
      </Frame>
      <Modal opened={isAsking} onClose={asking.close} title="Discard changes?" size="sm">
        <Text size="sm">What you have typed is not saved.</Text>
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" data-autofocus onClick={asking.close}>
            Keep editing
          </Button>
          <Button
            color="red.9"
            onClick={() => {
              asking.close();
              onClose();
            }}
          >
            Discard
          </Button>
        </Group>
      </Modal>
    </>
  );
};
