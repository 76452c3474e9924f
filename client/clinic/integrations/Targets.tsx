import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Integrations } from '../../../shared/clinic/integrations.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { tellFailure, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { deliveryStatuses, outcomeOf } from '../webhooks/webhook-words.ts';

type Props = { targets: NonNullable<Integrations['webhooks']>['targets'] };
type Last = NonNullable<Props['targets'][number]['last']>;

const outcomeInWords = ({ status, responseStatus, fault }: Last): string =>
  status === 'delivered' ? deliveryStatuses.delivered.label : outcomeOf(fault, responseStatus);

/** What each program was told last, and the way to tell it once more, which shows whether it hears. */
export const Targets = ({ targets }: Props) => {
  const { moment } = useFormats();
  const mayTry = useMay()('webhooks:write');
  const queries = useQueryClient();
  const replay = useMutation(
    api.webhookDeliveries.replay.mutationOptions({
      onError: tellFailure,
      onSuccess: () => {
        tellSuccess(t('The last event is sent again within a minute.'));
        return queries.invalidateQueries({ queryKey: api.integrations.state.queryKey() });
      },
    }),
  );
  return (
    <Stack gap="xs" component="ul" className="plain-list">
      {targets.map(({ id, name, status, last }) => (
        <Group key={id} component="li" justify="space-between" gap="xs">
          <Text size="sm">
            {last
              ? t('{webhook}: {outcome}, {moment}', {
                  webhook: name,
                  outcome: outcomeInWords(last),
                  moment: moment(last.at),
                })
              : t('{webhook}: nothing yet', { webhook: name })}
          </Text>
          {mayTry && status === 'active' && last && last.status !== 'queued' && (
            <Button
              size="compact-sm"
              variant="light"
              aria-label={t('Try {webhook}', { webhook: name })}
              loading={replay.isPending}
              onClick={() => replay.mutate({ id: last.deliveryId })}
            >
              {t('Try it')}
            </Button>
          )}
        </Group>
      ))}
    </Stack>
  );
};
