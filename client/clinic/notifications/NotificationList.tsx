import { Box, Button, Group, Skeleton, Stack, Text, VisuallyHidden } from '@mantine/core';
import { IconBellOff, IconChecks } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Notification } from '../../../shared/clinic/notifications.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { LoadMore } from '../../ui/tables/LoadMore.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { placeOf, sentenceOf } from './notification-words.ts';

/** What happened lately that concerns the user, the newest first. */
export const NotificationList = ({ onClose }: { onClose: () => void }) => {
  const pages = usePages(api.notifications.list, { limit: 20 });
  const { mutate: markRead, isPending } = useMutation(
    api.notifications.markRead.mutationOptions({ onError: tellFailure }),
  );
  const { items } = pages;

  if (!items && pages.error) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!items) return <Skeleton h={240} aria-busy="true" />;
  const [newest] = items;
  if (!newest)
    return (
      <EmptyState icon={IconBellOff} title={t('Nothing new')}>
        {t('What concerns you and was done by others is told here for 30 days.')}
      </EmptyState>
    );

  return (
    <Stack gap="xs">
      <Group justify="flex-end">
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconChecks size={16} aria-hidden />}
          disabled={!newest.isUnread}
          loading={isPending}
          // What came in after this list was read stays unread.
          onClick={() => markRead({ until: newest.at })}
        >
          {t('Mark all as read')}
        </Button>
      </Group>
      <ul className="parts" aria-label={t('Notifications')}>
        {items.map(notification => (
          <li key={notification.id}>
            <Entry notification={notification} onClose={onClose} />
          </li>
        ))}
      </ul>
      {pages.hasNextPage && <LoadMore pages={pages} size="compact-sm" />}
    </Stack>
  );
};

const Entry = ({ notification, onClose }: { notification: Notification; onClose: () => void }) => {
  const { at, startsAt, isUnread } = notification;
  const { moment } = useFormats();
  return (
    <Link {...placeOf(notification)} onClick={onClose} className="notification">
      <Text size="sm" fw={isUnread ? 650 : 400} className="breaks">
        {isUnread && (
          <>
            <Box component="span" className="status-dot" data-tone="active" me={6} aria-hidden />
            <VisuallyHidden>{t('Unread')}</VisuallyHidden>{' '}
          </>
        )}
        {sentenceOf(notification)}
      </Text>
      <Text size="xs" c="dimmed">
        {startsAt
          ? t('{at} · appointment: {startsAt}', { at: moment(at), startsAt: moment(startsAt) })
          : moment(at)}
      </Text>
    </Link>
  );
};
