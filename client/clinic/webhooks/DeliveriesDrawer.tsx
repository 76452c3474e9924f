import { Alert, Button, Drawer, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconSend } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeliveryStatus, Webhook, WebhookDelivery } from '../../../shared/clinic/webhooks.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { ConnectionBanner } from '../../ui/failure/ConnectionBanner.tsx';
import { tellFailure, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { FilterSelect } from '../../ui/tables/FilterSelect.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { TwoLines } from '../../ui/tables/TwoLines.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { ExportButton } from '../list-exports/ExportButton.tsx';
import { deliveryStatuses, eventNames, outcomeOf } from './webhook-words.ts';

type Props = { webhook: Webhook | undefined; onClose: () => void };

export const DeliveriesDrawer = ({ webhook, onClose }: Props) => (
  <Drawer
    opened={Boolean(webhook)}
    onClose={onClose}
    title={t('Deliveries to {name}', { name: webhook?.name ?? '' })}
    size="lg"
  >
    <ConnectionBanner />
    {webhook && <Deliveries webhook={webhook} />}
  </Drawer>
);

/** What was sent to a webhook, how that went, and sending it again. */
const Deliveries = ({ webhook }: { webhook: Webhook }) => {
  const mayWrite = useMay()('webhooks:write');
  const { moment } = useFormats();
  const [status, setStatus] = useState<DeliveryStatus>();
  const filters = { webhookId: webhook.id, status };
  const pages = usePages(api.webhookDeliveries.list, filters);
  const onError = tellFailure;
  const replay = useMutation(
    api.webhookDeliveries.replay.mutationOptions({
      onError,
      onSuccess: () => tellSuccess(t('It is sent again.')),
    }),
  );
  const replayDead = useMutation(
    api.webhookDeliveries.replayDead.mutationOptions({
      onError,
      onSuccess: ({ replayed }) =>
        tellSuccess(
          t('{count, plural, one {# is sent again.} other {# are sent again.}}', { count: replayed }),
        ),
    }),
  );

  const columns: Column<WebhookDelivery>[] = [
    {
      accessor: 'type',
      title: t('Event'),
      cellsClassName: 'main-column',
      render: ({ type, at }) => <TwoLines title={eventNames[type]} note={moment(at)} />,
    },
    {
      accessor: 'status',
      title: t('Status'),
      render: ({ status: how, fault, responseStatus, attempts }) => (
        <>
          <Status {...deliveryStatuses[how]} />
          <Text size="xs" c="dimmed">
            {attempts > 1
              ? t('{outcome}, {attempts, plural, one {# try} other {# tries}}', {
                  outcome: outcomeOf(fault, responseStatus),
                  attempts,
                })
              : outcomeOf(fault, responseStatus)}
          </Text>
        </>
      ),
    },
    {
      accessor: 'again',
      title: t('Again'),
      render: ({ id, type, status: how }) =>
        mayWrite &&
        how !== 'queued' && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('Send {event} again', { event: eventNames[type] })}
            onClick={() => replay.mutate({ id })}
          >
            {t('Send')}
          </Button>
        ),
    },
  ];

  return (
    <Stack gap="sm">
      {webhook.disabledReason && (
        <Alert color="red" variant="light" icon={<IconAlertTriangle aria-hidden />} title={t('Disabled')}>
          {webhook.disabledReason}
        </Alert>
      )}
      <Group justify="space-between">
        <FilterSelect
          label={t('Status')}
          any={t('Any status')}
          options={optionsOf(deliveryStatuses)}
          value={status}
          onChange={setStatus}
        />
        {mayWrite && (
          <Button
            variant="default"
            loading={replayDead.isPending}
            onClick={() => replayDead.mutate({ webhookId: webhook.id })}
          >
            {t('Send all that were given up')}
          </Button>
        )}
        <ExportButton ask={() => trpc.listExports.webhookDeliveries.mutate(filters)} />
      </Group>
      <RecordTable
        label={t('Deliveries')}
        pages={pages}
        columns={columns}
        empty={
          <EmptyState icon={IconSend} title={status ? t('No delivery matches') : t('Nothing sent yet')}>
            {t('What happens to bookings from now on shows here within a minute.')}
          </EmptyState>
        }
      />
    </Stack>
  );
};
