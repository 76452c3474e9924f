import { Menu } from '@mantine/core';
import {
  IconKey,
  IconListDetails,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconTrash,
} from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { WebhookRow } from '../../../shared/clinic/webhooks.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { confirmed } from '../../account/confirm/confirmed.tsx';
import { ownLanguage } from '../../i18n/own-language.ts';
import { api, trpc } from '../../trpc.ts';
import { offerUndo, tellFailure, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { actionsColumn } from '../../ui/tables/actions-column.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { Status } from '../../ui/tables/Status.tsx';
import { TwoLines } from '../../ui/tables/TwoLines.tsx';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { useRestore } from '../records/use-trash.ts';
import type { Shown } from './WebhookSecretDialog.tsx';
import { eventNames, webhookState } from './webhook-words.ts';

const names = new Intl.ListFormat(ownLanguage, { type: 'unit' });

type Options = {
  mayWrite: boolean;
  onEdit: (webhook: WebhookRow) => void;
  onLog: (webhook: WebhookRow) => void;
  onSecret: (shown: Shown) => void;
};

export const useWebhookColumns = ({ mayWrite, onEdit, onLog, onSecret }: Options): Column<WebhookRow>[] => {
  const restore = useRestore(trpc.webhooks);
  const pause = useMutation(api.webhooks.pause.mutationOptions({ onError: tellFailure }));
  const resume = useMutation(api.webhooks.resume.mutationOptions({ onError: tellFailure }));
  const trash = useMutation(api.webhooks.trash.mutationOptions({ onError: tellFailure }));
  const rotate = useMutation({
    onError: tellFailure,
    mutationFn: ({ id }: WebhookRow) => confirmed(() => trpc.webhooks.rotateSecret.mutate({ id })),
  });

  const replaceSecret = (webhook: WebhookRow) =>
    rotate.mutate(webhook, {
      onSuccess: made => made && onSecret({ name: webhook.name, secret: made.secret }),
    });
  const moveToTrash = ({ id, version, name }: WebhookRow) =>
    trash.mutate(
      { id, version },
      { onSuccess: () => offerUndo(t('{name} is in the trash.', { name }), () => restore({ id })) },
    );
  const goOn = ({ id, name }: WebhookRow) =>
    resume.mutate({ id }, { onSuccess: () => tellSuccess(t('{name} is active again.', { name })) });

  return [
    {
      accessor: 'name',
      title: t('Name'),
      cellsClassName: 'main-column',
      render: ({ name, url }) => <TwoLines title={name} note={url} />,
    },
    {
      accessor: 'events',
      title: t('Events'),
      visibleMediaQuery: onWideScreens,
      render: ({ events }) => names.format(events.map(event => eventNames[event])),
    },
    { accessor: 'status', title: t('Status'), render: webhook => <Status {...webhookState(webhook)} /> },
    actionsColumn(
      ({ name }) => name,
      webhook => (
        <>
          <Menu.Item leftSection={<IconListDetails size={16} aria-hidden />} onClick={() => onLog(webhook)}>
            {t('Deliveries')}
          </Menu.Item>
          {mayWrite && (
            <>
              <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => onEdit(webhook)}>
                {t('Edit')}
              </Menu.Item>
              {webhook.status === 'active' ? (
                <Menu.Item
                  leftSection={<IconPlayerPause size={16} aria-hidden />}
                  onClick={() => pause.mutate({ id: webhook.id })}
                >
                  {t('Pause')}
                </Menu.Item>
              ) : (
                <Menu.Item
                  leftSection={<IconPlayerPlay size={16} aria-hidden />}
                  onClick={() => goOn(webhook)}
                >
                  {t('Go on')}
                </Menu.Item>
              )}
              <Menu.Item
                leftSection={<IconKey size={16} aria-hidden />}
                onClick={() => replaceSecret(webhook)}
              >
                {t('Replace secret')}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconTrash size={16} aria-hidden />}
                onClick={() => moveToTrash(webhook)}
              >
                {t('Move to trash')}
              </Menu.Item>
            </>
          )}
        </>
      ),
    ),
  ];
};
