import { Menu, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconBan } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { CalendarFeed } from '../../../shared/clinic/calendar-feeds.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { tellFailure, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { actionsColumn } from '../../ui/tables/actions-column.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { TwoLines } from '../../ui/tables/TwoLines.tsx';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { feedKinds } from './feed-words.ts';

export const useFeedColumns = (): Column<CalendarFeed>[] => {
  const { moment } = useFormats();
  const revoke = useMutation(api.calendarFeeds.revoke.mutationOptions({ onError: tellFailure }));

  const askToRevoke = ({ id, subject }: CalendarFeed) =>
    modals.openConfirmModal({
      title: t('Revoke this link for {name}?', { name: subject.name }),
      children: (
        <Text size="sm">
          {t(
            'Calendar programs that use it find nothing there from now on. This cannot be undone; a new link can be made at any time.',
          )}
        </Text>
      ),
      labels: { confirm: t('Revoke'), cancel: t('Keep it') },
      confirmProps: { color: 'red.9' },
      onConfirm: () =>
        revoke.mutate(
          { id },
          { onSuccess: () => tellSuccess(t('The link for {name} is revoked.', { name: subject.name })) },
        ),
    });

  return [
    {
      accessor: 'subject.name',
      title: t('Bookings of'),
      cellsClassName: 'main-column',
      render: ({ kind, subject, initials }) => (
        <TwoLines
          title={subject.name}
          note={`${feedKinds[kind]} · ${initials ? t('with initials') : t('without names')}`}
        />
      ),
    },
    {
      accessor: 'owner.name',
      title: t('Made by'),
      visibleMediaQuery: onWideScreens,
      render: ({ owner, createdAt }) => <TwoLines title={owner.name} note={moment(createdAt)} />,
    },
    {
      accessor: 'fetchedAt',
      title: t('Last fetched'),
      visibleMediaQuery: onWideScreens,
      render: ({ fetchedAt }) => (fetchedAt ? moment(fetchedAt) : t('Never')),
    },
    actionsColumn(
      ({ subject }) => subject.name,
      feed => (
        <Menu.Item leftSection={<IconBan size={16} aria-hidden />} onClick={() => askToRevoke(feed)}>
          {t('Revoke')}
        </Menu.Item>
      ),
    ),
  ];
};
