import { Group, Loader, Text } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { useIsFetching } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { failureOf } from './failure.ts';

/** Says why nothing moves while the queries keep trying by themselves. */
export const ConnectionBanner = () => {
  const { online } = useNetwork();
  const waiting = useIsFetching({
    predicate: query =>
      query.state.fetchFailureCount > 0 && failureOf(query.state.fetchFailureReason).isPassing,
  });
  if (online && !waiting) return null;

  return (
    <Group role="alert" className="connection-banner" gap="xs" justify="center" px="md" py={6} wrap="nowrap">
      <Loader size={14} color="currentColor" aria-hidden />
      <Text size="sm">
        {online
          ? t('The clinic server is not answering at the moment. Trying again by itself.')
          : t('You are offline. Everything continues as soon as the connection is back.')}
      </Text>
    </Group>
  );
};
