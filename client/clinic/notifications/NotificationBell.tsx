import { ActionIcon, Drawer, Indicator } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { MOST_UNREAD } from '../../../shared/clinic/notifications.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay, useSession } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { NotificationList } from './NotificationList.tsx';

/** Bookings, requests and messages are heard of as they happen; whatever else is looked for once in a while. */
const AGAIN_MS = 60_000;

/** What happened that concerns the user: how much of it is new, and all of it in a drawer (UI-2). */
export const NotificationBell = () => {
  const { user } = useSession();
  const mayHave = useMay()('preferences:own');
  // Operators under a grant are no members, and nothing happens to them.
  return mayHave && user.role !== null ? <Bell /> : null;
};

const Bell = () => {
  const [opened, drawer] = useDisclosure();
  const { data } = useQuery(
    api.notifications.count.queryOptions(undefined, { refetchInterval: AGAIN_MS, staleTime: AGAIN_MS / 2 }),
  );
  const unread = data?.unread ?? 0;
  const shown = unread > MOST_UNREAD ? `${MOST_UNREAD}+` : unread;

  return (
    <>
      <Indicator label={shown} size={18} offset={6} color="red" disabled={unread === 0}>
        <ActionIcon
          size="lg"
          aria-label={t('{count, plural, =0 {Notifications} other {Notifications, # unread}}', {
            count: unread,
          })}
          onClick={drawer.open}
        >
          <IconBell size={20} aria-hidden />
        </ActionIcon>
      </Indicator>
      <Drawer opened={opened} onClose={drawer.close} title={t('Notifications')}>
        <NotificationList onClose={drawer.close} />
      </Drawer>
    </>
  );
};
