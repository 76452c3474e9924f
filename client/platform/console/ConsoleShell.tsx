import { AppShell, Badge, Burger, CloseButton, Group, NavLink, ScrollArea, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { ConnectionBanner } from '../../ui/failure/ConnectionBanner.tsx';
import { Logo } from '../../ui/pages/Logo.tsx';
import { consoleApi } from '../connection/console-api.ts';
import { useOperator, useOperatorMay } from '../connection/operator.ts';
import { OperatorFactor } from '../operators/OperatorFactor.tsx';
import { consoleDestinations } from './console-navigation.ts';
import { OperatorMenu } from './OperatorMenu.tsx';

/** The frame around every page of the console. */
export const ConsoleShell = () => {
  const [opened, menu] = useDisclosure();
  const { lacksSecondFactor } = useOperator();
  const may = useOperatorMay();
  const { pathname } = useLocation();
  const open = useQuery(
    consoleApi.alerts.list.queryOptions(
      { open: true },
      { refetchInterval: 30_000, enabled: !lacksSecondFactor },
    ),
  );
  const waiting = open.data?.items.length ?? 0;

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
            <Group gap="xs" wrap="nowrap">
              <Burger
                hiddenFrom="sm"
                opened={opened}
                onClick={menu.toggle}
                size="sm"
                aria-label={opened ? 'Close the menu' : 'Open the menu'}
                aria-expanded={opened}
              />
              <Text size="sm" c="dimmed">
                No clinic’s data is shown here
              </Text>
            </Group>
            <OperatorMenu />
          </Group>
        </AppShell.Header>
        <AppShell.Navbar className="shell-navbar console-navbar" aria-label="Pages" component="nav">
          <Group px="md" h={60} wrap="nowrap" gap={10} className="shell-brand">
            <Logo size={30} />
            <Stack gap={0} flex={1} miw={0}>
              <Text fw={650} size="sm" lh={1.15}>
                MedFlow
              </Text>
              <Text size="xs" lh={1.25} className="shell-clinic">
                Platform console
              </Text>
            </Stack>
            {opened && (
              <CloseButton
                className="shell-close"
                hiddenFrom="sm"
                aria-label="Close the menu"
                onClick={menu.close}
              />
            )}
          </Group>
          <ScrollArea flex={1} px={8} py="xs">
            {consoleDestinations
              .filter(({ permission }) => may(permission))
              .map(({ to, label, icon: Icon }) => (
                <NavLink
                  key={to}
                  component={Link}
                  to={to}
                  label={label}
                  leftSection={<Icon size={18} stroke={1.7} aria-hidden />}
                  rightSection={
                    to === '/console/alerts' &&
                    waiting > 0 && (
                      <Badge size="sm" color="red.9" aria-label={`${waiting} open`}>
                        {waiting}
                      </Badge>
                    )
                  }
                  active={pathname.startsWith(to)}
                  aria-current={pathname.startsWith(to) ? 'page' : undefined}
                  onClick={menu.close}
                  className="shell-link"
                />
              ))}
          </ScrollArea>
        </AppShell.Navbar>
        <AppShell.Main id="main" className="shell-main" tabIndex={-1}>
          <ConnectionBanner />
          {lacksSecondFactor ? <OperatorFactor /> : <Outlet />}
        </AppShell.Main>
      </AppShell>
    </>
  );
};
