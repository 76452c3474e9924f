import { Button, Drawer, Group, Modal, Text } from '@mantine/core';
import { useDisclosure, useWindowEvent } from '@mantine/hooks';
import { type ReactNode, useCallback, useMemo, useRef } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { ConnectionBanner } from '../failure/ConnectionBanner.tsx';
import { FormGuard } from './form-guard.ts';

type Props = {
  opened: boolean;
  title: ReactNode;
  size?: 'lg';
  isModal?: boolean;
  onClose: () => void;
  children: ReactNode;
};

/** Holds a form, and asks before it throws away what somebody has typed. */
export const FormDialog = ({ isModal, onClose, children, ...frame }: Props) => {
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
  const content = useRef<HTMLDivElement>(null);
  useWindowEvent(
    'keydown',
    ({ key, isComposing, target }) => {
      if (key !== 'Escape' || isComposing || !frame.opened || !(target instanceof HTMLElement)) return;
      // A list that hangs open over the form is closed first.
      if (target.dataset.mantineStopPropagation === 'true') return;
      // Whoever is asked something in another dialog answers that one only.
      const pressedIn = target.closest('[role=dialog]');
      if (!pressedIn || pressedIn.contains(content.current)) close();
    },
    { capture: true },
  );
  const guard = useMemo(() => ({ report, close }), [report, close]);
  const Frame = isModal ? Modal : Drawer;

  return (
    <>
      <Frame {...frame} onClose={close} closeOnEscape={false} closeOnClickOutside={false}>
        <div ref={content}>
          <ConnectionBanner />
          <FormGuard value={guard}>{children}</FormGuard>
        </div>
      </Frame>
      <Modal opened={isAsking} onClose={asking.close} title={t('Discard changes?')} size="sm">
        <Text size="sm">{t('What you have typed is not saved.')}</Text>
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" data-autofocus onClick={asking.close}>
            {t('Keep editing')}
          </Button>
          <Button
            color="red.9"
            onClick={() => {
              asking.close();
              onClose();
            }}
          >
            {t('Discard')}
          </Button>
        </Group>
      </Modal>
    </>
  );
};
