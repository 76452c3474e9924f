import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { t } from '../../../shared/i18n/translate.ts';
import { failureOf } from './failure.ts';

/** Tells who was faster, and offers to take over their version underneath the user's own text. */
export const askToRebase = (change: { by: string | null; at: string }, reload: () => Promise<void>): void => {
  modals.openConfirmModal({
    title: t('Somebody was faster'),
    children: (
      <Text size="sm">
        {t(
          '{name} changed this on {moment}, after you opened it. Reload to see their version; the fields that you have typed in keep your text, so that you can check and save again.',
          { name: change.by ?? t('Somebody else'), moment: change.at },
        )}
      </Text>
    ),
    labels: { confirm: t('Reload, keep my text'), cancel: t('Not now') },
    onConfirm: () => {
      reload().catch(error =>
        notifications.show({ color: 'red', title: t('Not reloaded'), message: failureOf(error).message }),
      );
    },
  });
};
