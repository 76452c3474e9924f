import { AppShell, Box, Burger, Button, Group, Kbd, Text } from '@mantine/core';
import { useDisclosure, useOs } from '@mantine/hooks';
import { spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { Outlet } from '@tanstack/react-router';
import { SupportBanner } from '../clinic/support/SupportBanner.tsx';
import { ConnectionBanner } from '../ui/failure/ConnectionBanner.tsx';
import { Logo } from '../ui/pages/Logo.tsx';
import { CommandPalette } from './CommandPalette.tsx';
import { KeyboardShortcuts } from './KeyboardShortcuts.tsx';
import { ModeBanner } from './ModeBanner.tsx';
import { NavigationBar } from './NavigationBar.tsx';
import { ProfileMenu } from './ProfileMenu.tsx';

/** The frame around every page of a signed-in user. */
export const Shell = () => {
  const [opened, menu] = useDisclosure();
  const modifier = useOs() === 'macos' ? '⌘' : 'Ctrl';

  return (
    <>
      <a href="#main" className="skip-link">
        Skip to content
      </a>
      <AppShell
        layout="alt"
        header={{ height: 60 }}
        navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !opened } }}
        padding={{ base: 'sm', sm: 'lg' }}
      >
        <AppShell.Header className="shell-header">
          <Group h="100%" px={{ base: 'sm', sm: 'lg' }} justify="space-between" wrap="nowrap">
            <Group gap="xs" wrap="nowrap" hiddenFrom="sm">
              <Burger
                opened={opened}
                onClick={menu.toggle}
                size="sm"
                aria-label={opened ? 'Close the menu' : 'Open the menu'}
                aria-expanded={opened}
              />
              <Logo size={28} />
            </Group>
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
                Search
              </Text>
            </Button>
            <ProfileMenu />
          </Group>
        </AppShell.Header>
        <AppShell.Navbar className="shell-navbar" aria-label="Pages" component="nav">
          <NavigationBar opened={opened} onNavigate={menu.close} />
        </AppShell.Navbar>
        <AppShell.Main id="main" className="shell-main" tabIndex={-1}>
          <ConnectionBanner />
          <SupportBanner />
          <ModeBanner />
          <Outlet />
        </AppShell.Main>
      </AppShell>
      <CommandPalette />
      <KeyboardShortcuts />
    </>
  );
};
