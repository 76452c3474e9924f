import { Avatar, Box, Group, Menu, Text, UnstyledButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconKeyboard, IconLogout } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useSession } from '../session.tsx';
import { queryClient, trpc } from '../trpc.ts';
import { ColorSchemeToggle } from '../ui/ColorSchemeToggle.tsx';
import { failureOf } from '../ui/failure.ts';
import { initialsOf } from '../ui/initials.ts';
import { showShortcuts } from './show-shortcuts.tsx';

export const ProfileMenu = () => {
  const { user } = useSession();
  const navigate = useNavigate();

  const signOut = async () => {
    try {
      await trpc.session.signOut.mutate();
      await navigate({ to: '/sign-in', search: {} });
      queryClient.clear();
    } catch (error) {
      notifications.show({
        color: 'red',
        title: 'You are still signed in',
        message: failureOf(error).message,
      });
    }
  };

  return (
    <Menu position="bottom-end" width={240} shadow="md">
      <Menu.Target>
        <UnstyledButton aria-label={`Account of ${user.name}`} className="profile-button">
          <Group gap={8} wrap="nowrap">
            <Avatar size={32} radius="xl" color="pine" variant="filled" alt="">
              {initialsOf(user.name)}
            </Avatar>
            <Box visibleFrom="sm">
              <Text size="sm" fw={600} lh={1.2}>
                {user.name}
              </Text>
              <Text size="xs" c="dimmed" lh={1.2} tt="capitalize">
                {user.role}
              </Text>
            </Box>
          </Group>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{user.email}</Menu.Label>
        <Group justify="space-between" px="sm" py={6}>
          <Text size="sm">Appearance</Text>
          <ColorSchemeToggle />
        </Group>
        <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden />} onClick={showShortcuts}>
          Keyboard shortcuts
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void signOut()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
