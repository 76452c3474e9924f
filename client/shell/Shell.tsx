import { Box, Button, Group, Kbd, Text } from '@mantine/core';
import { useDisclosure, useOs } from '@mantine/hooks';
import { spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { t } from '../../shared/i18n/translate.ts';
import { keepWithAccount } from '../account/profile/keep-language.ts';
import { useOpenRequests } from '../clinic/booking-requests/use-open-requests.tsx';
import { LiveUpdates } from '../clinic/live/LiveUpdates.tsx';
import { useUnreadMessages } from '../clinic/messages/use-unread-messages.tsx';
import { NotificationBell } from '../clinic/notifications/NotificationBell.tsx';
import { SupportBanner } from '../clinic/support/SupportBanner.tsx';
import { useWaitingVisitors } from '../clinic/waiting-list/use-waiting-visitors.tsx';
import { keepLanguageBy } from '../i18n/own-language.ts';
import { useMay } from '../session.tsx';
import { Frame } from '../ui/frame/Frame.tsx';
import { MenuButton } from '../ui/frame/MenuButton.tsx';
import { Logo } from '../ui/pages/Logo.tsx';
import { ClinicSwitcher } from './ClinicSwitcher.tsx';
import { CommandPalette } from './CommandPalette.tsx';
import { KeyboardShortcuts } from './KeyboardShortcuts.tsx';
import { ModeBanner } from './ModeBanner.tsx';
import { destinations } from './navigation.ts';
import { ProfileMenu } from './ProfileMenu.tsx';

/** The frame around every page of a signed-in user. */
export const Shell = () => {
  const may = useMay();
  const [opened, menu] = useDisclosure();
  const badges = new Map([
    ['/booking-requests', useOpenRequests()],
    ['/waiting-list', useWaitingVisitors()],
    ['/messages', useUnreadMessages()],
  ]);
  useEffect(() => keepLanguageBy(keepWithAccount), []);

  return (
    <>
      <Frame
        name={<ClinicSwitcher />}
        destinations={destinations
          .filter(({ permission }) => may(permission))
          .map(page => ({ ...page, badge: badges.get(page.to) }))}
        opened={opened}
        onClose={menu.close}
        header={
          <>
            <Group gap="xs" wrap="nowrap" hiddenFrom="sm">
              <MenuButton opened={opened} onToggle={menu.toggle} />
              <Logo size={28} />
            </Group>
            <SearchButton />
            <Group gap="xs" wrap="nowrap" ms="auto">
              <NotificationBell />
              <ProfileMenu />
            </Group>
          </>
        }
      >
        <SupportBanner />
        <ModeBanner />
        <LiveUpdates />
        <Outlet />
      </Frame>
      <CommandPalette />
      <KeyboardShortcuts />
    </>
  );
};

const SearchButton = () => {
  const modifier = useOs() === 'macos' ? '⌘' : t('Ctrl');

  return (
    <Button
      className="search-button"
      variant="default"
      size="sm"
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        <Box visibleFrom="sm" component="span">
          <Kbd size="xs">{modifier} K</Kbd>
        </Box>
      }
      onClick={spotlight.open}
    >
      <Text span size="sm" inherit>
        {t('Search')}
      </Text>
    </Button>
  );
};
