import { Badge, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { t } from '../../../shared/i18n/translate.ts';
import { Frame } from '../../ui/frame/Frame.tsx';
import { MenuButton } from '../../ui/frame/MenuButton.tsx';
import { consoleApi } from '../connection/console-api.ts';
import { useOperator, useOperatorMay } from '../connection/operator.ts';
import { OperatorFactor } from '../operators/OperatorFactor.tsx';
import { ConsolePalette } from './ConsolePalette.tsx';
import { consoleDestinations } from './console-navigation.ts';
import { OperatorMenu } from './OperatorMenu.tsx';

/** The frame around every page of the console. */
export const ConsoleShell = () => {
  const { lacksSecondFactor } = useOperator();
  const may = useOperatorMay();
  const [opened, menu] = useDisclosure();
  const destinations = consoleDestinations.filter(({ permission }) => may(permission));

  return (
    <Frame
      navbarClassName="console-navbar"
      name={
        <Stack gap={0} flex={1} miw={0}>
          <Text fw={650} size="sm" lh={1.15}>
            MedFlow
          </Text>
          <Text size="xs" lh={1.25} className="shell-clinic">
            {t('Platform console')}
          </Text>
        </Stack>
      }
      destinations={destinations.map(page =>
        page.to === '/console/alerts' ? { ...page, badge: <OpenAlerts /> } : page,
      )}
      opened={opened}
      onClose={menu.close}
      header={
        <>
          <Group gap="xs" wrap="nowrap">
            <MenuButton opened={opened} onToggle={menu.toggle} />
            <Text size="sm" c="dimmed">
              {t('No clinic’s data is shown here')}
            </Text>
          </Group>
          <OperatorMenu />
        </>
      }
    >
      {lacksSecondFactor ? <OperatorFactor /> : <Outlet />}
      {!lacksSecondFactor && <ConsolePalette />}
    </Frame>
  );
};

/** How many alerts wait for somebody. */
const OpenAlerts = () => {
  const { lacksSecondFactor } = useOperator();
  const { data } = useQuery(
    consoleApi.alerts.list.queryOptions(
      { open: true },
      { refetchInterval: 30_000, enabled: !lacksSecondFactor },
    ),
  );
  const waiting = data?.items.length ?? 0;
  return (
    waiting > 0 && (
      <Badge size="sm" color="red.9" aria-label={t('{count} open', { count: waiting })}>
        {waiting}
      </Badge>
    )
  );
};
