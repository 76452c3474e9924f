import {
  Avatar,
  Box,
  Group,
  Menu,
  Text,
  UnstyledButton,
  useMantineColorScheme,
  VisuallyHidden,
} from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';
import { initialsOf } from '../../ui/formats/initials.ts';
import { ColorScheme, colorSchemes } from '../../ui/theme/color-schemes.ts';
import { operate } from '../connection/console-api.ts';
import { operatorRoles } from '../connection/console-words.ts';
import { useOperator } from '../connection/operator.ts';

export const OperatorMenu = () => {
  const { operator } = useOperator();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = () =>
    operate.session.signOut.mutate().then(() => window.location.assign('/console/sign-in'), tellFailure);

  return (
    <Menu position="bottom-end" width={240} shadow="md" withinPortal={false}>
      <Menu.Target>
        <UnstyledButton className="profile-button">
          <VisuallyHidden>Account</VisuallyHidden>
          <Group gap={8} wrap="nowrap">
            <Avatar size={32} radius="xl" color="pine" variant="filled" alt="" aria-hidden>
              {initialsOf(operator.name)}
            </Avatar>
            <Box visibleFrom="sm">
              <Text size="sm" fw={600} lh={1.2}>
                {operator.name}
              </Text>
              <Text size="xs" c="dimmed" lh={1.2}>
                {operatorRoles[operator.role]}
              </Text>
            </Box>
          </Group>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{operator.email}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={value => setColorScheme(ColorScheme.parse(value))}>
          {colorSchemes.map(({ value, label }) => (
            <Menu.RadioItem key={value} value={value}>
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void signOut()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
