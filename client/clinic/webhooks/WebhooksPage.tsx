import { Button, Group, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconBan, IconPlus, IconWebhook } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Webhook } from '../../../shared/clinic/webhooks.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { tellFailure, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { FormDialog } from '../../ui/forms/FormDialog.tsx';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { ExportButton } from '../list-exports/ExportButton.tsx';
import { DeliveriesDrawer } from './DeliveriesDrawer.tsx';
import { WebhookForm } from './WebhookForm.tsx';
import { type Shown, WebhookSecretDialog } from './WebhookSecretDialog.tsx';
import { useWebhookColumns } from './webhook-columns.tsx';

/** Which other programs hear what happens to bookings, and how the telling goes (DEV-1). */
export const WebhooksPage = () => {
  const mayWrite = useMay()('webhooks:write');
  const [edited, setEdited] = useState<Webhook | 'new'>();
  const [logged, setLogged] = useState<Webhook>();
  const [shown, setShown] = useState<Shown>();
  const pages = usePages(api.webhooks.list, {});
  const columns = useWebhookColumns({ mayWrite, onEdit: setEdited, onLog: setLogged, onSecret: setShown });
  const disableAll = useMutation(
    api.webhooks.disableAll.mutationOptions({
      onError: tellFailure,
      onSuccess: ({ disabled }) => tellSuccess(t('{count} disabled.', { count: disabled })),
    }),
  );
  const close = () => setEdited(undefined);
  const newButton = mayWrite && (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEdited('new')}>
      {t('New webhook')}
    </Button>
  );
  const askToDisable = () =>
    modals.openConfirmModal({
      title: t('Disable all webhooks?'),
      children: (
        <Text size="sm">
          {t(
            'Nothing is sent any more, and what happens meanwhile is not sent later. Each can go on at any time.',
          )}
        </Text>
      ),
      labels: { confirm: t('Disable all'), cancel: t('Keep them') },
      confirmProps: { color: 'red.9' },
      onConfirm: () => disableAll.mutate(),
    });

  return (
    <>
      <PageHeader title={t('Webhooks')} description={t('Which other programs hear what happens to bookings')}>
        <Group gap="xs">
          {mayWrite && Boolean(pages.items?.length) && (
            <Button variant="default" leftSection={<IconBan size={18} aria-hidden />} onClick={askToDisable}>
              {t('Disable all')}
            </Button>
          )}
          <ExportButton ask={() => trpc.listExports.webhooks.mutate({})} />
          {newButton}
        </Group>
      </PageHeader>
      <RecordTable
        label={t('Webhooks')}
        pages={pages}
        columns={columns}
        onOpen={setLogged}
        empty={
          <EmptyState icon={IconWebhook} title={t('No webhooks yet')} action={newButton}>
            {t('A webhook tells a program, such as a patient portal, what is booked, moved or cancelled.')}
          </EmptyState>
        }
      />
      <FormDialog
        opened={edited !== undefined}
        onClose={close}
        title={edited === 'new' ? t('New webhook') : t('Edit webhook')}
      >
        <WebhookForm
          record={edited === 'new' ? undefined : edited}
          onClose={close}
          onMade={made => {
            close();
            setShown(made);
          }}
        />
      </FormDialog>
      <DeliveriesDrawer webhook={logged} onClose={() => setLogged(undefined)} />
      <WebhookSecretDialog shown={shown} onClose={() => setShown(undefined)} />
    </>
  );
};
