import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { t } from '../../../shared/i18n/translate.ts';
import { failureOf } from './failure.ts';

/** Says what was done and lets it be taken back for ten seconds. */
export const offerUndo = (message: string, undo: () => Promise<unknown>): void => {
  const id = notifications.show({
    autoClose: 10_000,
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm">{message}</Text>
        <Button
          size="compact-sm"
          variant="light"
          style={{ flex: 'none' }}
          onClick={() => {
            notifications.hide(id);
            undo().catch(tellFailure);
          }}
        >
          {t('Undo')}
        </Button>
      </Group>
    ),
  });
};

export const tellFailure = (error: unknown): void => {
  const { message, code, requestId } = failureOf(error);
  notifications.show({
    color: 'red',
    title: message,
    message: code === 'INTERNAL_SERVER_ERROR' ? t('Request {id}', { id: requestId ?? '' }) : undefined,
    autoClose: 8000,
  });
};

export const tellSuccess = (message: string): void => {
  notifications.show({ message, autoClose: 3000 });
};

/** For what happened without the user, and concerns what they are doing. */
export const tellNotice = (message: string): void => {
  notifications.show({ color: 'yellow', message, autoClose: 8000 });
};
