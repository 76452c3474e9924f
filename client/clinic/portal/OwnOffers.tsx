import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { PortalHome, PortalOffer } from '../../../shared/clinic/portal.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api, trpc } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { failureOf } from '../../ui/failure/failure.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { formatsOf } from '../../ui/formats/formats.ts';

type Props = { home: PortalHome };

/** Times that are kept for whoever waits, as the letter told them; nothing where none is. */
export const OwnOffers = ({ home }: Props) => {
  const { data, error, refetch } = useQuery(api.portalOffers.list.queryOptions());
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data || data.items.length === 0) return null;
  return (
    <Stack gap="sm">
      <Title order={2} size="h4">
        {t('Kept for you')}
      </Title>
      {data.items.map(offer => (
        <OfferCard key={offer.id} {...{ offer, home }} />
      ))}
    </Stack>
  );
};

const OfferCard = ({ offer, home }: Props & { offer: PortalOffer }) => {
  const { id, version, startsAt, endsAt, until, service, practitioner, facility } = offer;
  const formats = formatsOf({ ...home, timeZone: facility.timeZone });
  const when = `${formats.day(startsAt)}, ${formats.span(startsAt, endsAt)}`;
  const take = useMutation({
    mutationFn: () => trpc.portalOffers.take.mutate({ id, version }),
    onSuccess: () => tellSuccess(t('The appointment is yours.')),
  });
  const decline = useMutation({
    mutationFn: () => trpc.portalOffers.decline.mutate({ id, version }),
    onSuccess: () => tellSuccess(t('The time goes to somebody else, and you stay on the waiting list.')),
  });
  const askToDecline = () =>
    modals.openConfirmModal({
      title: t('Leave this time to others?'),
      children: <Text size="sm">{t('It is not offered to you again. You stay on the waiting list.')}</Text>,
      labels: { confirm: t('Leave it to others'), cancel: t('Keep it') },
      onConfirm: () => decline.mutate(),
    });
  const failed = take.error ?? decline.error;
  const isBusy = take.isPending || decline.isPending;
  return (
    <Stack gap="xs" className="chosen" component="article" aria-label={when}>
      <Text fw={700}>{when}</Text>
      <div style={{ overflowWrap: 'anywhere' }}>
        <Text>{t('{service}, with {practitioner}', { service, practitioner })}</Text>
        <Text size="sm" c="dimmed">
          {[facility.name, facility.address].filter(Boolean).join(', ')}
        </Text>
      </div>
      <FailureAlert failure={failed ? failureOf(failed) : undefined} />
      <Group gap="xs">
        <Button loading={take.isPending} disabled={isBusy} onClick={() => take.mutate()}>
          {t('Take this time')}
        </Button>
        <Button variant="default" loading={decline.isPending} disabled={isBusy} onClick={askToDecline}>
          {t('Leave it to others')}
        </Button>
      </Group>
      <Text size="xs" c="dimmed">
        {t('It is kept for you until {until}.', { until: formats.moment(until) })}
      </Text>
    </Stack>
  );
};
