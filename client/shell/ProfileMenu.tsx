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
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconKey, IconKeyboard, IconLogout, IconShieldLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { ChangePasswordForm } from '../account/password/ChangePasswordForm.tsx';
import { roles } from '../clinic/members/user-words.ts';
import { useSession } from '../session.tsx';
import { trpc } from '../trpc.ts';
import { failureOf } from '../ui/failure/failure.ts';
import { initialsOf } from '../ui/formats/initials.ts';
import { FormDialog } from '../ui/forms/FormDialog.tsx';
import { ColorScheme, colorSchemes } from '../ui/theme/color-schemes.ts';
import { showShortcuts } from './show-shortcuts.tsx';

export const ProfileMenu = () => {
  const { user } = useSession();
  const [isChanging, change] = useDisclosure();
  const { colorScheme, setColorScheme } = useMantineColorScheme();

  const signOut = async () => {
    try {
      await trpc.session.signOut.mutate();
      // A page that begins anew keeps nothing of the clinic in memory.
      window.location.assign('/sign-in');
    } catch (error) {
      notifications.show({
        color: 'red',
        title: 'You are still signed in',
        message: failureOf(error).message,
      });
    }
  };

  return (
    <>
      <FormDialog opened={isChanging} onClose={change.close} title="Change your password" isModal>
        <ChangePasswordForm onClose={change.close} />
      </FormDialog>
      <Menu position="bottom-end" width={240} shadow="md" withinPortal={false}>
        <Menu.Target>
          <UnstyledButton className="profile-button">
            <VisuallyHidden>Account</VisuallyHidden>
            <Group gap={8} wrap="nowrap">
              <Avatar size={32} radius="xl" color="pine" variant="filled" alt="" aria-hidden>
                {initialsOf(user.name)}
              </Avatar>
              <Box visibleFrom="sm">
                <Text size="sm" fw={600} lh={1.2}>
                  {user.name}
                </Text>
                <Text size="xs" c="dimmed" lh={1.2}>
                  {user.role ? roles[user.role] : 'MedFlow support'}
                </Text>
              </Box>
            </Group>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{user.email}</Menu.Label>
          <Menu.RadioGroup value={colorScheme} onChange={value => setColorScheme(ColorScheme.parse(value))}>
            {colorSchemes.map(({ value, label }) => (
              <Menu.RadioItem key={value} value={value}>
                {label}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Item leftSection={<IconKey size={16} aria-hidden />} onClick={change.open}>
            Change password
          </Menu.Item>
          <Menu.Item component={Link} to="/security" leftSection={<IconShieldLock size={16} aria-hidden />}>
            Security
          </Menu.Item>
          <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden />} onClick={showShortcuts}>
            Keyboard shortcuts
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void signOut()}>
            Sign out
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
};
