import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type Integrations, LOOKED_AT_DAYS } from '../../../shared/clinic/integrations.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { FeedsCard } from './FeedsCard.tsx';
import { MailCard } from './MailCard.tsx';
import { PaymentsCard } from './PaymentsCard.tsx';
import { WebhooksCard } from './WebhooksCard.tsx';

const SOON_MS = 3000;

/** Whoever has just tried something waits for how it goes. */
const isTrying = (data: Integrations | undefined): boolean => {
  const isMailing = data?.mail?.isSending && data.mail.lastTest?.status === 'queued';
  return Boolean(isMailing || data?.webhooks?.targets.some(({ last }) => last?.status === 'queued'));
};

/** What connects the clinic with other systems, and whether it works, for those who lead it (SET-1). */
export const IntegrationHub = () => {
  const may = useMay();
  const enabled = may('mails:read') || may('feeds:write') || may('webhooks:read');
  const { data, error, refetch } = useQuery(
    api.integrations.state.queryOptions(undefined, {
      enabled,
      refetchInterval: ({ state }) => isTrying(state.data) && SOON_MS,
    }),
  );
  if (!enabled || (data && !data.mail && !data.calendarFeeds && !data.webhooks)) return null;
  return (
    <Stack gap="md" component="section" aria-labelledby="integrations">
      <div>
        <Title order={2} size="h4" id="integrations">
          {t('Connections')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('With other systems, as far as the last {days} days tell', { days: LOOKED_AT_DAYS })}
        </Text>
      </div>
      {!data && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton h={280} aria-busy="true" />}
      {data?.mail && <MailCard mail={data.mail} />}
      {data?.calendarFeeds && <FeedsCard state={data.calendarFeeds} />}
      {data?.webhooks && <WebhooksCard state={data.webhooks} />}
      {data && may('settings:write') && <PaymentsCard />}
    </Stack>
  );
};
